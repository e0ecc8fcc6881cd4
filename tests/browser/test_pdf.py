"""The letter on paper: its links lead to the site, to other sites, or within the file, and never to a folder."""

import re
import runpy

import pytest
from tests.conftest import ROOT

LINKS = runpy.run_path(str(ROOT / "scripts/pdf.py"))["LINKS"]


@pytest.mark.parametrize("address", [True, False], ids=["address", "no-address"])
def test_no_link_leads_to_a_folder(browser, built, address):
    page = browser.new_page()
    page.goto((built / "brieven/kst-29544-773/volledig/index.html").as_uri())
    if not address:
        page.evaluate("document.querySelector('link[rel=canonical]').remove()")
    page.evaluate(LINKS)
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map((link) => link.getAttribute('href'))")
    assert len(hrefs) > 80
    assert not [href for href in hrefs if not re.match(r"#|https://|mailto:", href)]
    assert any(href.startswith("https://briefwijzer.test/a/b/bronnen/") for href in hrefs) == address
    pdf = page.pdf()
    assert b"/URI (file:" not in pdf
    page.close()
