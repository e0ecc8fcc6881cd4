"""The styles are ours alone, and say nothing about what no page has."""

import re

from tests.conftest import ROOT

STYLES = sorted((ROOT / "docs/assets/stylesheets").glob("*.css"))
# Names that are put together from the data.
MADE = re.compile(r"bw-(badge|confidence)--.*|bw-hue-\d+|bw-level-\d|bw-(document|announcement)")


def test_every_class_of_the_styles_is_used_somewhere():
    used = "\n".join(
        path.read_text("utf-8")
        for folder, kind in (
            ("scripts/briefwijzer/pages/templates", "*.html"),
            ("overrides", "*.html"),
            ("docs/assets/javascripts", "*.js"),
            ("scripts", "mkdocs_hooks.py"),
        )
        for path in (ROOT / folder).rglob(kind)
    )
    words = set(re.findall(r"[\w-]+", used))
    text = "\n".join(re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", path.read_text("utf-8"), flags=re.S) for path in STYLES)
    classes = set(re.findall(r"\.([a-z][\w-]*)(?=[^{}]*\{)", text))
    assert len(classes) > 80
    assert {name for name in classes - words if not MADE.fullmatch(name)} == set()


def test_a_page_loads_our_styles_and_no_others(built):
    for path in built.rglob("*.html"):
        loaded = re.findall(r'<link rel="stylesheet" href="[^"]*?([^/"]+)"', path.read_text("utf-8"))
        assert sorted(loaded) == [style.name for style in STYLES], path
