"""What was published stays: the lock only grows, and what leaves the site is led on or explained."""

import errno
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefwijzer.addresses.promises import promises
from briefwijzer.building.checks import check_site
from briefwijzer.building.site import build_site
from briefwijzer.cli import main
from briefwijzer.data.files import MOST_BYTES
from briefwijzer.data.reader import load
from tests.conftest import ROOT, corpus_in, edit

LETTER = "brieven/kst-90001-1"
FIRST = f"{LETTER}/1/index.html"


def found(site, data, code):
    return [str(problem) for problem in check_site(site, load(data)) if problem.code == code]


@pytest.mark.parametrize("folder", ["data", "tests/corpus"])
def test_the_lock_is_whole_and_sorted(folder):
    corpus = corpus_in(folder)
    assert set(promises(corpus)) <= set(corpus.lock)
    assert sorted(set(corpus.lock)) == list(corpus.lock)


def test_no_change_has_taken_a_line_out_of_the_lock(corpus):
    log = ["git", "log", "--format=", "--unified=0", "--patch", "--", "data/ids.lock"]
    changes = subprocess.run(log, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert any(line.startswith("+") for line in changes)
    published = {line[1:] for line in changes if re.match(r"[+-][^+-]", line)}
    assert published <= set(corpus.lock)


def test_every_kind_of_promise_is_in_the_lock(corpus):
    lock = corpus.lock
    letter = "brieven/kst-29544-773"
    kinds = [
        "bronnen/kst-34393-4/",
        "begrippen/#ict",
        f"{letter}/2-6/",
        f"{letter}/bedragen.csv",
        f"{letter}/toezeggingen/#toezegging-zorgpact",
        *(
            f"{letter}/{page}#{name}"
            for page in ("2-6/", "volledig/")
            for name in ("s2-6", "s2-6-p3", "fn15", "fnref15")
        ),
        f"{letter}/noten/#fn15",
        f"{letter}/tijdlijn/#tijd-begin-dit-jaar",
        "assets/brief.schema.json",
        "gegevens/#rechten",
    ]
    assert [kind for kind in kinds if kind not in lock] == []
    assert [line for line in lock if line.startswith("assets/search/") or "#groep-" in line] == []


def test_a_promise_that_is_not_in_the_lock_stops_the_build(tiny_built, data):
    edit(data / "ids.lock", f"{LETTER}/1/#s1-p1\n", "")
    problem = f"data/ids.lock: K412 1 address or id is not in the lock, the first: '{LETTER}/1/#s1-p1'"
    (told,) = found(tiny_built, data, "K412")
    assert told.startswith(problem)
    assert "make lock-ids" in told


def test_the_lock_only_grows(data, capsys):
    edit(data / "ids.lock", f"{LETTER}/1/#s1-p1\n", "")
    assert main(["--root", str(data.parent), "lock"]) == 0
    assert f"{LETTER}/1/#s1-p1\n1 new address or id in {data / 'ids.lock'}\n" == capsys.readouterr().out
    lines = (data / "ids.lock").read_text("utf-8").splitlines()
    assert {f"{LETTER}/1/#s1-p1", f"{LETTER}/inleiding/"} <= set(lines)  # the second has moved
    assert lines == sorted(lines)
    before = (data / "ids.lock").stat().st_mtime_ns
    assert main(["--root", str(data.parent), "lock"]) == 0
    assert (data / "ids.lock").stat().st_mtime_ns == before


def test_a_lock_that_cannot_be_written_stays_as_it_was(data, monkeypatch, capsys):
    edit(data / "ids.lock", f"{LETTER}/1/#s1-p1\n", "")
    before = (data / "ids.lock").read_bytes()

    def full(self, *values, **named):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_text", full)
    assert main(["--root", str(data.parent), "lock"]) == 1
    assert "ids.lock.new: K414 cannot be read or written: No space left on device" in capsys.readouterr().err
    assert (data / "ids.lock").read_bytes() == before
    assert not (data / ".ids.lock.new").exists()


@pytest.mark.parametrize("gone", [f"{LETTER}/van-vroeger/", f"{LETTER}/1/#s1-p7", f"{LETTER}/van-vroeger.csv"])
def test_a_promise_that_is_gone_is_told(tiny_built, data, gone):
    with (data / "ids.lock").open("a", encoding="utf-8") as lock:
        lock.write(f"{gone}\n")
    (told,) = found(tiny_built, data, "K411")
    assert f"K411 '{gone}' is gone\n" in told
    assert told.startswith(f"data/ids.lock:{len(load(data).lock)}:1: ")


def test_an_id_that_a_template_forgets_is_told(tiny_built, data, tmp_path):
    site = shutil.copytree(tiny_built, tmp_path / "site")
    edit(site / FIRST, 'id="s1-p1"', 'id="s1-x"')
    assert [f"'{LETTER}/1/#s1-p1' is gone" in told for told in found(site, data, "K411")] == [True]


def test_a_page_that_moved_leads_on_without_a_script(tiny_built):
    page = (tiny_built / LETTER / "inleiding/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="20; url=../1/#s1">' in page
    assert '<li id="s1"><a href="../1/#s1">#s1</a></li>' in page
    assert re.findall('<link rel="canonical" href="([^"]*)">', page) == ["../1/#s1"]
    assert '<a href="../1/#s1">Dit staat nu op een ander adres</a>' in page
    assert "Hier stond: De inleiding van de brief." in page
    assert 'lang="nl"' in page


def test_an_id_that_moved_is_explained_on_its_page(tiny_built):
    page = (tiny_built / FIRST).read_text("utf-8")
    assert 'http-equiv="refresh"' not in page
    moved, gone = re.search(r'<div id="s1-p9">(.*?)</div>.*?<div id="s1-p8">(.*?)</div>', page, re.DOTALL).groups()
    assert "Alinea 9 van hoofdstuk 1 &lt;b&gt;." in moved
    assert '<a href="../">' in moved
    assert "Waarom het weg is: Twee alinea’s bleken er een te zijn." in gone


def test_a_file_that_is_gone_has_a_page_in_its_place(tiny_built):
    page = (tiny_built / LETTER / "oud.csv/index.html").read_text("utf-8")
    assert "<h1>Niet meer hier</h1>" in page
    assert "Hier stond: Een tabel." in page
    assert "Waarom het weg is: De tabel was dubbel." in page
    assert 'http-equiv="refresh"' not in page


def test_search_engines_are_told_the_new_address_only(monkeypatch, tiny_project):
    monkeypatch.setenv("SITE_URL", "https://briefwijzer.test/a/b/")
    build_site(tiny_project, tiny_project / "site")
    page = (tiny_project / "site" / LETTER / "inleiding/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="https://briefwijzer.test/a/b/{LETTER}/1/#s1">' in page
    sitemap = (tiny_project / "site/sitemap.xml").read_text("utf-8")
    assert f"<loc>https://briefwijzer.test/a/b/{LETTER}/1/</loc>" in sitemap
    assert "inleiding" not in sitemap
    assert "oud.csv" not in sitemap


def test_the_lock_of_a_thousand_letters_is_read(tiny_project):
    """It is larger than any file that somebody writes by hand may be."""
    line = "brieven/kst-90001-1/1/#s1-p1\n"
    count = MOST_BYTES // len(line) + 1
    (tiny_project / "data/ids.lock").write_text(line * count, encoding="utf-8")
    assert len(load(tiny_project / "data").lock) == count
