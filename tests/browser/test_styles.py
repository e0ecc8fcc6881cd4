"""The browser takes every selector, query, property and value of the styles; what it does not know it passes over."""

import pytest
from tests.conftest import ROOT

from lint_styles import Sheets

STYLES = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
# What it does not take. A query that it does not know is neither true nor untrue.
REFUSED = """([declarations, tokens]) => {
  const full = (value) => (value.includes("var(") ? full(value.replace(/var\\(([^)]+)\\)/g, (_, name) => tokens[name])) : value);
  const sheet = new CSSStyleSheet();
  const known = {
    media: (query) => matchMedia(query).matches || matchMedia(`not ${query}`).matches,
    supports: (condition) => CSS.supports(condition),
    keyframes: () => true,
  };
  return declarations.filter(([within, selector, name, value]) => {
    sheet.replaceSync(`${selector} {}`);
    const frames = within.some((rule) => rule.startsWith("@keyframes"));
    return !(
      within.every((rule) => known[rule.match(/\\w+/)[0]](rule.replace(/^@\\w+ /, ""))) &&
      (frames || sheet.cssRules.length === 1) &&
      (name.startsWith("--") || CSS.supports(name, full(value)))
    );
  });
}"""  # noqa: E501


def refused(page, sheets):
    tokens = {one.name: one.value for one in reversed(sheets.declarations) if one.name.startswith("--")}
    given = [[one.within, one.selector, one.name, one.value] for one in sheets.declarations]
    return page.evaluate(REFUSED, [given, tokens])


def test_the_browser_takes_every_declaration(page):
    sheets = Sheets()
    for path in STYLES:
        sheets.read(path.name, path.read_text("utf-8"))
    assert len(sheets.declarations) > 1000
    assert refused(page, sheets) == []


@pytest.mark.parametrize(
    "fault",
    ["a { display: flx; }", "a { width: 3pxx; }", "a:hoverr { top: 0; }", "a::befor { top: 0; }", "a { color: 1px; }",
     ":root { --bw-ink: 1px; } a { color: var(--bw-ink); }", "@media (min-widht: 3em) { a { top: 0; } }",
     "@supports (colr: red) { a { top: 0; } }", "a { top: calc(1px + 1s); }"],
)  # fmt: skip
def test_a_fault_is_found(page, fault):
    sheets = Sheets()
    sheets.read("sheet.css", fault)
    assert len(refused(page, sheets)) == 1
