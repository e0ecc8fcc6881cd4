"""A new layer is a module that declares it, and its words: everything else of the site finds it there.

The layer of tests/new_layer is put into a copy of the package. Nothing of the copy is changed beside it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from typing import Literal

import pytest
from lxml import html
from pydantic import Field

from briefwijzer.addresses.here import Here
from briefwijzer.addresses.uris import all_uris
from briefwijzer.checks.references import unknown_name_in_shared
from briefwijzer.data.layers import LAYERS
from briefwijzer.data.layers.declaration import Card, ChosenBy, Found, Groups, Layer, Register, Row
from briefwijzer.data.layers.entries import Entry
from briefwijzer.data.layers.whole import OfEveryName, Together
from briefwijzer.data.records import Fact, Record, fixed_values
from briefwijzer.data.values import Id, OrganisationId, Text, ThemeId
from briefwijzer.data.works import Work
from briefwijzer.pages.views import relations
from briefwijzer.words import catalogue, phrase
from tests.conftest import ROOT, make_tiny
from tests.unpacking import whole_records

INVENTED = ROOT / "tests/new_layer"
LETTER = "brieven/kst-90001-1"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with the small corpus, a copy of the package, and the invented layer in both."""
    root = make_tiny(tmp_path_factory.mktemp("layer"))
    shutil.rmtree(root / "scripts")
    shutil.copytree(ROOT / "scripts/briefwijzer", root / "scripts/briefwijzer")
    shutil.copy(ROOT / "scripts/mkdocs_hooks.py", root / "scripts")
    shutil.copy(INVENTED / "riddles.py", root / "scripts/briefwijzer/data/layers")
    with (root / "scripts/briefwijzer/words/nl.yml").open("a", encoding="utf-8") as words:
        # a real layer may have brought a word that the invented one shares
        new = (INVENTED / "words.yml").read_text("utf-8").splitlines(keepends=True)
        words.writelines(line for line in new if line.partition(":")[0] not in catalogue("nl"))
    shutil.copy(INVENTED / "riddles.yml", root / "data/letters/kst-90001-1/annotations")
    return root


def python(project, *call, **given):
    environment = os.environ | {"PYTHONPATH": str(project / "scripts"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *call]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False, **given)


def briefwijzer(project, *command):
    return python(project, "-m", "briefwijzer", "--root", str(project), *command)


# Checks a data folder with one text after the other in one of its files, in one process; gives each code and its words.
CHECK_EACH = """
import contextlib, io, json, sys
from pathlib import Path
from briefwijzer.cli import main

file, data = sys.argv[1:]
found = []
for text in json.load(sys.stdin):
    Path(file).write_text(text, encoding="utf-8")
    with contextlib.redirect_stderr(io.StringIO()) as said:
        found.append((main(["check", "--data", data]), said.getvalue()))
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def locked(project):
    """What the lock says is new on the site."""
    done = briefwijzer(project, "lock")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[:-1]


@pytest.fixture(scope="module")
def site(project, locked):
    done = briefwijzer(project, "site")
    assert done.returncode == 0, done.stderr
    return project / "site"


def page(site, address):
    return html.parse(site / address / "index.html", html.HTMLParser(encoding="utf-8")).getroot()


def text(element):
    return " ".join(" ".join(element.itertext()).split())


def test_it_touches_one_module_and_the_words():
    assert sorted(path.name for path in INVENTED.iterdir()) == ["riddles.py", "riddles.yml", "words.yml"]


def test_what_is_wrong_in_it_is_told(project, tmp_path):
    data = shutil.copytree(project / "data", tmp_path / "data")
    path = data / "letters/kst-90001-1/annotations/riddles.yml"
    right = path.read_text("utf-8")
    wrong = (
        ("theme: geld", "theme: goud", "K209", "there is no theme 'goud'"),
        ("[kabinet-x, raad]", "[kabinet-y, raad]", "K209", "there is no organisation 'kabinet-y'"),
        ("paragraph: s2-1-p2", "paragraph: s2-1-p9", "K202", "kst-90001-1 has no paragraph 's2-1-p9'"),
        ("id: raadsel-raad", "id: raadsel-jaar", "K203", "the id 'raadsel-jaar' is taken"),
        ("number: banen", "number: bamen", "K318", "'bamen' is not in the quote"),
        ("quote: Het aantal", "quote: Het getal", "K306", "is not in the text"),
        ("verdict: refused", "verdict: gone", "K103", "'gone' is not known"),
        ("quote: 1986. jaar was", "quote: jaar was", "K315", "s1-p2 has a riddle that no entry quotes: '1986'"),
    )
    assert all(old in right for old, *_ in wrong)
    texts = json.dumps([right.replace(old, new) for old, new, *_ in wrong])
    done = python(project, "-c", CHECK_EACH, str(path), str(data), input=texts, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    for (ended, said), (*_, code, message) in zip(found, wrong, strict=True):
        assert ended == 1
        assert any(code in line and message in line for line in said.splitlines()), said


def test_its_addresses_are_promised(locked):
    assert [line for line in locked if "#" in line] == [
        f"{LETTER}/raadsels/#raadsel-jaar",
        f"{LETTER}/raadsels/#raadsel-raad",
        f"{LETTER}/raadsels/#raadsel-slot",
    ]
    assert {f"{LETTER}/raadsels/", f"{LETTER}/raadsels.csv", f"{LETTER}/raadsels.json"} <= set(locked)


def test_its_register_shows_every_entry_in_its_group(site):
    register = page(site, f"{LETTER}/raadsels")
    assert text(register.find(".//h1")) == "Raadsels en wat ermee gebeurt"
    assert [text(one) for one in register.xpath("//main//h2[starts-with(@id, 'groep')]")] == [
        "Opgelost (1)",
        "Niet beantwoord (1)",
        "Zonder besluit (1)",
    ]
    entries = register.xpath("//li[@data-entry='riddle']")
    assert [entry.get("id") for entry in entries] == ["raadsel-jaar", "raadsel-raad", "raadsel-slot"]
    assert "Het raadsel vraagt <b>een</b> automaat per jaar." in text(entries[0])
    assert [one.get("href") for one in entries[1].xpath(".//dd//a")] == [
        "../../../organisaties/kabinet-x/",
        "../../../organisaties/raad/",
    ]
    assert text(entries[1].find(".//blockquote")) == "Het aantal banen is volgens de raad"
    assert [one.get("name") for one in register.xpath("//form[contains(@class, 'bw-choose')]//select")] == [
        "besluit",
        "wie",
    ]


def test_every_page_of_the_letter_leads_to_it(site):
    for address in ("", "1", "volledig", "noten", "raadsels"):
        links = page(site, f"{LETTER}/{address}").xpath("//a[contains(@href, 'raadsels/') or @aria-current]")
        assert "Raadsels en wat ermee gebeurt" in map(text, links), address
    # of several letters the search page lists no registers, only the way to each letter
    assert any(link.endswith(f"{LETTER}/#inhoud") for link in page(site, "zoeken").xpath("//main//a/@href"))


def test_a_paragraph_leads_to_the_entry(site):
    section = page(site, f"{LETTER}/1")
    links = section.xpath("//a[@href='../raadsels/#raadsel-jaar']")
    assert [text(link) for link in links] == ["Het raadsel vraagt <b>een</b> automaat per jaar."]


def test_it_is_counted_where_the_layers_are(site):
    rows = [text(row) for row in page(site, f"{LETTER}/dekking").xpath("//tr")]
    assert any(row.startswith("Raadsels 3") for row in rows)
    assert "Raadsels in de tekst die in het register staan 1 van 1" in rows


def test_it_is_a_table_and_a_part_of_the_letter_for_programs(site):
    head, *lines = (site / LETTER / "raadsels.csv").read_text("utf-8-sig").splitlines()
    assert head == "alinea,citaat,nagegaan,id,noot,gevraagd door,thema,wat zij vraagt,besluit,pagina,let op"
    assert [line.split(",")[8] for line in lines] == ["Opgelost", "Niet beantwoord", ""]
    assert [row["id"] for row in json.loads((site / LETTER / "raadsels.json").read_text("utf-8"))] == [
        "raadsel-jaar",
        "raadsel-raad",
        "raadsel-slot",
    ]
    letter = json.loads((site / LETTER / "brief.json").read_text("utf-8"))
    assert [entry.get("verdict") for entry in letter["layers"]["riddles"]] == ["done", "refused", None]
    schema = json.loads((site / "assets/brief.schema.json").read_text("utf-8"))
    assert "riddles" in schema["$defs"]["Layers"]["properties"]
    assert any(text(item).startswith("Raadsels CSV") for item in page(site, "gegevens").xpath("//li"))


def test_the_search_finds_it(site):
    records = (site / "assets/search/kst-90001-1.js").read_text("utf-8")
    found = whole_records(json.loads(records.partition("=")[2].partition("=")[2].rstrip(";\n"))["records"])
    riddles = [record for record in found if record["kind"] == "riddle"]
    assert [record["href"] for record in riddles] == [
        f"{LETTER}/raadsels/#raadsel-{name}" for name in ("jaar", "raad", "slot")
    ]
    assert riddles[0]["themes"] == ["automaten"]
    shared = (site / "assets/search/shared.js").read_text("utf-8")
    kinds = json.loads(shared.partition("=")[2].partition("=")[2].rstrip(";\n"))["kinds"]
    assert kinds["riddle"] == {"word": "Raadsel", "weight": 0.7, "titled": True}


class Note(Entry):
    id: Id = Field(description="id")
    what: Text = Field(description="what")
    themes: list[ThemeId] = Field(description="themes")
    verdict: Literal["done", "refused"] | None = Field(None, description="verdict")


class NotesFile(Record):
    """annotations/notes.yml: notes."""

    notes: list[Note] = Field(description="notes")


class NamelessFile(NotesFile):
    """Notes."""


@pytest.mark.parametrize(
    ("declared", "told"),
    [
        ({"card": Card("waht")}, "no field 'waht'"),
        ({"card": Card("what", rows=(Row("label", "{what}, {whom}"),))}, "no field 'whom'"),
        ({"card": Card("what", choices=(ChosenBy("wie", "who"),))}, "no field 'who'"),
        ({"rules": (Together("what", "whom"),)}, "no field 'whom'"),
        ({"groups": Groups("themes")}, "'themes' is a list"),
        ({"relation": "themes"}, "'themes' is a list"),
        ({"relation": "verdict", "register": Register("notities")}, "a paragraph leads to nothing without 'verdict'"),
        ({"relation": "what"}, "a paragraph leads to entries with an id in a register"),
        ({"key": "note"}, "NotesFile has no field 'note'"),
        ({"file": NamelessFile}, "the docstring of NamelessFile begins with no 'annotations/<file>.yml:'"),
        ({"groups": Groups("verdict", ("done",))}, "the groups leave out ['refused']"),
        ({"found": Found("{what}", "", 1.0)}, "the search needs a kind"),
    ],
)
def test_a_declaration_that_does_not_fit_its_record_is_told_at_once(declared, told):
    right = {"key": "notes", "record": Note, "file": NotesFile, "rank": 1, "card": Card("what")}
    assert Layer(**right)
    with pytest.raises(ValueError, match=re.escape(told)):
        Layer(**right | declared)


def test_no_two_layers_have_one_name_or_address(small):
    for what, found in (
        ("key", [layer.key for layer in LAYERS]),
        ("kind", [layer.kind for layer in LAYERS if layer.kind]),
        ("table or register", all_uris(small)),
    ):
        twice = [name for name, count in Counter(found).items() if count > 1]
        assert not twice, f"a layer has the {what} of another, or of another page of a letter: {', '.join(twice)}"


def test_every_layer_and_every_fact_of_a_work_has_its_words():
    """Those that no page asks for as long as there is no entry, or that a script would miss."""
    wanted = {f"layer_{layer.key}" for layer in LAYERS if layer.slug or layer.table}
    for layer in LAYERS:
        wanted |= {f"relations_{layer.key}"} if layer.relation else set()
        wanted |= {f"search_kind_{layer.kind}"} if layer.found else set()
        wanted |= {f"register_{layer.slug}", f"register_{layer.slug}_lead"} if layer.slug else set()
        if layer.table:
            wanted |= {f"table_{layer.table}", *(f"column_{key}" for key in layer.record.model_fields)}
        card = layer.card
        wanted |= {row.label for row in (*card.line, *card.rows)}
        wanted |= {quotation.label for quotation in card.quotations} - {""}
        wanted |= {f"{card.badge}_{value}" for value in fixed_values(layer.record, card.badge)} if card.badge else set()
        wanted |= {f"{layer.groups.field}_{value}" for value in layer.groups.order} if layer.groups else set()
        if layer.groups and not layer.record.model_fields[layer.groups.field].is_required():
            wanted.add(f"without_{layer.groups.field}")
        wanted |= {f"apart_{layer.key}"} if card.apart else set()
        wanted |= {f"choice_{choice.name}" for choice in card.choices}
        wanted |= {f"coverage_of_{layer.key}"} if layer.whole and layer.whole != OfEveryName() else set()
    wanted |= {f"field_{key}" for key, field in Work.model_fields.items() if field.annotation == Fact | None}
    missing = sorted(wanted - catalogue("nl").keys())
    assert not missing, f"nl.yml has no {', '.join(missing)}"


def test_a_list_without_its_word_is_told_not_left_out(small, monkeypatch):
    there = (small, small.letters[0], "s1-p2", Here("brieven/kst-90001-1/1.md"))
    whole = relations.relations_view(*there)
    monkeypatch.setattr(relations, "_order", dict)
    assert set(relations.relations_view(*there).lists) == set(whole.lists)
    with pytest.raises(KeyError, match=r"words/nl\.yml has no 'relations_riddles'"):
        phrase("relations_riddles")


class MadeBy(Work):
    maker: OrganisationId = Field(description="maker")


def test_names_in_records_of_no_letter_are_looked_up_too(small):
    first = vars(small.works[0])
    work = MadeBy.model_construct(**first, maker="niemand")
    vars(work).update(first)  # where it stands too
    found = list(unknown_name_in_shared(replace(small, works=(work,))))
    assert [problem.message for problem in found if problem.code == "K209"] == ["there is no organisation 'niemand'"]
