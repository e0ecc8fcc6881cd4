"""What the scripts have in common: elements, texts with values, a storage that may be closed, numbers in ids."""

import pytest
from tests.conftest import ROOT

COMMON = (ROOT / "docs/assets/javascripts/common.js").read_text("utf-8")
BLOCKED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"


@pytest.fixture
def common(page):
    """A function that puts a question to the script, on a page that has it; something may be run before."""

    def ask(question, value=None, before=""):
        # without an icon the browser asks for one, sooner or later
        icon = '<link rel="icon" href="data:,">'
        body = f'<!doctype html><html lang="nl"><title>x</title>{icon}<script src="common.js"></script>'
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html"))
        page.route("**/common.js", lambda route: route.fulfill(body=before + COMMON, content_type="text/javascript"))
        page.goto("http://127.0.0.1/")
        return page.evaluate(f"(value) => {{ const common = briefwijzer; return {question}; }}", value)

    return ask


def test_the_language_is_that_of_the_page(common):
    assert common("common.language") == "nl"


def test_an_element_has_properties_and_children_and_text_is_only_text(common):
    made = 'common.element("p", { className: "x", ariaLabel: "y" }, common.element("b"), value).outerHTML'
    assert common(made, "<i>&") == '<p class="x" aria-label="y"><b></b>&lt;i&gt;&amp;</p>'


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Noot {number}", "Noot 3"),
        ("{number}–{number}, {name}", "3–3, $&"),
        ("{unknown} {toString} { number } {}", "{unknown} {toString} { number } {}"),
    ],
)
def test_a_text_gets_its_values(common, text, filled):
    assert common('common.fill(value, { number: 3, name: "$&" })', text) == filled


def test_the_beginning_of_a_text_has_whole_signs(common):
    for sign in ("é", "e\u0301", "👩\u200d🔬", "🇳🇱"):
        assert common("common.beginning(value, 3)", sign * 5) == sign * 3
    assert common("common.beginning(value, 3)", "ab") == "ab"


def test_a_count_chooses_between_two_forms(common):
    words = {"found_one": "1 resultaat", "found_other": "{count} resultaten", "more": "nog {count}"}
    assert [common(f'common.say(value, "found", {{ count: {count} }})', words) for count in (0, 1, 2)] == [
        "0 resultaten",
        "1 resultaat",
        "2 resultaten",
    ]
    assert common('common.say(value, "more", { count: 1 })', words) == "nog 1"


KEPT = "[lasting.put('key', 'value'), lasting.get('key'), lasting.drop('key'), lasting.get('key')]"


@pytest.mark.parametrize(
    ("before", "outcome"),
    [
        ("", [True, "value", True, None]),
        (BLOCKED, [False, None, False, None]),
        (FULL, [False, None, True, None]),
    ],
    ids=["open", "blocked", "full"],
)
def test_what_is_kept_is_said(common, before, outcome):
    assert common(KEPT.replace("lasting", "common.lasting"), before=before) == outcome


PLACES = {
    "s2-6-p3": {"number": "3", "slug": "2-6"},
    "s1-p10": {"number": "10", "slug": "1"},
    "s2-6": {"number": None, "slug": "2-6"},
    "s0-p2": {"number": "2", "slug": "0"},
    "u1-p2": {"number": "2", "slug": "u1"},
    "b1-s2-1-p2": {"number": "2", "slug": "b1-2-1"},
    "fn3": None,
    "s2--6-p3": None,
    "javascript:alert(1)//s2-p1": None,
    "": None,
}


def test_an_id_says_its_place(common):
    found = common("value.map(common.placeIn)", [*PLACES])
    assert dict(zip(PLACES, (one and {"number": None} | one for one in found), strict=True)) == PLACES


def test_every_page_loads_it_before_the_other_scripts(built):
    """But for those that the page waits for and which stand alone: scheme.js, search-room.js."""
    for path in built.rglob("*.html"):
        scripts = path.read_text("utf-8").split("<script defer ")[1:]
        assert [("common.js" in line) for line in scripts] == [True] + [False] * (len(scripts) - 1), path
