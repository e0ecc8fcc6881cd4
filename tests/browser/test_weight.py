"""What a page costs its reader: few bytes, no other host, no cookie, nothing stored. Times are in bench_pages."""

import pytest

from bench_pages import SECTION, TARGETS, visit

# To a section links lead from elsewhere: it is what most readers see first.
MOST = {SECTION: 40}


@pytest.mark.parametrize("path", [SECTION, "", "brieven/kst-29544-773/volledig/", "bronnen/", "zoeken/", "citaat/"])
def test_a_first_visit_is_light_and_leaves_no_trace(browser, site, path):
    figures = visit(browser, site + path).figures()
    held = ("gzip kB", "other hosts", "cookies", "storage")
    most = TARGETS | {"gzip kB": MOST.get(path, TARGETS["gzip kB"])}
    assert {name: figures[name] for name in held if figures[name] > most[name]} == {}


def test_the_scripts_of_a_first_search_are_light(browser, site):
    """What the letter adds is measured by bench_search: 110 kB with these scripts."""
    files = visit(browser, f"{site}zoeken/?q=robots").files
    scripts = {
        url.removeprefix(site): size
        for url, (kind, size) in files.items()
        if kind == "script" and "javascripts/search" in url
    }
    assert {"assets/javascripts/search.js", "assets/javascripts/search-engine.js"} <= scripts.keys()
    assert sum(scripts.values()) <= 31_200  # with 78.7 kB of data
