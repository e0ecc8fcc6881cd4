"""Invented letters of policy prose, for measuring the search among many letters.

They differ from the real letter and from each other, and half of them are about its own themes. Their vocabulary, in
bench_letters.yml, was written down before anything was measured with them: words of policy, and of twelve subjects.
"""

from __future__ import annotations

import random
from pathlib import Path

import yaml

FIRST = 40000  # the dossier of the first
_KNOWN = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
# Of each subject: who acts, what it is about, what is done, what is hoped or feared.
SUBJECTS = {name: [words.split(", ") for words in lists.values()] for name, lists in _KNOWN["subjects"].items()}
SENTENCES = _KNOWN["sentences"]
ADJECTIVES, SEASONS, HEADINGS = (_KNOWN[name].split(", ") for name in ("adjectives", "seasons", "headings"))


def write_letters(data: Path, count: int) -> list[str]:
    """Write invented letters into a data folder, as many as asked; gives their ids."""
    names = []
    for number in range(count):
        names.append(f"kst-{FIRST + number}-{number % 90 + 1}")
        _write(data / "letters" / names[-1], names[-1], random.Random(number), list(SUBJECTS)[number % len(SUBJECTS)])
    return names


def _write(folder: Path, name: str, chance: random.Random, subject: str) -> None:
    _, dossier, own = name.split("-")
    year = chance.randint(2008, 2025)
    sections = [
        {
            "id": f"s{place}",
            "label": f"{place}.",
            "heading": heading,
            "paragraphs": [
                {"id": f"s{place}-p{at}", "text": _paragraph(chance, subject, year)}
                for at in range(1, chance.randint(3, 6))
            ],
        }
        for place, heading in enumerate(HEADINGS, 1)
    ]
    basis = {"source": "letter", "confidence": "high"}
    paper = {"chamber": "II", "vergaderjaar": f"{year}/{(year + 1) % 100:02}", "dossier": dossier, "ondernummer": own}
    letter = {
        "id": name,
        "kamerstuk": paper | basis,
        "short_title": f"{subject} {int(dossier) - FIRST}",
        "summary": f"Verzonnen brief over {subject.lower()}.",
        "date": {"value": f"{year}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}"} | basis,
        "source": {"file": "source.txt", "sha256": "0" * 64, "what": "verzonnen"},
    }
    folder.mkdir(parents=True)
    for file, content in (("text", {"sections": sections}), ("footnotes", {"footnotes": []}), ("letter", letter)):
        written = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1_000_000)
        (folder / f"{file}.yml").write_text(written, encoding="utf-8")
    (folder / "source.txt").touch()


def _paragraph(chance: random.Random, subject: str, year: int) -> str:
    actors, nouns, verbs, aims = SUBJECTS[subject]
    said = []
    for sentence in chance.sample(SENTENCES, chance.randint(3, 6)):
        noun, other = chance.sample(nouns, 2)
        actor, partner = chance.sample(actors, 2)
        filled = sentence.format(
            noun=noun,
            other=other,
            actor=actor,
            partner=partner,
            verb=chance.choice(verbs),
            aim=chance.choice(aims),
            adjective=chance.choice(ADJECTIVES),
            season=chance.choice(SEASONS),
            year=year + chance.randint(1, 4),
            sum=chance.randint(2, 90),
        )
        said.append(filled[0].upper() + filled[1:])
    return " ".join(said)
