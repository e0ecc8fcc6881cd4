"""Building and swapping: whatever goes wrong, the last good site stays as it was."""

import contextlib
import errno
import fcntl
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from functools import cache

import pytest

from briefwijzer.addresses.promises import add_to_lock
from briefwijzer.addresses.uris import is_page
from briefwijzer.building.manifest import MARKER, differences
from briefwijzer.building.site import build_site
from briefwijzer.building.swap import mark, refuse_foreign, swap
from briefwijzer.building.zensical import render_project
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from briefwijzer.problems import Refused
from briefwijzer.stream import pages
from tests.conftest import ROOT, corpus_in, edit, free_port, heed_interrupts

AUDIT = bool(os.environ.get("AUDIT"))
PARTS = ("data", "docs", "overrides", "mkdocs.yml")


@pytest.fixture
def project(tiny_project):
    """A small project whose shell can be broken too."""
    (tiny_project / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", tiny_project / "overrides")
    return tiny_project


@pytest.fixture
def old_site(project):
    """A site that was built before, with one page that tells it from a new one."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site", encoding="utf-8")
    mark(site, "site")
    return site


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def is_old(site):
    return [path.name for path in sorted(site.iterdir())] == [MARKER, "index.html"]


@cache
def page_count():
    """The pages of the stream; its other files apart."""
    return sum(is_page(page.uri) for page in pages(corpus_in("tests/corpus")))


def leftovers(project):
    """What a build leaves that is neither a site nor what it keeps for the next one."""
    known = {*PARTS, "scripts", "site", ".site.lock", "build"}
    inside = [path.name for path in project.glob("build/*") if path.name != ".cache"]
    return [path.name for path in project.iterdir() if path.name not in known] + inside


def test_a_build_replaces_the_old_site_and_says_where_it_is(project, old_site):
    said = []
    assert build_site(project, old_site, say=said.append) == page_count()
    assert said[:2] == ["reading the data", f"building {page_count()} pages of 2 letters"]
    assert any(line.startswith("brieven/kst-90001-1: page ") for line in said)
    assert (old_site / "brieven/kst-90001-1/2-1/index.html").is_file()
    assert (old_site / "brieven/kst-90001-1/brief.md").read_text("utf-8").startswith("# Verzonnen brief")
    assert leftovers(project) == []


def test_a_corpus_may_be_without_layers_and_most_shared_files(tiny_project):
    data = tiny_project / "data"
    for name in ("themes", "organisations", "terms", "sources", "moved", "corrections"):
        (data / f"{name}.yml").unlink()
    (data / "ids.lock").unlink()
    shutil.rmtree(data / "letters/kst-90001-1/annotations")
    for layer in (data / "letters/kst-90002-5/annotations").iterdir():
        if layer.name != "mentions.yml":
            layer.unlink()
    add_to_lock(load(data))
    build_site(tiny_project, tiny_project / "site")
    for register in ("themas", "standpunten", "toezeggingen", "bedragen", "tijdlijn"):
        assert not (tiny_project / f"site/brieven/kst-90001-1/{register}").exists()


def test_broken_data_leaves_the_old_site(project, old_site):
    edit(project / "data/works.yml", "kind: kamerstuk", "kind: kamerstukje")
    with pytest.raises(Refused) as refused:
        build_site(project, old_site)
    assert codes(refused) == ["K103"]
    assert is_old(old_site)
    assert leftovers(project) == []


def test_a_fault_in_the_built_pages_leaves_the_old_site(project, old_site):
    edit(project / "overrides/main.html", "{{ page.content }}", '{{ page.content }}<a href="nergens/">x</a>')
    with pytest.raises(Refused) as refused:
        build_site(project, old_site)
    assert set(codes(refused)) == {"K401"}
    assert is_old(old_site)
    assert leftovers(project) == []


def test_a_warning_of_mkdocs_leaves_the_old_site(project, old_site):
    (project / "docs/los.md").write_text("[nergens](nergens.md)\n", encoding="utf-8")
    for _ in range(2):  # what it was about is not kept: it is told again
        with pytest.raises(Refused) as refused:
            build_site(project, old_site)
        assert set(codes(refused)) == {"K408"}
        assert is_old(old_site)


# A fraction of the points of ``make audit`` (AUDIT=1): still equal steps, so that each phase of a build is met as often
# as its share of the whole asks for. The steps near the end, where the swap is, have their own names.
POINTS = 60 if AUDIT else 8


def test_a_killed_build_leaves_the_old_site_or_the_new_one(tiny_project):
    """See tests/killing.py: whether the new site is there, how it differs from its manifest, what is to be cleared."""
    command = [sys.executable, ROOT / "tests/killing.py", tiny_project, str(POINTS)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    is_new, different, _ = zip(*found["at"], strict=True)
    assert not any(different)
    assert sum(is_new) < POINTS / 2
    assert found["after"] == {
        "the manifest": [False, 0, True],
        "the checks": [False, 0, True],
        "the swap": [True, 0, True],
        "half of the clearing": [True, 0, True],
    }
    assert found["last"]
    assert leftovers(tiny_project) == []


@pytest.fixture
def old_tiny(tiny_once, tmp_path):
    """A small project, its site and the manifest of the site; the project is changed since."""
    project = shutil.copytree(tiny_once, tmp_path / "old", symlinks=True)
    edit(project / "data/works.yml", "works:", "# een\nworks:")
    return project, project / "site", (project / "site/manifest.json").read_bytes()


def test_a_swap_cut_off_between_two_renames_is_mended(project, old_site):
    old_site.rename(project / ".site.old")
    edit(project / "data/works.yml", "kind: kamerstuk", "kind: kamerstukje")
    with pytest.raises(Refused):
        build_site(project, old_site)
    assert is_old(old_site)
    assert leftovers(project) == []


@pytest.mark.parametrize("kilobytes", [0, 4, 16, 64] if AUDIT else [0, 16])
def test_a_file_that_cannot_grow_leaves_the_old_site(old_tiny, kilobytes):
    project, site, old = old_tiny
    build = f"ulimit -f {kilobytes}; exec {shlex.quote(sys.executable)} -m briefwijzer site 2>&1 | cat"
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(["bash", "-c", build], cwd=project, env=environment, capture_output=True, text=True)
    assert "K414 cannot be built: File too large" in done.stdout
    assert "Traceback" not in done.stdout
    assert (site / "manifest.json").read_bytes() == old
    assert differences(site) == []
    assert leftovers(project) == []


def test_a_disk_that_is_full_at_any_point_leaves_the_old_site(old_tiny, monkeypatch):
    project, site, old = old_tiny
    written, full_at, real = 0, 0, open

    def full(file, mode="r", *values, **named):
        nonlocal written
        if "w" in mode and ".site.new" in str(file):
            written += 1
            if written == full_at:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        return real(file, mode, *values, **named)

    monkeypatch.setattr("builtins.open", full)
    monkeypatch.setattr("io.open", full)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefwijzer.building.swap.swap", lambda new, out: None)
        build_site(project, site)
    every = written
    assert every > 100
    for point in [1, *range(10, every, every // 5), every - 1, every]:
        written, full_at = 0, point
        with pytest.raises(Refused) as refused:
            build_site(project, site)
        assert codes(refused) == ["K414"]
        assert "No space left on device" in str(refused.value)
        assert (site / "manifest.json").read_bytes() == old
        assert differences(site) == []
        assert leftovers(project) == []
    full_at = 0
    build_site(project, site)
    assert (site / "manifest.json").read_bytes() != old


def test_foreign_files_are_never_replaced(project):
    site = project / "site"
    site.mkdir()
    (site / "scriptie.odt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build_site(project, site)
    assert codes(refused) == ["K409"]
    assert (site / "scriptie.odt").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "address", ["http://example.org/", "https://example.org", "https://éénbrief.nl/", "https://example.org/a b/", "x"]
)
def test_an_address_that_pages_cannot_name_is_refused_at_once(tiny_project, monkeypatch, address):
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(Refused) as refused:
        build_site(tiny_project, tiny_project / "site")
    assert codes(refused) == ["K416"]


@pytest.mark.parametrize("foreign", ["CNAME", ".git/config", "assets/los", "over/link"])
def test_a_foreign_file_in_a_site_of_ours_stops_the_build(old_tiny, foreign):
    project, site, old = old_tiny
    path = site / foreign
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("nergens") if foreign == "over/link" else path.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match=f"K409 holds files that were not written here: {foreign}\n"):
        build_site(project, site)
    assert path.is_symlink() or path.read_text("utf-8") == "mine"
    assert (site / "manifest.json").read_bytes() == old


def test_a_site_is_not_replaced_by_a_project_nor_a_project_by_a_site(old_tiny):
    project, site, _ = old_tiny
    with pytest.raises(Refused, match="K409"):
        render_project(project, site)
    render_project(project, project / "rendered")
    with pytest.raises(Refused, match="K409"):
        build_site(project, project / "rendered")


def test_a_lock_that_is_somebody_elses_file_is_let_alone(tiny_project):
    precious = tiny_project / "precious"
    precious.write_text("mine", encoding="utf-8")
    lock = tiny_project / ".site.lock"
    lock.symlink_to(precious)
    with pytest.raises(Refused, match="K414"):
        build_site(tiny_project, tiny_project / "site")
    lock.unlink()
    os.mkfifo(lock)
    with pytest.raises(Refused, match="K414 cannot be built: not a regular file"):
        build_site(tiny_project, tiny_project / "site")
    assert precious.read_text("utf-8") == "mine"


def test_whatever_was_left_is_cleared(tiny_project):
    (tiny_project / ".site.new.project/docs").mkdir(parents=True)
    (tiny_project / ".site.new").symlink_to("nergens")
    (tiny_project / ".site.old").write_text("", encoding="utf-8")
    (tiny_project / "site").mkdir()
    build_site(tiny_project, tiny_project / "site")
    assert [path.name for path in tiny_project.iterdir() if path.name.startswith(".site")] == [".site.lock"]


def test_two_real_builds_leave_one_site(tiny_project):
    command = [sys.executable, "-m", "briefwijzer", "site"]
    builds = [subprocess.Popen(command, cwd=tiny_project, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[1] for build in builds]
    ends = [build.returncode for build in builds]
    assert 0 in ends
    assert all(end == 0 or "K410" in words for end, words in zip(ends, said, strict=True))
    assert differences(tiny_project / "site") == []
    assert leftovers(tiny_project) == []


@pytest.mark.parametrize("place", [".", "docs", "data/letters", "..", "/"])
def test_the_sources_are_never_the_target(project, place):
    with pytest.raises(Refused) as refused:
        refuse_foreign((project / place).resolve(), project, "site")
    assert codes(refused) == ["K409"]


def test_the_sources_are_not_the_target_by_another_name(project):
    (project / "d").symlink_to("data")
    for place in ("d/site", "site/../data/zz"):
        with pytest.raises(Refused, match="K409"):
            build_site(project, project / place)
    there = {path.name for path in (project / "data").iterdir()}
    assert there == {path.name for path in (ROOT / "tests/corpus").iterdir()}


@pytest.mark.parametrize("command", ["passages", "offline"])
def test_other_results_do_not_go_into_the_sources(project, command, capsys):
    works = project / "data/works.yml"
    before = works.read_bytes()
    for out in (works, project / "docs"):
        assert main(["--root", str(project), command, "--out", str(out)]) == 1
        assert ": K409 holds the sources, or lies inside them\n" in capsys.readouterr().err
    assert works.read_bytes() == before


@pytest.mark.parametrize("kind", ["file", "link"])
def test_the_target_is_a_folder(project, tmp_path, kind):
    target = tmp_path / "target"
    if kind == "file":
        target.touch()
    else:
        target.symlink_to(tmp_path)
    with pytest.raises(Refused) as refused:
        build_site(project, target)
    assert codes(refused) == ["K409"]


def test_two_builds_do_not_meet(project, old_site):
    with (project / ".site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(Refused) as refused:
            build_site(project, old_site)
    assert codes(refused) == ["K410"]
    assert is_old(old_site)


def test_the_swap_works_without_an_exchange_in_one_step(tmp_path, monkeypatch):
    monkeypatch.setattr("briefwijzer.building.swap._exchange", lambda one, other: False)
    new, out = tmp_path / "new", tmp_path / "out"
    for folder in (new, out):
        folder.mkdir()
        (folder / folder.name).touch()
    remove = shutil.rmtree

    def removed(folder, **options):
        assert (out / "new").exists()  # the old one stays until the new one is there
        remove(folder, **options)

    monkeypatch.setattr(shutil, "rmtree", removed)
    swap(new, out)
    assert [path.name for path in out.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_render_writes_the_same_pages_for_another_builder(project, tmp_path):
    out = tmp_path / "rendered"
    count = render_project(project, out)
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    by_hand = [path for folder in ("docs", "overrides") for path in (project / folder).rglob("*") if path.is_file()]
    assert len(names) == count + len(by_hand) + len({"mkdocs.yml", "zensical.yml", MARKER})
    page = (out / "docs/brieven/kst-90001-1/2-1/index.md").read_text("utf-8")
    assert page.startswith('---\ntitle: "2.1 X')
    assert "files/brieven/kst-90001-1/brief.md" in names
    assert render_project(project, out) == count


def test_a_project_that_cannot_be_written_is_told(project):
    render = f"ulimit -f 4; exec {shlex.quote(sys.executable)} -m briefwijzer render rendered 2>&1 | cat"
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(["bash", "-c", render], cwd=project, env=environment, capture_output=True, text=True)
    assert f"{project}/rendered: K414 cannot be built: " in done.stdout
    assert "File too large" in done.stdout
    assert "Traceback" not in done.stdout
    assert leftovers(project) == [".rendered.lock"]


def read(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read().decode()


def first_answer(address, process):
    """The page, as soon as the server listens."""
    while process.poll() is None:
        with contextlib.suppress(ConnectionError, urllib.error.URLError):
            return read(address)
        time.sleep(0.1)  # nothing tells when a port is listened to
    raise AssertionError("the server has ended")


def comes_to_hold(address, words):
    """Whether the page holds the words, now or after one of the next builds, for which it waits as a browser does."""
    for _ in range(5):
        text = read(address)
        if words in text:
            return True
        epoch, request = re.search(r"livereload\((\d+), (\d+)\)", text).groups()
        read(urllib.parse.urljoin(address, f"/livereload/{epoch}/{request}"))  # answers when there is a new build
    return False


def test_serving_follows_the_data_and_survives_its_faults(project, tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    log = (tmp_path / "log").open("w+", encoding="utf-8")
    process = subprocess.Popen(
        command, cwd=project, env=environment, stdout=log, stderr=log, preexec_fn=heed_interrupts
    )
    page = f"http://127.0.0.1:{port}/brieven/kst-90002-5/"
    title = "short_title: "
    letter = "data/letters/kst-90002-5/letter.yml"
    stale = project / "build/.cache/serve/00/left by code that is no more"
    stale.parent.mkdir(parents=True)
    stale.touch()
    try:
        old = next(
            line for line in (project / letter).read_text("utf-8").splitlines() if line.startswith(title)
        ).removeprefix(title)
        first = first_answer(page, process)
        assert old in first
        assert not stale.exists()
        # The script that reloads a page stands in the page: the policy would stop it.
        assert "livereload(" in first
        assert "Content-Security-Policy" not in first
        edit(project / letter, title + old, title + "Een andere naam")
        assert comes_to_hold(page, "Een andere naam")
        edit(project / letter, title, "shrot_title: ")
        assert comes_to_hold(page, "K101 unknown key &#39;shrot_title&#39;")
        assert comes_to_hold(page, "Een andere naam")
        edit(project / letter, "shrot_title: Een andere naam", title + "Weer goed")
        assert comes_to_hold(page, "Weer goed")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()
        log.seek(0)
        print(log.read())  # pytest shows it when the test fails
        log.close()
