"""Building and swapping: whatever goes wrong, the last good site stays as it was."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from functools import cache

import pytest

from briefwijzer.corpus import load
from briefwijzer.links import is_page
from briefwijzer.pages import pages
from briefwijzer.problems import Refused
from briefwijzer.site import MARKER, build_site, refuse_foreign, render_pages, swap
from tests.conftest import ROOT, free_port

PARTS = ("data", "docs", "overrides", "mkdocs.yml")
HOOK = "scripts/mkdocs_hooks.py"


@pytest.fixture
def project(tmp_path):
    """A project of its own that can be broken."""
    root = tmp_path / "project"
    for name in PARTS:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        root.mkdir(exist_ok=True)
        copy(ROOT / name, root / name)
    (root / "scripts").mkdir()
    for name in ("mkdocs_hooks.py", "briefwijzer"):
        (root / "scripts" / name).symlink_to(ROOT / "scripts" / name)
    return root


@pytest.fixture
def old_site(project):
    """A site that was built before, with one page that tells it from a new one."""
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the old site", encoding="utf-8")
    (site / MARKER).touch()
    return site


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def is_old(site):
    return [path.name for path in sorted(site.iterdir())] == [MARKER, "index.html"]


def change(project, file, old, new):
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@cache
def page_count():
    """The pages of the stream; its other files apart."""
    return sum(is_page(page.uri) for page in pages(load(ROOT / "data")))


def leftovers(project):
    known = {*PARTS, "scripts", "site", ".site.lock"}
    return [path.name for path in project.iterdir() if path.name not in known]


def test_a_build_replaces_the_old_site(project, old_site):
    assert build_site(project, old_site) == page_count()
    assert (old_site / "brieven/kst-29544-773/2-6/index.html").is_file()
    assert (old_site / "brieven/kst-29544-773/brief.md").read_text("utf-8").startswith("# Kabinetsreactie")
    assert leftovers(project) == []


def test_broken_data_leaves_the_old_site(project, old_site):
    change(project, "data/works.yml", "kind: kamerstuk", "kind: kamerstukje")
    with pytest.raises(Refused) as refused:
        build_site(project, old_site)
    assert codes(refused) == ["K103"]
    assert is_old(old_site)
    assert leftovers(project) == []


def test_a_fault_in_the_built_pages_leaves_the_old_site(project, old_site):
    change(project, "overrides/main.html", "{{ page.content }}", '{{ page.content }}<a href="nergens/">x</a>')
    with pytest.raises(Refused) as refused:
        build_site(project, old_site)
    assert set(codes(refused)) == {"K401"}
    assert is_old(old_site)
    assert leftovers(project) == []


def test_a_warning_of_mkdocs_leaves_the_old_site(project, old_site):
    (project / "docs/los.md").write_text("[nergens](nergens.md)\n", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build_site(project, old_site)
    assert set(codes(refused)) == {"K408"}
    assert is_old(old_site)


@pytest.mark.parametrize("after", [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(project, old_site, after):
    command = [sys.executable, "-m", "briefwijzer", "site"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    process = subprocess.Popen(command, cwd=project, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if not is_old(old_site):
        assert (old_site / MARKER).is_file()
        assert (old_site / "zoeken/index.html").is_file()
    assert build_site(project, old_site) == page_count()
    assert leftovers(project) == []


def test_foreign_files_are_never_replaced(project):
    site = project / "site"
    site.mkdir()
    (site / "scriptie.odt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        build_site(project, site)
    assert codes(refused) == ["K409"]
    assert (site / "scriptie.odt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("place", [".", "docs", "data/letters", "..", "/"])
def test_the_sources_are_never_the_target(project, place):
    with pytest.raises(Refused) as refused:
        refuse_foreign((project / place).resolve(), project)
    assert codes(refused) == ["K409"]


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
    monkeypatch.setattr("briefwijzer.site._exchange", lambda one, other: False)
    new, out = tmp_path / "new", tmp_path / "out"
    for folder in (new, out):
        folder.mkdir()
        (folder / folder.name).touch()
    swap(new, out)
    assert [path.name for path in out.iterdir()] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_render_writes_the_same_pages_for_another_builder(project, tmp_path):
    out = tmp_path / "pages"
    count = render_pages(project, out)
    written = [path for path in out.rglob("*") if path.is_file()]
    by_hand = [path for path in (project / "docs").rglob("*") if path.is_file()]
    assert len(written) == count + len(by_hand) + 1
    assert (out / "brieven/kst-29544-773/2-6.md").read_text("utf-8").startswith('---\ntitle: "2.6 Verdelings')
    assert render_pages(project, out) == count


def test_long_builds_say_where_they_are(project, old_site):
    said = []
    build_site(project, old_site, say=said.append)
    assert said[:2] == ["reading the data", f"building {page_count()} pages of 1 letters"]
    assert any(line.startswith("brieven/kst-29544-773: page ") for line in said)


def wait_for(address, words, seconds=30):
    """Ask until the page holds the words."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=seconds) as answer:
                if words in answer.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def test_serving_follows_the_data_and_survives_its_faults(project, tmp_path):
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    log = (tmp_path / "log").open("w+", encoding="utf-8")
    process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
    page = f"http://127.0.0.1:{port}/brieven/kst-29544-773/"
    title = "short_title: "
    letter = "data/letters/kst-29544-773/letter.yml"
    try:
        old = next(
            line for line in (project / letter).read_text("utf-8").splitlines() if line.startswith(title)
        ).removeprefix(title)
        assert wait_for(page, old)
        change(project, letter, title + old, title + "Een andere naam")
        assert wait_for(page, "Een andere naam")
        change(project, letter, title, "shrot_title: ")
        assert wait_for(page, "K101 unknown key &#39;shrot_title&#39;")
        assert wait_for(page, "Een andere naam")
        change(project, letter, "shrot_title: Een andere naam", title + "Weer goed")
        assert wait_for(page, "Weer goed")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)
        log.seek(0)
        print(log.read())  # pytest shows it when the test fails
        log.close()
