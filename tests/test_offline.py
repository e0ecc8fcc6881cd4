"""The offline copy: every link leads to a file, nothing else is changed, and the same site gives the same bytes."""

import json
import re
import shutil
import zipfile
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from briefwijzer.building.checks import BuiltSite
from briefwijzer.building.manifest import MARKER, differences, file_entry
from briefwijzer.building.offline import for_a_folder, write_offline
from briefwijzer.cli import main
from briefwijzer.problems import Refused
from tests.conftest import unpacked


@pytest.fixture(scope="module", params=["built", "tiny_built"])
def site(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def copy(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    write_offline(site, folder / "copy.zip")
    return unpacked(folder / "copy.zip", folder)


def test_every_link_leads_to_a_file_of_the_copy(copy):
    seen = 0
    for page in copy.rglob("*.html"):
        for link in html.parse(str(page)).xpath("//@href | //@action | //@src | //@data-root/../@src"):
            parts = urlsplit(link)
            if parts.scheme or not parts.path:
                continue
            target = page.parent / unquote(parts.path)
            assert not parts.path.startswith("/"), f"{link} on {page}"
            assert target.is_file(), f"{link} on {page}"
            assert copy in target.resolve().parents, f"{link} on {page}"
            seen += 1
    assert seen > 1000


def test_a_page_that_has_moved_leads_on(tiny_built, tmp_path):
    write_offline(tiny_built, tmp_path / "copy.zip")
    moved = [
        page
        for page in unpacked(tmp_path / "copy.zip", tmp_path).rglob("*.html")
        if 'http-equiv="refresh"' in page.read_text("utf-8")
    ]
    assert moved
    for page in moved:
        content = html.parse(str(page)).xpath("string(//meta[@http-equiv='refresh']/@content)")
        target = re.fullmatch(r"20; url=([^#]+)(#.*)?", content)[1]
        assert (page.parent / target).is_file()
        assert target.endswith("index.html")


def test_only_links_to_folders_are_changed(site, copy):
    files, copied = (
        {path.relative_to(one).as_posix() for path in one.rglob("*") if path.is_file()} for one in (site, copy)
    )
    assert files - copied == {MARKER, "404.html"}
    assert copied <= files
    for name in copied - {"manifest.json"}:
        if not name.endswith(".html"):
            assert (site / name).read_bytes() == (copy / name).read_bytes(), name
            continue
        old, new = (list(html.parse(str(one / name)).iter()) for one in (site, copy))
        for one, other in zip(old, new, strict=True):
            assert (one.tag, one.text, one.tail, one.keys()) == (other.tag, other.text, other.tail, other.keys()), name
            for key, value in one.items():
                before = urlsplit(value)
                after = before._replace(path=f"{before.path.removesuffix('/')}/index.html")
                assert other.get(key) in (value, after.geturl()) or key == "content", name


def test_the_copy_can_be_verified(site, copy):
    assert differences(copy) == []
    old, new = (json.loads((folder / "manifest.json").read_text("utf-8")) for folder in (site, copy))
    assert {**old, "files": None} == {**new, "files": None}


PAGE = "brieven/kst-90001-1/2-1/index.html"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('<a href="../">', '<a href="../index.html">'),
        ('<a href="..">', '<a href="../index.html">'),
        ('<A HREF="../1/#s1-p1" class="a &quot;b">', '<a href="../1/index.html#s1-p1" class="a &quot;b">'),
        ('<a data-x href="../../../zoeken/?q=a&amp;b=c">', '<a data-x href="../../../zoeken/index.html?q=a&amp;b=c">'),
        ('<form action="../../../zoeken/">', '<form action="../../../zoeken/index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../1/#x">',
            '<meta http-equiv="refresh" content="0; url=../1/index.html#x">',
        ),
        (
            '<meta http-equiv="Content-Security-Policy" content="script-src \'self\'">',
            '<meta http-equiv="Content-Security-Policy" content="script-src \'self\' file:">',
        ),
    ],
)
def test_a_start_tag_is_written_anew(tiny_built, written, meant):
    site = BuiltSite(tiny_built)
    assert for_a_folder(f"<p>é\n\u2028x {written}</p>\n", site, site.pages[PAGE]) == f"<p>é\n\u2028x {meant}</p>\n"


@pytest.mark.parametrize(
    "text",
    [
        '<a href="#s2-1-p1">', '<a href="">', '<a href="?q=a">', '<a href="https://example.org/">',
        '<a href="//example.org/">', '<a href="mailto:a@example.org">', '<a href="../brief.txt">',
        '<a href="../nergens/">', "<A  HREF='../brief.txt' >", '<script src="../">', "<!-- <a href='../'> -->",
        '<script>"<a href=../>"</script>', "&lt;a href=&quot;../&quot;>", "<p title=\"<a href='../'>\">",
        '<meta name="description" content="0; url=../1/">',
    ],
)  # fmt: skip
def test_what_is_no_link_to_a_folder_stays(tiny_built, text):
    site = BuiltSite(tiny_built)
    assert for_a_folder(text, site, site.pages[PAGE]) == text


def test_the_same_site_gives_the_same_bytes(tiny_built, tmp_path, monkeypatch):
    write_offline(tiny_built, tmp_path / "one.zip")
    other = shutil.copytree(tiny_built, tmp_path / "elders", copy_function=shutil.copyfile)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    write_offline(other, tmp_path / "other.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = archive.namelist()
    assert names == sorted(names)
    assert all(name.startswith("briefwijzer/") and ".." not in name for name in names)


def test_a_site_that_is_not_whole_is_not_packed(tiny_built, tmp_path, capsys):
    site = shutil.copytree(tiny_built, tmp_path / "site")
    (site / "over/index.html").write_text("x", encoding="utf-8")
    out = tmp_path / "copy.zip"
    out.write_bytes(b"the old copy")
    assert main(["offline", "--site", str(site), "--out", str(out)]) == 1
    assert capsys.readouterr().err.startswith("over/index.html: K413 is changed")
    assert out.read_bytes() == b"the old copy"


def test_a_full_disk_leaves_the_old_copy(tiny_built, tmp_path, monkeypatch):
    def full(*values, **named):
        raise OSError(28, "No space left on device")

    out = tmp_path / "copy.zip"
    out.write_bytes(b"the old copy")
    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(Refused, match="K414 cannot be written: No space left on device"):
        write_offline(tiny_built, out)
    assert out.read_bytes() == b"the old copy"
    assert [path.name for path in tmp_path.iterdir()] == ["copy.zip"]


def test_what_a_manifest_says_of_a_file():
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert file_entry(b"") == {"bytes": 0, "sha256": empty}
