"""One page of each kind, as it goes to the builder; ``--update-golden`` writes them anew, and the diff is read."""

from pathlib import Path

import pytest

from briefwijzer.addresses.uris import is_page
from briefwijzer.data.reader import load
from briefwijzer.pages.letter import editor_pages
from briefwijzer.stream import pages
from tests.conftest import ROOT

GOLDEN = Path(__file__).with_name("golden")
LETTER = "brieven/kst-90001-1"
KINDS = {
    "start": "index.md",
    "letters": "brieven/index.md",
    "letter": f"{LETTER}/index.md",
    "section": f"{LETTER}/2-1.md",
    "whole": f"{LETTER}/volledig.md",
    "notes": f"{LETTER}/noten.md",
    "works": "bronnen/index.md",
    "work": "bronnen/instituut-2016-automaat.md",
    "letter-themes": f"{LETTER}/themas.md",
    "register": f"{LETTER}/standpunten.md",
    "keywords": f"{LETTER}/trefwoorden.md",
    "timeline": f"{LETTER}/tijdlijn.md",
    "references": f"{LETTER}/verwijzingen.md",
    "coverage": f"{LETTER}/dekking.md",
    "shared": "afzenders/minister-van-verzonnen-zaken.md",
    "themes": "themas/index.md",
    "theme": "themas/automaten.md",
    "organisations": "organisaties/index.md",
    "organisation": "organisaties/raad.md",
    "terms": "begrippen/index.md",
    "search": "zoeken.md",
    "moved": f"{LETTER}/inleiding.md",
    "quote": "citaat.md",
    "data": "gegevens.md",
    "about": "over/index.md",
    "accessibility": "toegankelijkheid.md",
    "corrections": "correcties.md",
    "unseen": "brieven/kst-90002-5/nazien.md",
}


@pytest.fixture(scope="module")
def stream():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            "briefwijzer.pages.views.about.versions", lambda: {"python": "3", "mkdocs": "1"}
        )  # those of any machine
        corpus = load(ROOT / "tests/corpus")
        made = (*pages(corpus), *editor_pages(corpus))
        return {page.uri: page.content.decode() for page in made if is_page(page.uri)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_as_it_was(kind, stream, request):
    file = GOLDEN / f"{kind}.md"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(exist_ok=True)
        file.write_text(stream[KINDS[kind]], encoding="utf-8")
    assert stream[KINDS[kind]] == file.read_text("utf-8")


def test_every_template_has_a_golden_page():
    templates = (ROOT / "scripts/briefwijzer/pages/templates/pages").glob("*.html")
    assert {file.stem for file in templates} == set(KINDS)
    assert {file.stem for file in GOLDEN.iterdir()} == set(KINDS)
