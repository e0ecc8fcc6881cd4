"""What a page costs its reader: few bytes, no other host, no cookie, nothing stored. Times are in bench_pages."""

import pytest

from bench_pages import SECTION, TARGETS, visit


@pytest.mark.parametrize("path", [SECTION, "", "brieven/kst-29544-773/volledig/", "bronnen/", "zoeken/", "citaat/"])
def test_a_first_visit_is_light_and_leaves_no_trace(browser, site, path):
    figures = visit(browser, site + path).figures()
    held = ("gzip kB", "other hosts", "cookies", "storage")
    assert {name: figures[name] for name in held if figures[name] > TARGETS[name]} == {}
