"""The checks of the built pages: silent on the real site, and each fault is found."""

import re
import shutil
import weakref

import pytest

from briefwijzer.building.built import BuiltPage
from briefwijzer.building.cache import Cache
from briefwijzer.building.checks import check_site, links_of
from tests.conftest import ROOT, edit

SECTION = "brieven/kst-29544-773/2-6/index.html"


@pytest.fixture(scope="module")
def found_right(built, corpus, tmp_path_factory):
    """What a check of the whole site keeps: the next one reads only the pages that have changed."""
    folder = tmp_path_factory.mktemp("found")
    assert check_site(built, corpus, base="/a/b/", cache=Cache(folder)) == []
    return folder


@pytest.fixture
def problems(built, corpus, tmp_path, found_right):
    """A function that changes one file of the site and gives the problems found."""
    site = shutil.copytree(built, tmp_path / "site")

    def change(file, old, new):
        edit(site / file, old, new)
        found = check_site(site, corpus, base="/a/b/", cache=Cache(found_right))
        return [str(problem).splitlines()[0] for problem in found]

    return change


def test_the_real_site_is_silent(built, corpus):
    assert check_site(built, corpus, base="/a/b/") == []


def test_scripts_are_sent_with_every_line_of_code_and_no_line_of_comment(built):
    folder = ROOT / "docs/assets/javascripts"
    joined = [folder / f"search-{name}.js" for name in "records analysis index names query places engine".split()]
    scripts = {source.name: [source] for source in folder.glob("*.js") if source not in joined[1:]}
    scripts[joined[-1].name] = joined
    for name, sources in scripts.items():
        sent = "".join((built / "assets/javascripts" / name).read_text("utf-8").splitlines())
        for line in (line.strip() for source in sources for line in code_of(source.read_text("utf-8"))):
            # search.js names the joined script alone
            line = re.sub(r"(?<=const PARTS = \[)[^]]+", '"engine"', line)
            # whole, or without a comment behind the code
            code = next((one for one in (line, line.partition(" // ")[0]) if sent.startswith(one)), None)
            assert code is not None, (name, line)
            sent = sent.removeprefix(code)
        assert sent == "", name


def code_of(script):
    """The lines of a script that are not of comments alone."""
    return re.sub(r"^ *(?:/\*.*?\*/ *|//.*?)$", "", script, flags=re.DOTALL | re.MULTILINE).splitlines()


# A file of the site, words that stand in it, others in their place, and what is told then.
FAULTS = {
    "a link to nowhere": (SECTION, 'href="../2-5/"', 'href="../2-8/"', "K401 '../2-8/' leads nowhere"),
    "a link to an anchor that is not there": (
        "bronnen/kst-34393-4/index.html", "#fnref15", "#fnref99", "K402 '../../brieven/kst-29544-773/2-6/#fnref99'",
    ),
    "an id that stands twice": (SECTION, 'id="s2-6-p2"', 'id="s2-6-p1"', "K403 the id 's2-6-p1' occurs 2 times"),
    "a note that differs": (
        "brieven/kst-29544-773/noten/index.html", "34 393, nr. 4", "34 393, nr. 5", "K405 'fn15' reads",
    ),
    # a browser gives its attributes to the element that is there; the parser of the checks drops them
    "a tag that makes no element of its own": (
        SECTION, "</main>", '<body onload="x()"></main>', "K407 not allowed: tags that make no element (1)",
    ),
    "a heading that skips a level": (
        SECTION, '<h2 id="noten">Noten bij deze paragraaf</h2>', "<h3>x</h3>",
        "K418 a heading of level 3 follows one of level 1",
    ),
    "a first heading that is not of level 1": (
        SECTION, "<main", "<h2>x</h2><main", "K418 a heading of level 2 follows none",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_built_page_is_told(name, problems):
    file, old, new, told = FAULTS[name]
    assert any(told in line for line in problems(file, old, new))


def test_a_link_waits_for_its_page_whichever_is_read_first(problems):
    before = '<a href="../toezeggingen/#toezegging-weg">x</a><a href="../../../begrippen/#weg">x</a>'
    found = problems(SECTION, "</article>", f"{before}</article>")
    assert sum("K402" in line and line.startswith(f"site/{SECTION}") for line in found) == 2


def test_a_page_that_was_not_built(built, corpus, tmp_path, found_right):
    site = shutil.copytree(built, tmp_path / "site")
    (site / "over/index.html").unlink()
    assert any(problem.code == "K404" for problem in check_site(site, corpus, base="/a/b/", cache=Cache(found_right)))


@pytest.mark.parametrize("file", [SECTION, "brieven/kst-29544-773/volledig/index.html"])
def test_a_word_that_differs(problems, file):
    found = problems(file, "sinds de jaren", "sinds de eeuwen")
    assert any("K405 's2-6-p1' reads" in line for line in found)


def test_a_note_without_a_way_back(problems):
    found = problems(SECTION, 'href="#fnref15"', 'href="#s2-6-p1"')
    assert any("K406 note fn15 does not lead back to fnref15" in line for line in found)


def test_markup_that_is_not_allowed(problems):
    found = problems(SECTION, "</main>", '<p onclick="x()">x</p></main>')
    assert [line for line in found if "K407 not allowed: <p onclick>" in line]


@pytest.mark.parametrize("file", [SECTION, "404.html", "index.html"])
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ('<meta charset="utf-8">', '<meta http-equiv="Content-Security-Policy" content="img-src *">'),
        ("<head>", '<head><link rel="icon" href="/a/b/assets/images/favicon.svg">'),
    ],
    ids=["other", "two", "late"],
)
def test_a_page_that_does_not_begin_with_the_policy(problems, file, old, new):
    assert any(f"{file}: K415" in line for line in problems(file, old, new))


def test_pages_are_read_one_by_one(built, corpus, monkeypatch):
    """A site of a thousand letters has more pages than fit into memory as trees."""
    alive, most = weakref.WeakSet(), []

    class Watched(BuiltPage):
        def __init__(self, *named):
            super().__init__(*named)
            alive.add(self)
            most.append(len(alive))

    monkeypatch.setattr("briefwijzer.building.checks.BuiltPage", Watched)
    assert check_site(built, corpus, base="/a/b/") == []
    assert len(most) > 100
    assert max(most) <= 2


def test_a_page_that_was_found_right_is_read_again_only_when_it_has_changed(built, corpus, tmp_path, monkeypatch):
    site, read = shutil.copytree(built, tmp_path / "site"), []
    monkeypatch.setattr(
        "briefwijzer.building.checks.links_of", lambda site, page: read.append(page.file) or links_of(site, page)
    )

    def check():
        read.clear()
        return [problem.code for problem in check_site(site, corpus, base="/a/b/", cache=Cache(tmp_path / "cache"))]

    assert check() == []
    assert len(read) > 100
    assert check() == []
    assert read == []
    page = site / SECTION
    page.write_text(page.read_text("utf-8").replace('href="../2-5/"', 'href="../2-8/"'), encoding="utf-8")
    assert check() == ["K401"]
    assert read == [SECTION]
    (site / "over/index.html").unlink()
    assert {"K404", "K401"} <= {*check()}  # the pages that lead there are as they were
    edit(page, 'id="s2-6-p2"', 'id="s2-6-p1"')
    assert "K403" in check()
    assert "K403" in check()  # a page with a fault is read at each check
