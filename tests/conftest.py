"""What several tests share: the project's folder and a site built once."""

import contextlib
import fcntl
import json
import os
import random
import shutil
import signal
import socket
import zipfile
from functools import cache
from pathlib import Path

import markdown
import pytest
from lxml import html

from briefwijzer.building.site import build_site
from briefwijzer.data.reader import load
from tests.hostile import HARMLESS, PAYLOADS, Hostile, write_hostile

ROOT = Path(__file__).resolve().parent.parent
# Programs that a test starts run the code of this folder, whatever the environment of the tests has installed.
os.environ["PYTHONPATH"] = str(ROOT / "scripts")
# A layer that one test puts into a copy of the package.
collect_ignore = ["new_layer"]


@pytest.fixture
def real_data():
    return ROOT / "data"


@cache
def corpus_in(folder):
    """The corpus of a data folder of the project that no test changes, read once."""
    return load(ROOT / folder)


@pytest.fixture(scope="session")
def corpus():
    """The data of the project, which never changes."""
    return corpus_in("data")


@pytest.fixture(scope="session")
def letter(corpus):
    """The letter of the project."""
    return corpus.letters[0]


@pytest.fixture(scope="session")
def small():
    """The small corpus of the tests."""
    return corpus_in("tests/corpus")


@pytest.fixture
def data(tmp_path):
    """A data folder of its own with the small corpus."""
    return shutil.copytree(ROOT / "tests/corpus", tmp_path / "data")


def edit(path, old, new):
    """Put other words in the place of some that stand in a file, the first time that they do."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def text(element):
    """The words of an element, with single blanks."""
    return " ".join(element.text_content().split())


def html_of(content):
    """The HTML of a page of the stream, which stands behind its front matter."""
    return html.fromstring(content.decode().partition("\n---\n\n")[2])


DIALECT = ["footnotes", "tables", "attr_list", "def_list", "abbr", "admonition", "md_in_html", "sane_lists"]
DIALECT += [f"pymdownx.{name}" for name in ("arithmatex", "caret", "critic", "keys", "mark", "smartsymbols", "tilde")]


def rendered(text):
    """What Markdown reads as, with the extensions that take most signs for markup."""
    return html.fromstring(f"<div>{markdown.markdown(text, extensions=DIALECT)}</div>")


def unpacked(archive, folder):
    """The folder that somebody gets who unpacks an offline copy."""
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)
    return folder / "briefwijzer"


# Files with pages or sites that take long, and are opened or built for all tests of the file.
TOGETHER = (
    "tests/browser/test_escape.py",
    "tests/browser/test_many.py",
    "tests/browser/test_policy.py",
    "tests/browser/test_reader_view.py",
    "tests/test_new_layer.py",
    "tests/test_other_builder.py",
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """A test goes to the worker that has room, but the tests of some files to one worker, which begins with them.

    The groups of xdist 3.8 are silently no groups with pytest 9.2 (issue 1386 of pytest-xdist).
    """
    from xdist.scheduler import LoadScopeScheduling

    class Scheduling(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return file if file in TOGETHER else nodeid

    return Scheduling(config, log)


@contextlib.contextmanager
def once(tmp_path_factory, name):
    """A folder that all workers of a run share, and whether it has to be filled: the first one does, the others wait.

    What is in it is for reading. A site is locked also by who packs or replaces it: each worker takes a copy.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / ".done"
        if done.exists():
            yield folder, False
            return
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield folder, True
        done.touch()


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The real site, built below /a/b/ as some hosts serve it."""
    with once(tmp_path_factory, "built") as (folder, empty), pytest.MonkeyPatch.context() as patch:
        if empty:
            patch.setenv("SITE_URL", "https://briefwijzer.test/a/b/")
            build_site(ROOT, folder / "site")
    return shutil.copytree(folder / "site", tmp_path_factory.mktemp("site") / "site")


@contextlib.contextmanager
def within(seconds):
    """Fail what takes more time of the processor; what the machine does beside it is not counted.

    Give several times what is needed: this is for work that would grow without end.
    """

    def too_long(*_):
        raise AssertionError(f"takes more than {seconds} seconds of the processor")

    handler = signal.signal(signal.SIGPROF, too_long)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)


def free_port():
    """A port on which nobody listens, below those that systems give to whoever asks for any."""
    while True:
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", random.randint(20_000, 30_000)))
            return one.getsockname()[1]


def heed_interrupts():
    """For a child before it starts: what a shell runs in the background ignores Ctrl-C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")


def make_tiny(root):
    """A project in ``root`` with the small invented corpus, full of text that looks like markup.

    It has one short document: to make pages of ours takes a third of the time of a build. The real site has them.
    """
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    (root / "docs/developers").mkdir()
    (root / "docs/developers/costs.md").write_text("# Costs\n\nSee [there](#costs).\n", encoding="utf-8")
    (root / "overrides").symlink_to(ROOT / "overrides")
    shutil.copytree(ROOT / "tests/corpus", root / "data")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "scripts/briefwijzer/pages").mkdir(parents=True)
    for name in ("mkdocs_hooks.py", "briefwijzer/pages/templates", "briefwijzer/words"):
        (root / "scripts" / name).symlink_to(ROOT / "scripts" / name)
    return root


@pytest.fixture
def tiny_project(tmp_path):
    """A project of its own with the small corpus."""
    (tmp_path / "tiny").mkdir()
    return make_tiny(tmp_path / "tiny")


@pytest.fixture(scope="session")
def tiny_once(tmp_path_factory):
    """The project with the small corpus and its site, to be read and copied."""
    root = make_tiny(tmp_path_factory.mktemp("tiny"))
    build_site(root, root / "site")
    return root


@pytest.fixture(scope="session")
def tiny_built(tiny_once):
    """The site of the small corpus."""
    return tiny_once / "site"


@pytest.fixture(scope="session")
def forms(tmp_path_factory):
    """The project with letters of every form, built. See tests/forms.py."""
    from tests.forms import write_forms  # it makes a PDF and other files

    with once(tmp_path_factory, "forms") as (folder, empty):
        if empty:
            make_tiny(folder)
            shutil.rmtree(folder / "data")
            (folder / "data").mkdir()
            write_forms(folder / "data")
            build_site(folder, folder / "site")
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The sites of hostile and of harmless texts, both free of problems. See tests/hostile.py."""
    with once(tmp_path_factory, "hostile") as (folder, empty):
        if empty:
            for name, payloads in (("hostile", PAYLOADS), ("harmless", HARMLESS)):
                root = folder / name
                root.mkdir()
                make_tiny(root)
                shutil.rmtree(root / "data")
                (root / "data").mkdir()
                texts = write_hostile(root / "data", payloads)
                build_site(root, root / "site")
                (folder / f"{name}.json").write_text(json.dumps(texts.given), encoding="utf-8")
    texts = [tuple(text) for text in json.loads((folder / "hostile.json").read_text("utf-8"))]
    return Hostile(folder / "hostile/site", folder / "harmless/site", texts)
