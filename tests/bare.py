"""An invented letter of 2018 with nothing that a letter can do without: no notes, no layers. Newer than the others."""

import hashlib

LETTER = "kst-90005-1"
SOURCE = """1. Kort

Deze brief heeft een enkele alinea.
"""


SURE = "source: letter, confidence: high"


def fact(value):
    return f"{{value: {value}, {SURE}}}"


def letter_yml(letter=LETTER, date="2018-03-01", **more):
    """letter.yml of such a letter; ``more`` are further keys with values in YAML, None for a key that it has not."""
    _, dossier, number = letter.split("-")
    first = int(date[:4]) - (date[5:7] < "09")  # a parliamentary year begins in September
    year = f"{first}/{(first + 1) % 100:02}"
    lines = {
        "id": letter,
        "kamerstuk": f"{{chamber: II, vergaderjaar: {year}, dossier: {dossier}, ondernummer: {number}, {SURE}}}",
        "title": fact("Verzonnen korte brief"),
        "short_title": f"Verzonnen kale brief {dossier}",
        "summary": "Een brief van één alinea.",
        "heading": fact("Brief van de minister van Verzonnen Zaken"),
        "date": fact(date),
        "addressee": fact("Aan niemand"),
        "senders": f"[{{name: {fact('K. Aal')}, function: {fact('Minister van Kale Zaken')}}}]",
        "dossiers": f"[{{dossier: {dossier}, title: Kale zaken, role: hoofddossier, {SURE}}}]",
        "urls": f"[{{url: 'https://brief.example.org/{letter}.html', what: uitgave, {SURE}}}]",
        "source": f"{{file: source.txt, sha256: {hashlib.sha256(SOURCE.encode()).hexdigest()}, what: Verzonnen., "
        "pages: [{paragraph: s1-p1, after: een enkele alinea.}]}",
    } | more
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)


def write_bare(data, letter=LETTER, **more):
    """Write the letter into a data folder; ``more`` is for ``letter_yml``."""
    folder = data / "letters" / letter
    folder.mkdir()
    (folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (folder / "letter.yml").write_text(letter_yml(letter, **more), encoding="utf-8")
    text = "{id: s1-p1, text: Deze brief heeft een enkele alinea.}"
    sections = f"sections: [{{id: s1, label: 1., heading: Kort, paragraphs: [{text}]}}]\n"
    (folder / "text.yml").write_text(sections, encoding="utf-8")
    (folder / "footnotes.yml").write_text("footnotes: []\n", encoding="utf-8")
    return folder
