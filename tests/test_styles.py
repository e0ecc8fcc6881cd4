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
    """That of the dark for dark screens only, and last: it gives other values to what the others have named."""
    dark = ' media="screen and (prefers-color-scheme: dark)" blocking="render" data-dark'
    others = [(style.name, "") for style in STYLES if style.name != "dark.css"]
    for path in built.rglob("*.html"):
        loaded = re.findall(r'<link rel="stylesheet" href="[^"]*?([^/"]+)"([^>]*)>', path.read_text("utf-8"))
        assert sorted(loaded[:-1]) == others, path
        assert loaded[-1] == ("dark.css", dark), path


def test_the_dark_changes_colours_and_nothing_else():
    """It gives other values to colours that have names, and no script or style asks for it."""
    dark = (ROOT / "docs/assets/stylesheets/dark.css").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", dark, flags=re.S).strip()
    (values,) = re.findall(r":root \{\s*color-scheme: dark;((?:\s*--[\w-]+: [^;{}]+;)+)\s*\}", rules)
    assert rules.endswith("}")
    assert rules.count("{") == 1
    named = re.findall(r"(--[\w-]+): ([^;]+);", values)
    assert len(named) > 12
    light = "".join(style.read_text("utf-8") for style in STYLES if style.name != "dark.css")
    for name, value in named:
        assert f"{name}: " in light
        assert re.fullmatch(r"#[0-9a-f]{6}|\d+% [\d.]+", value)  # a colour, or two parts of one
    for path in (ROOT / "docs/assets").rglob("*.*s"):
        assert "prefers-color-scheme" not in path.read_text("utf-8"), path
        assert "light-dark(" not in path.read_text("utf-8"), path
