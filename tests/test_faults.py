"""Faults of the machine and of the people around a build: each is told, and the old site stays.

docs/developers/bad-input.md says which row of its catalogue is tested where.
"""

import json
import os
import re
import shutil
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

import briefwijzer.building.site
from briefwijzer.building.manifest import differences
from briefwijzer.building.site import build_site
from briefwijzer.data.reader import load
from briefwijzer.problems import Refused
from tests.conftest import ROOT, heed_interrupts, make_tiny


@pytest.fixture(scope="module")
def old(tiny_once, tmp_path_factory):
    """A project with a site, and the manifest of the site."""
    root = shutil.copytree(tiny_once, tmp_path_factory.mktemp("old") / "project", symlinks=True)
    return root, (root / "site/manifest.json").read_bytes()


def refused(root, out=None):
    """What a build that fails says; the old site is as it was and nothing is left beside it."""
    before = (root / "site/manifest.json").read_bytes() if (root / "site").exists() else None
    with pytest.raises(Refused) as caught:
        build_site(root, out or root / "site")
    if before:
        assert (root / "site/manifest.json").read_bytes() == before
        assert differences(root / "site") == []
    assert {path.name for path in root.iterdir() if path.name.startswith(".")} <= {".site.lock"}
    return str(caught.value)


def test_a_file_that_changes_during_the_build(old, monkeypatch):
    root, _ = old
    works = root / "data/works.yml"
    text, real = works.read_text("utf-8"), briefwijzer.building.site.run_mkdocs

    def while_building(*arguments):
        works.write_text(text + "# later\n", encoding="utf-8")
        return real(*arguments)

    monkeypatch.setattr(briefwijzer.building.site, "run_mkdocs", while_building)
    try:
        assert refused(root).startswith("data/works.yml: K414 changed while the site was built\n")
    finally:
        works.write_text(text, encoding="utf-8")


def test_a_file_that_vanishes_while_it_is_read(data, monkeypatch):
    real = Path.lstat

    def gone_after(path):
        status = real(path)
        if path.name == "terms.yml":
            path.unlink()
        return status

    monkeypatch.setattr(Path, "lstat", gone_after)
    with pytest.raises(Refused, match=r"data/terms\.yml: K001 cannot be read: No such file or directory"):
        load(data)


@pytest.mark.parametrize(
    ("file", "old_text", "new_text", "said"),
    [
        ("overrides/main.html", "{{ page.content }}", "{{ page.content.x.y }}", "K408 MkDocs: "),
        ("overrides/main.html", "{% block content %}", "{% block %}", "K408 MkDocs: "),
        ("mkdocs.yml", "plugins: []", "plugins: [nergens]", "K408 MkDocs: Config value 'plugins'"),
        ("mkdocs.yml", "name: material", "name: nergens", "K408 MkDocs: Config value 'theme'"),
    ],
)
def test_a_fault_of_the_shell_or_the_configuration(tmp_path, old, file, old_text, new_text, said):
    root = tmp_path / "project"
    shutil.copytree(old[0], root, symlinks=True)
    if (root / "overrides").is_symlink():
        (root / "overrides").unlink()
        shutil.copytree(ROOT / "overrides", root / "overrides")
    text = (root / file).read_text("utf-8")
    assert old_text in text
    (root / file).write_text(text.replace(old_text, new_text, 1), encoding="utf-8")
    assert said in refused(root)


def test_what_is_no_document_is_never_published(tiny_project):
    for name, make, said in (
        ("geheim.txt", lambda path: path.symlink_to("/etc/hostname"), ": K001 is not a regular file"),
        ("elders", lambda path: path.symlink_to("/etc"), ": K001 is not a regular file"),
        ("pijp.md", os.mkfifo, ": K001 is not a regular file"),
        ("los.md", lambda path: path.write_bytes(b"\xe9"), ":1:1: K002 is not UTF-8: byte 0xe9 at 0"),
    ):
        make(tiny_project / "docs" / name)
        assert refused(tiny_project).startswith(f"docs/{name}{said}\n")
        (tiny_project / "docs" / name).unlink()
    assert build_site(tiny_project, tiny_project / "site") > 40


# Ctrl-C when the new site is there and has not been checked: from within, so that no busy machine comes too late.
INTERRUPTED = """
import signal
from briefwijzer.building import site
from briefwijzer.cli import main

site.leave_comments_out = lambda *_: signal.raise_signal(signal.SIGINT)
raise SystemExit(main(["site"]))
"""


def test_an_interrupted_build_says_so(old):
    root, before = old
    command = [sys.executable, "-c", INTERRUPTED]
    build = subprocess.run(command, cwd=root, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts)
    said = build.stderr
    assert build.returncode == 130, said
    assert said.endswith("Interrupted; what was there is unchanged.\n")
    assert "Traceback" not in said
    assert (root / "site/manifest.json").read_bytes() == before
    assert {path.name for path in root.iterdir() if path.name.startswith(".")} <= {".site.lock"}


def test_a_folder_in_which_nobody_can_write(old):
    root, _ = old
    assert re.match(r"/proc/briefwijzer/site: K414 cannot be built: ", refused(root, Path("/proc/briefwijzer/site")))


def test_a_build_asks_nothing_of_the_network(old, monkeypatch):
    def never(*arguments):
        raise AssertionError(f"asked the network: {arguments}")

    monkeypatch.setattr(socket.socket, "connect", never)
    monkeypatch.setattr(socket, "getaddrinfo", never)
    root, before = old
    assert build_site(root, root / "site") > 40
    assert (root / "site/manifest.json").read_bytes() == before


def test_a_plain_build_by_mkdocs_checks_the_data_and_is_no_site_of_ours(tmp_path):
    root = make_tiny(tmp_path)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "plain")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with pytest.raises(Refused, match="K413 is not the manifest of a site"):
        differences(tmp_path / "plain")
    works = root / "data/works.yml"
    works.write_text(works.read_text("utf-8").replace("kind: ", "knid: ", 1), encoding="utf-8")
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "K101 unknown key 'knid'" in done.stderr


def test_every_file_of_a_site_can_be_read_by_everybody(tmp_path):
    root = make_tiny(tmp_path)
    before = os.umask(0o077)
    try:
        build_site(root, root / "site")
    finally:
        os.umask(before)
    inside = [root / "site", *(root / "site").rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in inside if path.is_file()} == {0o644}
    assert {stat.S_IMODE(path.stat().st_mode) for path in inside if path.is_dir()} == {0o755}


def test_an_old_python_is_refused_with_the_wanted_version(tmp_path):
    for name in ("Makefile", "pyproject.toml", "requirements"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    old_python = tmp_path / "python3.8"
    old_python.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old_python.chmod(0o755)
    done = subprocess.run(["make", "site", f"PYTHON={old_python}"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_a_port_that_is_taken_or_none_is_told_before_anything_is_built(tmp_path):
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name, program in (("python", sys.executable), ("mkdocs", shutil.which("true"))):
        (tmp_path / ".venv/bin" / name).symlink_to(program)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        free = taken.getsockname()[1]
        for port in (free, "abc", 99999, ""):
            assert serve(tmp_path, port) == (2, f"{port} is no free port: PORT=8080 make serve")
    assert serve(tmp_path, free) == (0, "")


def serve(folder, port):
    """How ``make serve`` ends with such a port, and the first line that it says."""
    called = ["make", "-f", str(ROOT / "Makefile"), "-o", ".venv/site", "serve", f"PORT={port}"]
    done = subprocess.run(called, cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stderr.partition("\n")[0]


@pytest.mark.parametrize(("out", "status"), [("| true", 141), ("> /dev/full", 1), (">&-", 0)])
@pytest.mark.parametrize("buffered", ["", "1"])
def test_what_cannot_be_shown_is_told_in_one_sentence_or_not_at_all(tmp_path, out, status, buffered):
    called = [sys.executable, "-m", "briefwijzer", "text", "kst-90001-1", "--data", ROOT / "tests/corpus"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUNBUFFERED": buffered}
    shell = ["bash", "-c", f'"$@" {out}; exit ${{PIPESTATUS[0]}}', "bash"]
    done = subprocess.run(shell + called, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert done.returncode == status
    full = f"{tmp_path}: K414 cannot be read or written: No space left on device\n"
    assert done.stderr == (f"{full}    Free disk space or give access, and try again.\n" if status == 1 else "")


def test_a_folder_that_is_gone_is_told(tmp_path):
    shell = ["bash", "-c", 'rmdir "$PWD" && exec "$@"', "bash"]
    called = [sys.executable, "-m", "briefwijzer", "check"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run(shell + called, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 2)
    assert "K414 cannot be read or written: No such file or directory\n" in done.stderr


@pytest.mark.parametrize("there", ["chromium-headless-shell", "chromium-browser", "google-chrome", "firefox"])
def test_any_chromium_will_do_where_none_can_be_installed(tmp_path, there):
    for name, program in (("id", shutil.which("id")), (there, shutil.which("true"))):
        (tmp_path / name).symlink_to(program)
    done = subprocess.run(
        [shutil.which("make"), "chromium"], cwd=ROOT, env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert (done.returncode == 0) == (there != "firefox")
    assert ("Install Chromium" in done.stderr) == (there == "firefox")


def test_a_missing_browser_fails_the_tests(tmp_path):
    environment = os.environ | {"PATH": str(tmp_path), "CHROMIUM": ""}
    one = "tests/browser/test_errands.py::test_without_a_script_the_search_page_offers_registers"
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", one],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "no Chromium found; install it" in done.stdout
    assert "skipped" not in done.stdout


def test_no_link_opens_a_window_of_its_own(built, tiny_built):
    for site in (built, tiny_built):
        assert not [path for path in site.rglob("*.html") if re.search(r"<[^>]*\starget=", path.read_text("utf-8"))]


def test_a_promised_place_in_a_closed_part_is_opened_by_its_page(built):
    """A link to an id must show it: browsers open ``details`` for one, and where they do not, a script of the page."""
    from briefwijzer.building.checks import BuiltSite

    site, lock = BuiltSite(built, "/a/b/"), (ROOT / "data/ids.lock").read_text("utf-8").splitlines()
    seen = 0
    for address, _, name in (line.partition("#") for line in lock if "#" in line):
        page = site.pages[f"{address}index.html"]
        (element,) = page.ids[name]
        assert not element.xpath("ancestor-or-self::*[@hidden] | ancestor::template")
        if element.xpath("ancestor::details[not(@open)]"):
            assert page.tree.xpath("//script[contains(@src, 'javascripts/filter.js')]"), address
        seen += 1
    assert seen > 300


def test_what_machines_ask_for_is_there(built):
    assert (built / "sitemap.xml").is_file()
    assert (built / "404.html").is_file()
    for page in built.rglob("*.html"):
        assert '<link rel="icon" href="' in page.read_text("utf-8"), page
    assert json.loads((built / "manifest.json").read_text("utf-8"))["files"]["assets/images/favicon.svg"]


def test_what_is_not_known_is_not_printed(built, tiny_built):
    """A value that is not there must be left out, never shown as a word of a programming language."""
    words = re.compile(r"\b(None|nan|NaN|null|undefined|inf|True|False|\[\]|object at)\b")
    for site in (built, tiny_built):
        for page in site.rglob("*.html"):
            if "developers" not in page.parts:
                text = html.parse(str(page)).getroot().body.text_content()
                assert not words.search(text), f"{page}: {words.search(text)}"
