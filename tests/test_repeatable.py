"""The same data gives the same bytes, wherever, whenever and by whomever the site is built."""

import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET

from tests.conftest import ROOT, make_tiny

REAL = "https://briefwijzer.test/a/b/"  # where the site of ``built`` stands
# Builds in half a gigabyte on one processor, with folders listed in another order, whatever reads them; the order
# follows from the first argument.
BUILD = """
import os, random, resource, sys

resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

order, listdir, scandir = random.Random(sys.argv.pop(1)), os.listdir, os.scandir

class Shuffled:
    def __init__(self, entries):
        self.entries = list(entries)
        order.shuffle(self.entries)
        self.left = iter(self.entries)
    def __iter__(self):
        return self.left
    def __next__(self):
        return next(self.left)
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.close()
    def close(self):
        pass

os.listdir = lambda *place: Shuffled(listdir(*place)).entries
os.scandir = lambda *place: Shuffled(scandir(*place))

from briefwijzer.cli import main
sys.exit(main(["--root", sys.argv[1], "site"]))
"""


def files(site):
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def make_real(root):
    for name in ("docs", "overrides", "data", "requirements"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/mkdocs_hooks.py", root / "scripts")
    (root / "scripts/briefwijzer").symlink_to(ROOT / "scripts/briefwijzer")


def built_elsewhere(tmp_path, make, **environment):
    """A site built with everything else as other as can be."""
    other = tmp_path / "een andere map #1" / f"dieper é 50%25 {'x' * 200}"
    other.mkdir(parents=True)
    make(other)
    for path in other.rglob("*"):
        if not path.is_symlink() and ROOT not in path.resolve().parents:
            os.utime(path, (0, 0))
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    odd = {
        "TZ": "America/Los_Angeles",
        "LC_ALL": "POSIX",
        "PYTHONHASHSEED": "2",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONUTF8": "0",
        "SOURCE_DATE_EPOCH": "gisteren",
    }
    done = subprocess.run(
        [sys.executable, "-c", BUILD, "2", str(other)],
        cwd="/",
        env=clean | {"PYTHONPATH": str(ROOT / "scripts")} | odd | environment,
        capture_output=True,
        umask=0o077,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return files(other / "site")


def assert_same(first, second):
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_two_builds_are_the_same_byte_for_byte(tiny_built, tmp_path):
    assert_same(files(tiny_built), built_elsewhere(tmp_path, make_tiny))


def test_the_real_site_is_the_same_in_half_a_gigabyte_on_one_processor(built, tmp_path):
    assert_same(files(built), built_elsewhere(tmp_path, make_real, SITE_URL=REAL))


def test_the_sitemap_has_every_page_that_is_there_and_no_dates(built):
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    tree = ET.parse(built / "sitemap.xml").getroot()
    found = {url.findtext(f"{space}loc") for url in tree}
    pages = {path.parent.relative_to(built).as_posix() for path in built.rglob("index.html")}
    assert found == {REAL if page == "." else f"{REAL}{page}/" for page in pages}
    assert [child.tag for url in tree for child in url if child.tag != f"{space}loc"] == []
