"""What several tests share: the project's folder and a site built once."""

import shutil
import signal
import socket
from pathlib import Path

import pytest

from briefwijzer.building.site import build_site
from tests.hostile import HARMLESS, PAYLOADS, Hostile, write_hostile

ROOT = Path(__file__).resolve().parent.parent
# A layer that one test puts into a copy of the package.
collect_ignore = ["new_layer"]


@pytest.fixture
def real_data():
    return ROOT / "data"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The real site, built below /a/b/ as some hosts serve it."""
    out = tmp_path_factory.mktemp("site") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://briefwijzer.test/a/b/")
        build_site(ROOT, out)
    return out


def free_port():
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def heed_interrupts():
    """For a child before it starts: what a shell runs in the background ignores Ctrl-C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def pytest_addoption(parser):
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew")


def make_tiny(root):
    """A project in ``root`` with the small invented corpus, full of text that looks like markup."""
    for name in ("docs", "overrides"):
        (root / name).symlink_to(ROOT / name)
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
def tiny_built(tmp_path_factory):
    """The site of the small corpus."""
    root = make_tiny(tmp_path_factory.mktemp("tiny"))
    build_site(root, root / "site")
    return root / "site"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """The sites of hostile and of harmless texts, both free of problems. See tests/hostile.py."""
    sites = []
    for payloads in (PAYLOADS, HARMLESS):
        root = make_tiny(tmp_path_factory.mktemp("hostile"))
        shutil.rmtree(root / "data")
        (root / "data").mkdir()
        texts = write_hostile(root / "data", payloads)
        build_site(root, root / "site")
        sites.append((root / "site", texts.given))
    return Hostile(sites[0][0], sites[1][0], sites[0][1])
