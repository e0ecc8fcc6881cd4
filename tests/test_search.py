"""What the search looks through: every passage once, with the words it is cited by; compounds and one spelling."""

import json
import re
from collections import Counter
from types import SimpleNamespace

import pytest
import yaml

from briefwijzer.addresses.uris import SEARCH, START, all_uris, is_page, registers_of
from briefwijzer.cli import main
from briefwijzer.data.layers.amounts import AMOUNTS
from briefwijzer.data.layers.announcements import ANNOUNCEMENTS
from briefwijzer.data.layers.keywords import KEYWORDS
from briefwijzer.data.layers.outcomes import OUTCOMES
from briefwijzer.data.layers.positions import POSITIONS
from briefwijzer.data.layers.recommendations import RECOMMENDATIONS
from briefwijzer.data.reader import load
from briefwijzer.data.text import Section
from briefwijzer.search.compact import closed, packed_compounds, packed_keywords, packed_records
from briefwijzer.search.compounds import parts_of_words, words
from briefwijzer.search.dutch import dutch, root, stem, stop_words, verb
from briefwijzer.search.names import family_names
from briefwijzer.search.records import PAGES, letter_records, shared_records
from briefwijzer.search.scripts import search_files, search_records
from briefwijzer.search.synonyms import explained_names
from briefwijzer.words import catalogue
from briefwijzer.words.questions import questions_of
from search_collections import judged, judged_by_who_knew
from tests.bare import LETTER, write_bare
from tests.conftest import ROOT
from tests.unpacking import whole_keywords, whole_numbers, whole_records

TABLE = yaml.load((ROOT / "tests/search/analysis.yml").read_text("utf-8"), yaml.CSafeLoader)
SCRIPT = re.compile(r'\(globalThis\.briefwijzerRecords\?\?=\{\}\)\["([^"]+)"\]=(.*);\n', re.DOTALL)
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"


@pytest.fixture(scope="module")
def records(corpus):
    return [*letter_records(corpus.letters[0]), *shared_records(corpus)]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["text"] or "nothing")
def test_words_have_one_spelling(row):
    assert [word for word in words(row["text"]) if word.isalpha()] == row["words"]


@pytest.mark.parametrize(
    "row", [row for row in TABLE if {"form", "made", "root", "apart"} & row.keys()], ids=lambda row: row["text"]
)
def test_forms_share_a_stem_and_relatives_a_root(row):
    one, forms, made, relatives, apart = (
        [words(each)[0] for each in row.get(key, [])] for key in ("words", "form", "made", "root", "apart")
    )
    assert {verb(word) for word in made} <= {stem(one[0])}
    assert stem(one[0]) not in {verb(word) for word in apart}
    assert {stem(word) for word in forms} <= {stem(one[0])}
    assert {root(word) for word in relatives} <= {root(one[0])}
    assert stem(one[0]) not in {stem(word) for word in (*relatives, *apart)}


def test_a_form_is_of_one_word():
    """«leden» was of «lijden», which came last, and of no member."""
    claimed = Counter(form for word, forms in dutch()["forms"].items() for form in (word, *forms))
    claimed.update(form for forms in dutch()["strong"].values() for form in forms.split())
    assert not [form for form, times in claimed.items() if times > 1]


def test_every_page_of_the_whole_site_is_found(corpus):
    whole = {uri for uri in all_uris(corpus) if is_page(uri) and re.fullmatch(r"[^/]+|[^/]+/index\.md", uri)}
    assert whole - {START, SEARCH} == set(PAGES.values())


def test_every_passage_is_a_record(corpus, records):
    letter = corpus.letters[0]
    counts = Counter(record.kind for record in records)
    assert counts["paragraph"] == len(letter.paragraphs) == 57
    assert counts["note"] == len(letter.footnotes) == 26
    assert counts["heading"] == len(letter.sections) == 15
    assert counts["work"] == len(corpus.works)
    assert counts["theme"] == len(corpus.themes)
    assert counts["organisation"] == len(corpus.organisations)
    assert counts["term"] == len(corpus.terms)
    assert counts["page"] == len(PAGES)
    assert counts["announcement"] == len(letter.layers[ANNOUNCEMENTS])
    assert counts["position"] == len(letter.layers[POSITIONS])
    assert counts["amount"] == len(letter.layers[AMOUNTS])
    assert counts["outcome"] == len(letter.layers[OUTCOMES])
    assert counts["recommendation"] == len(letter.layers[RECOMMENDATIONS])
    assert counts["register"] == len(registers_of(letter))
    assert len({record.href for record in records}) == len(records)


def test_the_name_of_a_letter_does_not_find_its_registers(corpus, records):
    """Every query with a word of it had all of them among its results: 8 of 22 for «robots»."""
    words = catalogue()
    registers = [record.title for record in records if record.kind == "register"]
    assert set(registers) == {words[f"register_{name}"] for name in registers_of(corpus.letters[0])}


def test_the_words_of_a_record_are_those_of_the_letter(corpus, records):
    shown = {record.href.partition("#")[2]: record.text for record in records if record.kind == "paragraph"}
    assert shown == {name: paragraph.prose.plain for name, (_, paragraph) in corpus.letters[0].paragraphs.items()}


def test_a_paragraph_is_found_by_what_the_entries_about_it_are_called(corpus, records):
    said = {record.names[0]: record.extra for record in records if record.kind == "paragraph"}
    for entry in corpus.letters[0].layers[ANNOUNCEMENTS]:
        assert entry.what in said[entry.paragraph]
    packed = packed_records([record.data() for record in letter_records(corpus.letters[0])])
    kinds = packed["columns"]["kind"]
    assert {len(said) for kind, said in zip(kinds, packed["said"], strict=True) if kind == "paragraph"} == {2}


def test_an_answer_is_found_by_the_words_of_its_questions_and_its_record_is_written_out_again(data):
    said = {"Vraag 1": "Wie?", "Vraag 2": "Hoe?", "Antwoord op vragen 1 en 2": "Zo doen wij dat.", "Tot slot": "Dank."}
    said |= {"Antwoord 9": "Er is hier geen vraag.", "Vraag 3:": "Echt?", "Antwoord 3": "Ja.", "Vraag 4": "Wat?"}
    said |= {"Antwoord 4": "Dat is een peer.", "Slot": "Waar?"}
    sections = [
        {"id": f"s{at}", "heading": heading, "paragraphs": [{"id": f"s{at}-p1", "text": words}]}
        for at, (heading, words) in enumerate(said.items(), 1)
    ]
    (write_bare(data) / "text.yml").write_text(yaml.safe_dump({"sections": sections}), encoding="utf-8")
    letter = next(letter for letter in load(data).letters if letter.id == LETTER)
    records = [record.data() for record in letter_records(letter)]
    asked = {record["text"]: record["extra"] for record in records if "asked" in record}
    assert asked == {"Zo doen wij dat.": "Wie? Hoe?", "Dat is een peer.": "Wat?"}
    answers = {record["text"]: record["answered"] for record in records if "answered" in record}
    assert {text: address[-6:] for text, address in answers.items()} == {
        "Wie?": "#s3-p1",
        "Hoe?": "#s3-p1",
        "Echt?": "#s7-p1",
        "Wat?": "#s9-p1",
    }
    # with an entry about the answer
    entry = {
        "kind": "amount",
        "href": "x#y",
        "title": "Eén peer",
        "text": "een peer",
        "paragraph": "s9-p1",
        "section": "9",
    }
    number = next(at for at, record in enumerate(records) if record.get("text") == "Dat is een peer.")
    records[number]["extra"] = "Wat?. Eén peer"
    records.insert(number + 1, entry)
    assert json.dumps(whole_records(packed_records(records)), sort_keys=True) == json.dumps(records, sort_keys=True)


def test_questions_and_answers_are_told_by_lines_too_and_a_question_without_a_number_stands_before_its_answer():
    said = {
        "Vraag 1": ["Wie?", "Antwoord:", "Zij.", "2", "Hoe?", "Antwoord:", "Zo.", "Of zo."],
        "Over peren": ["Er zijn peren.", "3. Wij vragen waar."],
        "Antwoord op vraag 3": ["Daar.", "Waarom?"],
        "Antwoord": ["Daarom.", "Dat was het."],
        "Antwoord op vraag 5": ["Op een vraag die hier niet staat."],
    }
    sections = [
        Section(
            id=f"s{at}",
            heading=heading,
            paragraphs=[{"id": f"s{at}-p{n}", "text": words} for n, words in enumerate(lines, 1)],
        )
        for at, (heading, lines) in enumerate(said.items(), 1)
    ]
    text = {paragraph.id: paragraph.prose.plain for section in sections for paragraph in section.paragraphs}
    asked = {"Zij.": "Wie?", "Zo.": "Hoe?", "Of zo.": "Hoe?", "Daar.": "3. Wij vragen waar.", "Daarom.": "Waarom?"}
    found = {text[name]: " ".join(each.text for each in asked) for name, asked in questions_of(sections).items()}
    assert found == asked | {"Dat was het.": "Waarom?"}


def test_a_group_of_synonyms_has_two_words_and_is_no_part_of_another(corpus):
    stems = [
        [tuple(stem(word) for word in words(name) if word not in stop_words()) for name in group.words]
        for group in corpus.synonyms
    ]
    assert not [group for group in stems if len(set(group)) < 2]
    once = {frozenset(group) for group in stems}
    assert not [(one, other) for one in once for other in once if one < other]


def test_an_abbreviation_with_two_meanings_and_that_of_a_term_are_no_names(corpus):
    found = [("RKD", "Raad voor Kersen"), ("RKD", "Raad Kersen en Druiven"), ("SER", "Sociale Raad")]
    found += [("PB", "Perenbond"), ("PB", "Bond van peren"), ("ab", "alle bomen")]
    names = [["RKD", "Raad voor Kersen", "Raad Kersen en Druiven"], ["ab", "alle bomen"]]
    assert explained_names(corpus, found) == [[None, each, []] for each in names]


@pytest.mark.parametrize(
    ("compound", "made_of"),
    [
        ("arbeidsmarkt", {"arbeid", "markt"}),
        ("scholingsvouchers", {"scholing", "vouchers"}),
        ("inkomensongelijkheid", {"inkomen", "ongelijkheid"}),
        ("zorginnovaties", {"zorg", "innovaties"}),
        ("belangstelling", set()),
        ("nauwgezet", set()),
    ],
)
def test_compounds_come_apart_in_the_real_vocabulary(records, compound, made_of):
    vocabulary = {word for record in records for word in words(f"{record.title} {record.text} {record.extra}")}
    assert compound in vocabulary | {"belangstelling"}
    assert made_of <= set(parts_of_words(vocabulary).get(compound, ()))
    assert bool(made_of) == (compound in parts_of_words(vocabulary))


def test_no_part_is_shorter_than_a_word(records):
    vocabulary = {word for record in records for word in words(f"{record.title} {record.text} {record.extra}")}
    table = parts_of_words(vocabulary)
    assert len(table) > 200
    assert min(len(part) for made_of in table.values() for part in made_of) >= 4


def test_every_kind_of_passage_has_its_word_and_its_weight(corpus, records):
    files = {page.uri: page.content.decode() for page in search_files(corpus, search_records(corpus))}
    shared = json.loads(SCRIPT.fullmatch(files["assets/search/shared.js"])[2])
    assert list(shared["kinds"]) == [key.removeprefix("search_kind_") for key in catalogue() if "search_kind_" in key]
    assert all(kind["word"] and 0 < kind["weight"] <= 1 for kind in shared["kinds"].values())
    assert [name for name, kind in shared["kinds"].items() if "titled" not in kind] == ["paragraph", "note"]
    assert not any(key.startswith("search_kind_") for key in shared["words"])


def test_two_builds_give_the_same_bytes(corpus):
    first, second = corpus, load(ROOT / "data")
    assert list(search_files(first, search_records(first))) == list(search_files(second, search_records(second)))


def test_a_script_holds_data_and_nothing_that_ends_it(small):
    files = {page.uri: page.content.decode() for page in search_files(small, search_records(small))}
    for letter in small.letters:
        name, data = SCRIPT.fullmatch(files[f"assets/search/{letter.id}.js"]).groups()
        assert name == letter.id
        assert "<" not in data
        records = whole_records(json.loads(data)["records"])
        assert records == [json.loads(json.dumps(record.data())) for record in letter_records(letter)]


def test_what_letters_share_belongs_to_the_letters_that_have_it(small):
    found = search_records(small)
    files = {page.uri: page.content.decode() for page in search_files(small, found)}
    for letter in small.letters:
        data = json.loads(SCRIPT.fullmatch(files[f"assets/search/{letter.id}.js"])[2])
        mine = [found.shared[number] for number in whole_numbers(data["shared"])]
        works = {record.href.split("/")[1] for record in mine if record.kind == "work"}
        assert works == set(letter.works)
        assert len(mine) < len(found.shared)


def passages_of(packed):
    """The numbers and marks of a list of the index, read as the browser reads it."""
    signs, numbers, marks, last = iter(packed[1]), [], [], -1
    for _ in range(packed[0]):
        distance = shift = 0
        while True:
            digit = DIGITS.index(next(signs))
            distance += (digit & 31) << shift
            shift += 5
            if digit < 32:
                break
        last += distance
        numbers.append(last)
        if len(packed) == 2:
            marks.append(DIGITS.index(next(signs)))
    assert next(signs, None) is None
    return numbers, marks


def cut(corpus, monkeypatch):
    """The files of a search that is cut in pieces, as values by their paths, and the passages in their order."""
    monkeypatch.setattr("briefwijzer.search.scripts.MOST_WHOLE", 0)
    found = search_records(corpus)
    files = {}
    for page in search_files(corpus, found):
        _, _, value = page.content.decode().partition("]=")
        files[page.uri.removeprefix("assets/search/").removesuffix(".js")] = json.loads(value.rstrip(";\n"))
    return files, [*(record for letter in corpus.letters for record in letter_records(letter)), *found.shared]


def test_the_pieces_of_the_index_have_every_word_of_every_passage(corpus, monkeypatch):
    files, passages = cut(corpus, monkeypatch)
    entries = {}
    for number, first in enumerate(files["shared"]["pieces"]):
        piece = files[f"index/{number}"]
        assert min(piece) == first
        assert not entries.keys() & piece.keys()
        entries |= piece
    for number, record in enumerate(passages):
        for word in words(f"{record.title} {record.text} {record.extra}"):
            if word.isalpha() and word not in stop_words() and word not in {"mln", "mld", "eur"}:
                numbers, _ = passages_of(entries[stem(word)]["s"])
                assert number in numbers, (word, record.href)
    numbers, marks = passages_of(entries["tilrobot"]["s"])
    own = [passages[number].kind in ("paragraph", "note") for number in numbers]
    assert [mark >= 32 for mark in marks] == own
    assert passages_of(entries["29544-773"]["n"])[0] == [0]
    assert "tilrobot" in files["words/t"].split("\n")[0] or "\ntilrobot" in files["words/t"]


def test_passages_of_many_letters_are_loaded_some_at_a_time(corpus, monkeypatch):
    files, passages = cut(corpus, monkeypatch)
    shared, letter = files["shared"], corpus.letters[0].id
    assert whole_records(shared["records"]) == []
    count = shared["letters"][letter]["records"]
    some = [files[f"passages/{letter}/{number}"] for number in range(-(-count // shared["together"]))]
    assert [record["href"] for chunk in some for record in chunk["records"]] == [one.href for one in passages[:count]]
    assert all(record.get("section") in (None, *chunk["sections"]) for chunk in some for record in chunk["records"])
    assert {"page", "work"} < {record["kind"] for record in whole_records(files[letter]["shared"])}


def test_few_letters_have_no_pieces(corpus):
    assert {page.uri for page in search_files(corpus, search_records(corpus))} == {
        "assets/search/shared.js",
        f"assets/search/{corpus.letters[0].id}.js",
    }


def test_words_of_the_language_are_sent_where_the_texts_have_one_of_them(corpus):
    shared = next(page for page in search_files(corpus, search_records(corpus)) if page.uri.endswith("shared.js"))
    sent = json.loads(SCRIPT.fullmatch(shared.content.decode())[2])["synonyms"]["like"].split("\n\n")
    assert any("arbeidsplaatsen" in group for group in sent)  # the letter has "banen"
    assert {"vliegveld", "luchthaven"} <= {word for group in corpus.synonyms for word in group.words}
    assert not any("vliegveld" in group for group in sent)  # it has neither


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("D. Yeşilgöz-Zegerius", ["yesilgoz-zegerius", "yesilgoz"]),
        ("A. el-Khatib", ["el-khatib"]),
        ("L.F. Asscher", ["asscher"]),
    ],
)
def test_a_sender_of_two_family_names_is_known_by_the_first(name, known):
    sender = SimpleNamespace(name=SimpleNamespace(value=name))
    assert family_names(SimpleNamespace(senders=[sender])) == known


def test_the_passages_are_written_for_a_search_server(corpus, tmp_path, capsys):
    assert main(["passages", "--data", str(ROOT / "data"), "--out", str(tmp_path)]) == 0
    lines = [json.loads(line) for line in (tmp_path / "passages.ndjson").read_text("utf-8").splitlines()]
    settings = json.loads((tmp_path / "index.json").read_text("utf-8"))
    fields = settings["mappings"]["properties"]
    passages = [*letter_records(corpus.letters[0]), *shared_records(corpus)]
    assert [line["index"]["_id"] for line in lines[::2]] == [passage.href for passage in passages]
    assert [line.get("text", "") for line in lines[1::2]] == [passage.text for passage in passages]
    # the mapping is strict: a field that it does not know would be refused
    assert {name for line in lines[1::2] for name in line} <= fields.keys()
    assert lines[1]["date"] == "2017-02-13"
    assert all("," in group for group in settings["settings"]["analysis"]["filter"]["dutch_synonyms"]["synonyms"])
    assert f"{len(passages)} passages" in capsys.readouterr().out


def test_a_script_says_what_it_has_already_by_its_place(corpus, records):
    files = {page.uri: page.content.decode() for page in search_files(corpus, search_records(corpus))}
    data = json.loads(SCRIPT.fullmatch(files[f"assets/search/{corpus.letters[0].id}.js"])[2])["records"]
    assert any(isinstance(title, int) for title, *_ in data["said"])
    assert any(isinstance(text, list) for said in data["said"] for text in said[1:])
    own = len(list(letter_records(corpus.letters[0])))
    assert whole_records(data) == [json.loads(json.dumps(record.data())) for record in records[:own]]


def test_a_keyword_has_its_places_by_words_of_the_passage(corpus):
    """As the browser reads them, they lead to the words that were quoted; few quotes cut a word."""
    letter = corpus.letters[0]
    files = {page.uri: page.content.decode() for page in search_files(corpus, search_records(corpus))}
    data = json.loads(SCRIPT.fullmatch(files[f"assets/search/{letter.id}.js"])[2])
    records = whole_records(data["records"])
    keywords = whole_keywords(data["keywords"], records)
    meant = [
        ([word for word, _ in one.words()], [(there.at, there.quote) for there in one.places])
        for one in letter.layers[KEYWORDS]
    ]
    named = [(names, [(records[at]["names"][0], quote) for at, quote in places]) for names, places in keywords]
    assert sorted(named) == sorted(meant)
    cut = [count for flat in data["keywords"]["places"] for count in flat[1::3] if isinstance(count, str)]
    assert len(cut) < 10


def test_keywords_of_one_name_and_one_passage_stay_apart():
    records = [{"kind": "letter", "text": ""}, {"kind": "note", "text": "De 😀 (robot), zegt men (later)."}]
    some = [(["a"], [(1, "robot")]), (["b"], [(1, "De"), (1, "later")]), (["a"], [(1, "😀 (robot), zegt"), (1, "obo")])]
    packed = packed_keywords(some, records)
    assert packed["places"] == [[0, 1, 0, 1, 3, 0, 1, -1, 0, 0, "obo", 2, 3, -1, 3]]
    assert whole_keywords(packed, records) == [some[1], (["a"], some[2][1]), some[0]]


def test_what_two_records_are_called_may_stand_in_the_first_of_all():
    some = [{"kind": "term", "href": f"begrippen/#{name}", "title": "Wet", "names": [name]} for name in ("een", "twee")]
    assert whole_records(packed_records(some)) == some


def test_compounds_of_any_field_are_cut_though_their_parts_stand_nowhere_else():
    others = ["paspoortcontrole", "zomerdrukte", "stikstofproblematiek", "spaarrente", "huisartsen"]
    assert [" ".join(made_of) for made_of in parts_of_words(others).values()] == [
        "huis artsen",
        "paspoort controle",
        "spaar rente",
        "stikstof problematiek",
        "zomer drukte",
    ]
    assert not parts_of_words(["brandweer", "handhaven", "noodzaak", "persoonlijke", "transport"])


def test_compounds_are_cut_where_their_parts_meet(records):
    table = parts_of_words(
        {word for record in records for word in words(f"{record.title} {record.text} {record.extra}")}
    )
    written = [each.split("/") for each in packed_compounds(table).split()]
    pairs = {
        "".join(piece.split(":")[0] for piece in pieces): tuple(pieces[at].split(":")[-1] for at in (0, -1))
        for pieces in written
    }
    assert pairs == {word: made_of[:2] for word, made_of in table.items()}
    some = closed(table, ["arbeidsmarktbeleid"])
    assert {"arbeidsmarktbeleid", "arbeidsmarkt"} <= some.keys()


@pytest.mark.parametrize("name", [*judged(), *judged_by_who_knew()])
def test_a_query_is_judged_by_passages_of_the_letter(letter, name):
    """A misspelt id would count as a passage that the search never finds."""
    collection = (judged() | judged_by_who_knew())[name]
    passages = {*letter.paragraph_ids, *(note.id for note in letter.footnotes)}
    for query, right in collection.right.items():
        partly = collection.partly[query]
        assert right, query
        assert right | partly <= passages, query
        assert not right & partly, query
    assert len(set(collection.texts)) == len(collection.texts)
