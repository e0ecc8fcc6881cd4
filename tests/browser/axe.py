"""What axe finds in a page; ``AUDIT=1`` (``make audit``) asks it about the colours of every element."""

import os
from pathlib import Path

import axe_playwright_python

AUDIT = bool(os.environ.get("AUDIT"))
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# Every rule of axe, those of AAA and best practice too; none is switched off. Only violations are worked out in full.
EVERY = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
}
# What other colours can change; test_styles.py says that the dark changes nothing else. (The rule of AAA leaves to that
# of AA what fails both.)
OF_COLOUR = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]},
}
# For a page whose elements look as those of other pages do.
NO_COLOUR = {
    **EVERY,
    "rules": EVERY["rules"] | {rule: {"enabled": False} for rule in OF_COLOUR["runOnly"]["values"]},
}
# Whether colours can be told apart follows from the styles of an element and of all around it, and to work it out is
# nearly all that axe has to do. So of the elements that look alike the first is marked, and the rules of colour read
# those. Only what is in view counts, and only words of two letters or more: axe passes over the rest.
MARK = """(within) => {
  const looks = new Map();
  const look = (element) => {
    if (!element) return "";
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      looks.set(element, `${look(element.parentElement)}>${[
        element.localName, element.className, style.color, style.backgroundColor, style.backgroundImage, style.opacity,
        style.fontSize, style.fontWeight, style.textDecorationLine, style.textShadow, style.position,
      ]}`);
    }
    return looks.get(element);
  };
  const seen = new Set();
  for (const element of document.querySelectorAll(`${within}, ${within} *`)) {
    const text = [...element.childNodes].map((node) => node.nodeType === Node.TEXT_NODE ? node.data : "").join("");
    const key = `${element.checkVisibility({ visibilityProperty: true })} ${/\\w\\w/.test(text)} ${look(element)}`;
    element.toggleAttribute("data-one", !seen.has(key));
    seen.add(key);
  }
  axe.configure({ rules: [
    { id: "color-contrast", selector: "[data-one]" },
    { id: "color-contrast-enhanced", selector: "[data-one]" },
    { id: "link-in-text-block", selector: ":is(a[href], [role=link])[data-one]" },
  ] });
}"""
RUN = """([within, rules]) => axe.run(within, {resultTypes: ["violations"], selectors: false, ...rules})
  .then(({violations}) => violations.map(({id, impact, nodes}) =>
    [id, impact, nodes.slice(0, 4).map(({html, failureSummary}) => `${html.slice(0, 160)} | ${failureSummary}`)]))"""


def violations(page, within="html", rules=EVERY):
    """What axe finds in a part of the page, or in all of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE + "; 0")
    if not AUDIT:
        page.evaluate(MARK, within)
    return page.evaluate(RUN, [within, rules])


def in_light_and_dark(page, within="html", coloured=True):
    """What axe finds in the light, and what it finds in the same page in the dark; without ``coloured`` no colours."""
    if not coloured:
        return violations(page, within, NO_COLOUR), []
    light = violations(page, within)
    page.emulate_media(color_scheme="dark")
    dark = violations(page, within, EVERY if AUDIT else OF_COLOUR)
    page.emulate_media(color_scheme="light")
    return light, dark
