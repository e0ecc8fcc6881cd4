"""Two builders, one site: MkDocs and Zensical make the same pages from the same stream, shell and configuration.

Zensical has an environment of its own (``make test`` makes it). A missing one fails these tests; it never skips them.
"""

import re
import subprocess
from collections import Counter
from urllib.parse import urljoin

import pytest
from lxml import etree

from briefwijzer.addresses.uris import is_page
from briefwijzer.building.checks import BuiltSite
from briefwijzer.building.manifest import MARKER, differences
from briefwijzer.building.site import build_site
from briefwijzer.building.zensical import FILES, zensical
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.problems import Refused
from briefwijzer.stream import pages
from tests.conftest import ROOT

COMMAND = ROOT / ".venv-zensical/bin/zensical"
ADDRESS = "https://briefwijzer.test/a/b/"
# What differs, and why it may: each builder brings the theme's own files, which no page of ours asks for; only
# MkDocs packs the sitemap; and a manifest tells the files of its own site.
THEME = re.compile(
    r"assets/(javascripts|stylesheets)/((bundle|main|palette)\.|lunr/|workers/|modern/|classic/|LICENSE$)"
)
ONLY_MKDOCS = {"sitemap.xml.gz"}
TOLD_APART = {"manifest.json", "sitemap.xml", MARKER}


@pytest.fixture(scope="module", params=["real", "tiny"])
def sites(request, tmp_path_factory):
    """The site by MkDocs and that by Zensical; the small one has no address."""
    one = request.getfixturevalue("built" if request.param == "real" else "tiny_built")
    root = ROOT if request.param == "real" else one.parent
    other = tmp_path_factory.mktemp("zensical") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", ADDRESS if request.param == "real" else "")
        build_site(root, other, builder=zensical(COMMAND))
    return BuiltSite(one), BuiltSite(other)


def files(site):
    found = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return {name for name in found if not THEME.search(name)}


def test_both_have_the_same_files(sites):
    one, other = sites
    assert files(one) - files(other) == ONLY_MKDOCS
    assert files(other) <= files(one)
    for name in files(other) - TOLD_APART:
        if not name.endswith(".html"):
            assert (one.folder / name).read_bytes() == (other.folder / name).read_bytes(), name


def links(page):
    """Every link of a page with its place in the order, as the browser resolves it; the theme's style sheet apart."""
    here = urljoin(ADDRESS, page.file.removesuffix("index.html"))
    for element in page.tree.iter():
        for key in ("href", "src", "action", "data-root"):
            if isinstance(element.tag, str) and element.get(key) is not None:
                to = urljoin(here, element.get(key))
                if not THEME.search(to):
                    yield element.tag, key, element.get("rel"), element.get("aria-current"), to.removesuffix("/.")


def head(page):
    metas = [sorted(meta.items()) for meta in page.tree.xpath("//meta")]
    return page.tree.get("lang"), page.tree.findtext(".//title"), metas


def outline(page):
    """The elements of the content, with what styles and scripts know them by; Zensical colours code."""
    all_but_code = page.tree.xpath("id('inhoud-pagina')//*[not(ancestor-or-self::pre or self::div[pre][not(@lang)])]")
    return [(element.tag, element.get("class"), element.get("role")) for element in all_but_code]


def words(page):
    return "".join(page.tree.find("body").itertext()).split()


@pytest.mark.parametrize("what", [links, head, outline, words, lambda page: list(page.ids)])
def test_both_have_the_same_pages(sites, what):
    one, other = sites
    assert one.pages.keys() == other.pages.keys()
    assert len(one.pages) > 40
    for file, page in one.pages.items():
        found, wanted = list(what(other.pages[file])), list(what(page))
        assert wanted, file
        if found != wanted:
            lost, new = Counter(map(str, wanted)), Counter(map(str, found))
            pytest.fail(f"{file}: lost {list(lost - new)[:5]}, new {list(new - lost)[:5]}")


def test_both_have_the_same_sitemap(sites):
    one, other = (
        etree.parse(str(site.folder / "sitemap.xml")).xpath("//*[local-name()='loc']/text()") for site in sites
    )
    assert len(one) > 100 or ADDRESS not in (sites[0].folder / "404.html").read_text("utf-8")
    assert sorted(one) == sorted(other)


def test_both_pass_the_checks_and_can_be_verified(sites):
    _, other = sites
    assert (other.folder / MARKER).is_file()
    assert differences(other.folder) == []
    assert [path.name for path in other.folder.parent.iterdir() if path.name != ".site.lock"] == ["site"]


def test_a_rendered_project_is_built_as_it_stands(tiny_project, tmp_path):
    out = tmp_path / "rendered"
    assert main(["--root", str(tiny_project), "render", str(out)]) == 0
    subprocess.run([COMMAND, "build", "-f", "zensical.yml"], cwd=out, check=True, capture_output=True)
    built = {path.parent.relative_to(out / "site").as_posix() for path in (out / "site").rglob("index.html")}
    assert {page.address.strip("/") or "." for page in pages(load(tiny_project / "data")) if is_page(page.uri)} <= built
    assert [path.name for path in (out / FILES).rglob("*.md")] == ["brief.md", "brief.md"]


def test_a_missing_builder_is_told(tiny_project, capsys):
    assert main(["--root", str(tiny_project), "site", "--zensical", "/nergens/zensical"]) == 1
    assert "mkdocs.yml: K408 Zensical: /nergens/zensical: No such file or directory" in capsys.readouterr().err
    assert not (tiny_project / "site").exists()


def test_what_the_builder_says_is_told(tiny_project):
    (tiny_project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build_site(tiny_project, tiny_project / "site", builder=zensical(COMMAND))
    assert [problem.code for problem in refused.value.problems] == ["K408"]
    assert "Zensical: " in str(refused.value)
    assert [path.name for path in tiny_project.iterdir() if path.name.startswith(".site")] == [".site.lock"]
