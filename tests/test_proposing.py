"""Rules propose entries of layers: marked as such, behind what stands there, and never taken for reviewed ones."""

import re
from types import SimpleNamespace

import pytest

from briefwijzer.addresses.promises import add_to_lock, unlocked
from briefwijzer.addresses.uris import TERMS, WORKS
from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.layers import layer_of
from briefwijzer.data.prose import Prose
from briefwijzer.data.reader import load
from briefwijzer.proposing.announcing import ENOUGH, scored, scored_sentences
from briefwijzer.proposing.measure import measured
from briefwijzer.proposing.names import names_without_list
from briefwijzer.proposing.places import proposals, quote_around
from briefwijzer.proposing.rules import RULES
from briefwijzer.proposing.terms import proposed_terms, unexplained, write_terms
from briefwijzer.proposing.works import works_without_list
from briefwijzer.proposing.writing import added
from briefwijzer.stream import pages
from tests.conftest import ROOT, within

LETTER = "kst-90001-1"


@pytest.fixture
def data(data):
    add_to_lock(load(data))
    return data


def layer_files(data):
    folder = data / "letters" / LETTER / "annotations"
    return {path.name: path.read_text("utf-8") for path in folder.iterdir()}


def letter_of(data):
    return load(data).letter_named(LETTER)


def test_proposals_are_added_once_and_touch_nothing(data, capsys):
    before = layer_files(data)
    assert main(["propose", LETTER, "--data", str(data)]) == 0
    first = layer_files(data)
    for name, text in before.items():
        lines = first[name].splitlines()
        assert [line for line in text.splitlines() if line not in lines] == []
    assert main(["propose", LETTER, "--data", str(data)]) == 0
    assert layer_files(data) == first
    assert "nothing new" in capsys.readouterr().out


def test_a_layer_that_nobody_looked_at_is_marked_and_locked_by_nobody(data):
    folder = data / "letters" / LETTER / "annotations"
    (folder / "dates.yml").unlink(missing_ok=True)
    assert main(["propose", LETTER, "dates", "--data", str(data)]) == 0
    text = (folder / "dates.yml").read_text("utf-8")
    made = text.count("review: proposed")
    assert made
    assert made == text.count("- id:")
    assert not [problem for problem in check(load(data)) if problem.code not in ("K211", "K312")]
    assert [line for line in unlocked(load(data)) if "voorstel" in line] == []
    shown = next(page for page in pages(load(data)) if page.uri == f"brieven/{LETTER}/tijdlijn.md")
    assert "voorgesteld door een vaste regel, niet nagezien" in shown.content.decode()


def test_pages_of_a_letter_with_proposals_alone_claim_nothing(data):
    folder = data / "letters" / LETTER / "annotations"
    for path in folder.iterdir():
        path.unlink()
    text = data / "letters" / LETTER / "text.yml"
    text.write_text(text.read_text("utf-8").replace("eerder", "vroeger vroeger, op 1 juli 2011,", 1), "utf-8")
    assert main(["propose", LETTER, "--data", str(data)]) == 0
    made = (page for page in pages(load(data)) if LETTER in page.uri and page.uri.endswith(".md"))
    shown = {page.uri.rpartition("/")[2]: page.content.decode() for page in made}
    assert "voorgesteld</span>" in shown["tijdlijn.md"]
    assert "(0, 2 voorgesteld)" in shown["tijdlijn.md"]
    for register in ("tijdlijn.md", "dekking.md", "verwijzingen.md"):
        assert "bw-made" not in shown[register]  # who read it, where nobody did
    assert "Tijden in de tekst" not in shown["dekking.md"]  # completeness is asked of what somebody looked at
    whole = shown["volledig.md"]
    assert "vroeger vroeger" in whole
    assert "· voorgesteld door een vaste regel, niet nagezien</li>" in whole
    assert "<bw-readings>" not in whole  # [sic] is put in by those who looked


def test_other_numbers_get_a_file_that_can_be_read(data):
    folder = data / "letters" / LETTER / "annotations"
    (folder / "amounts.yml").unlink(missing_ok=True)
    assert main(["propose", LETTER, "numbers", "--data", str(data)]) == 0
    assert (folder / "amounts.yml").read_text("utf-8").startswith("amounts: []\nnumbers:\n  - id: getal-voorstel-1\n")
    assert all(entry.review == "proposed" for entry in letter_of(data).layers[layer_of("numbers")])


def test_when_somebody_has_looked_the_layer_must_be_whole_again(data):
    text = data / "letters" / LETTER / "text.yml"
    whole = text.read_text("utf-8")
    folder = data / "letters" / LETTER / "annotations"
    (folder / "dates.yml").unlink(missing_ok=True)
    main(["propose", LETTER, "dates", "--data", str(data)])
    dates = folder / "dates.yml"
    entries = re.split(r"(?m)^  (?=- id:)", dates.read_text("utf-8"))
    later = next(entry for entry in entries[1:] if "printed: eerder" in entry)
    dates.write_text(f"{entries[0]}  {later}", "utf-8")  # 1986 is in no entry, and nobody has looked
    assert "K316" not in [problem.code for problem in check(load(data))]
    dates.write_text(f"{entries[0]}  {later.replace('review: proposed', 'review: checked')}", "utf-8")
    assert "K316" in [problem.code for problem in check(load(data))]
    assert text.read_text("utf-8") == whole


def test_an_unknown_letter_or_layer_is_told(data, capsys):
    assert main(["propose", "kst-90001-9", "--data", str(data)]) == 1
    assert "Did you mean 'kst-90001-1'?" in capsys.readouterr().err
    assert main(["propose", LETTER, "datums", "--data", str(data)]) == 1
    assert "no rule proposes 'datums'" in capsys.readouterr().err


def test_the_rules_are_as_good_as_they_are_said_to_be(corpus):
    letter = next(one for one in corpus.letters if one.id == "kst-29544-773")
    found = {one.what: one for one in measured(corpus, letter)}
    for what, recall, precision in (
        ("dates", 0.95, 0.9),
        ("amounts", 1.0, 1.0),
        ("numbers", 0.95, 0.95),
        ("organisations", 0.9, 0.9),
        ("organisations, with the shared lists emptied", 0.85, 0.9),
        ("mentions", 0.65, 0.75),
        ("oddities", 0.1, 0.85),
    ):
        one = found[what]
        assert one.found / one.reviewed >= recall
        assert one.right / one.proposed >= precision


def test_the_documents_give_the_figures_that_are_measured(corpus):
    letter = next(one for one in corpus.letters if one.id == "kst-29544-773")
    found = measured(corpus, letter)
    pairs = [((one.found, one.reviewed), (one.right, one.proposed)) for one in found]
    text = (ROOT / "docs/developers/importing.md").read_text("utf-8").partition("`propose LETTER --measure`")[2]
    rules, _, sentences = text.partition("**Sentences that may announce**")
    told = [
        [(int(one), int(other)) for one, other in re.findall(r"(\d+) of (\d+)\)", part)] for part in (rules, sentences)
    ]
    first = next(at for at, one in enumerate(found) if one.what.startswith("sentences"))
    assert sorted(told[0]) == sorted(pair for both in pairs[:first] for pair in both)
    assert {*told[1]} <= {there for there, _ in pairs[first:]}
    assert len(told[1]) == 5


def test_the_worksheet_is_read_in_less_time_than_the_letter(corpus):
    letter = next(one for one in corpus.letters if one.id == "kst-29544-773")
    found = {one.what.partition(" (")[0]: one for one in measured(corpus, letter)}
    every = sum(len(paragraph.prose.sentences) for _, paragraph in letter.paragraphs.values())
    whole = found["sentences that may announce"]
    assert whole.found / whole.reviewed >= 0.94
    assert whole.proposed / every <= 0.43
    # the weights were fitted on the odd sections
    assert found["even sections"].found / found["even sections"].reviewed >= 0.94
    # no choice of a third could hold more than this
    assert found["from a score of 3 on"].found >= 0.94 * found["the best third of all sentences"].found


@pytest.mark.parametrize(
    "sentence",
    [
        "Ik zal uw Kamer hierover in het voorjaar informeren.",
        "Het kabinet heeft de perenwet ingetrokken.",
        "Er wordt gewerkt aan een nieuwe regeling.",
        "De minister van Fruit is voornemens de keuring te verlengen.",
        "Per 1 juli treedt de wet in werking.",
        "Een volgend kabinet kan hierover besluiten.",
        "De pilot zal naar verwachting worden voortgezet.",
        "In de rapportage, die voor de kerst zal worden verzonden, staat meer over de peren.",
        "In het snoeien heeft een grote investering plaatsgevonden.",
        "Met de telers blijft er contact.",
        "De dienst heeft tot doel alle boomgaarden te bezoeken.",
    ],
)
def test_an_announcement_is_put_on_the_worksheet(sentence):
    assert scored("s1-p1", sentence).score >= ENOUGH


@pytest.mark.parametrize(
    "sentence",
    [
        "Peren zijn gezond.",
        "Volgens de raad kan dit leiden tot minder peren.",
        "De SER stelt dat de overheid meer kan doen, zodat er peren overblijven.",
        "Welke maatregelen kunt u nemen om peren te beschermen?",
        "Het is de vraag of dat niet steeds duurder wordt.",
        "Uit het rapport blijkt dat het kabinet de wet heeft ingetrokken.",
    ],
)
def test_what_others_say_and_what_is_so_is_not(sentence):
    assert scored("s1-p1", sentence).score < ENOUGH


def letter_with(text):
    """A letter of one paragraph, as far as rules look at it."""
    paragraph = SimpleNamespace(id="s1-p1", prose=Prose(text))
    section = SimpleNamespace(id="s1", paragraphs=(paragraph,))
    return SimpleNamespace(paragraphs={"s1-p1": (section, paragraph)}, sections=(section,), footnotes=(), citing={})


def proposed(text, rule):
    return list(proposals(rule(SimpleNamespace(organisations=(), works=()), letter_with(text))))


def test_no_signature_is_put_on_the_worksheet():
    letter = letter_with("De minister van Fruit zal dit jaar peren planten.")
    letter.paragraphs["closing-p1"] = (
        None,
        SimpleNamespace(id="closing-p1", prose=Prose("Het kabinet werkt aan een wet.")),
    )
    assert [one.paragraph for one in scored_sentences(letter)] == ["s1-p1"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Ruim 400 woonwijken en 10.000 kilo peren.", ["400 woonwijken", "10000 kilo"]),
        ("Van de kwekers zegt 17% dat, en 9,5 procent niet.", ["17 procent", "9,5 procent"]),
        ("Meer dan de helft van de drie nieuwe keurmeesters.", ["50 procent", "3 nieuwe keurmeesters"]),
        ("De vierde industriële revolutie duurt twintig jaar.", ["4e industriële revolutie", "20 jaar"]),
        ("Volgens artikel 20 van 3 mei 2016, nr. 12, tweede lid, om 10.30 uur.", []),
        ("Dat kost 3 miljoen euro of € 40 per kweker.", []),
        ("Ten eerste de eerste helft van 2017, en de Tweede Kamer.", []),
        ("Van wie boven de 65 hebben er 40 peren.", ["40 peren"]),
        ("De twintigste dag, het twintigste lid, en het kabinet acht dit en acht de oogst goed.", ["20e dag"]),
        ("Ruim een derde van de peren, in een derde land, bel 112 gratis.", ["33 procent"]),
    ],
)
def test_numbers_are_told_from_names(text, numbers):
    assert [f"{one.values['value']} {one.values['unit']}" for one in proposed(text, RULES["numbers"])] == numbers


def test_a_season_has_its_year_and_the_year_of_a_paper_is_no_time():
    text = (
        "In het najaar van 2017 kwam Kamerstukken II 2016/17, 90001, nr. 1, over de Fruitwet 2014, "
        "vergaderjaar 2016–2017."
    )
    (found,) = proposed(text, RULES["dates"])
    assert found.printed == "najaar van 2017"
    assert found.values["grade"] == "unclear"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Dat is zo. . Ja.", ". . Ja"),
        ("Zij zei “peren en ging.", "“peren"),
        ('Zij zei "peren en ging.', '"'),
        ("De (actie-) agenda is er.", "(actie-) agenda"),
        ("Er is is een peer van de de teler.", "de de"),
        ("De regels (met uitzondering van peren.", "(met"),
        ("Peren , en appels.", "Peren ,"),
        ("Op 31 juni 2016 was het.", "31 juni 2016"),
        ("Peren teelten zijn perenteelten.", "Peren teelten"),
        ("Zie Kamerstukken II 2015/16, 36200, nr. 3.", "Kamerstukken II 2015/16, 36200, nr. 3"),
        ("Zie Kamerstukken II 2015/16, 33009, nr. E.", "Kamerstukken II 2015/16, 33009, nr. E"),
    ],
)
def test_odd_places_are_told(text, odd):
    assert [one.printed for one in proposed(text, RULES["oddities"])] == [odd]


def test_what_only_looks_odd_is_not():
    text = (
        'De nota "Peren”. '
        "Hij zegt: ‘dat is ’t’ (zie ook) en 1) … enz., wat die die zegt. Kamerstukken II 2016/17, 29544, nr. 773."
    )
    assert [one.printed for one in proposed(text, RULES["oddities"])] == []


def test_dates_are_read_whole():
    found = {
        one.printed: one.values.get("start")
        for one in proposed("Op 1 juli 2031, in mei 2032 of in juni.", RULES["dates"])
    }
    assert found == {"1 juli 2031": "2031-07-01", "mei 2032": "2032-05", "juni": None}


def test_bodies_are_told_by_their_form():
    text = (
        "De Inspectie voor het Fruit (IvF) en de Vereniging van Perentelers zien dat. Het Verenigd Perenberaad "
        "Nederland zegt ja. Volgens de KNPV en het ministerie van Fruit is internet of things (IoT) nuttig. "
        "Ook lid De Boer las de Nationale Perenagenda, en het IoT, zie COM(2021) 727 en EN/TXT."
    )
    found = [name for _, name in names_without_list(letter_with(text))]
    assert found == [
        "Inspectie voor het Fruit (IvF)",
        "Vereniging van Perentelers",
        "Verenigd Perenberaad Nederland",
        "ministerie van Fruit",
        "KNPV",
    ]


def test_works_are_told_by_their_form():
    text = (
        "Zie het rapport “Peren voor allen”, de Wet op de perenkeuring (Wpk), de Fruitwet en de Nationale Perenagenda "
        "2030. De Wet aanpak perenroof geldt, en de Wet op het fruit zal gelden."
    )
    assert [title for _, title in works_without_list(letter_with(text))] == [
        "Peren voor allen",
        "Wet op de perenkeuring (Wpk)",
        "Fruitwet",
        "Nationale Perenagenda 2030",
        "Wet aanpak perenroof",
        "Wet op het fruit",
    ]


def test_terms_that_a_letter_explains_are_proposed():
    text = (
        "De Inspectie voor het Fruit (IvF) en het lage perenvoordeel (LPV) helpen; de Wet op de perenkeuring (Wpk) "
        "ook. De Raad voor Peren en Appels (hierna: de Raad) zag (dat) niet. Onder verse peren wordt verstaan: peren "
        "van deze week. Het CPF (zie noot 3) telt (NB) mee."
    )
    corpus = SimpleNamespace(terms=(), organisations=())
    found = {
        one["term"]: (one["kind"], one["definition"]["value"]) for one in proposed_terms(corpus, letter_with(text))
    }
    assert found == {
        "IvF": ("abbreviation", "Inspectie voor het Fruit."),
        "LPV": ("abbreviation", "Lage perenvoordeel."),
        "Wpk": ("abbreviation", "Wet op de perenkeuring."),
        "Raad": ("defined", "Raad voor Peren en Appels."),
        "verse peren": ("defined", "Peren van deze week."),
    }
    assert unexplained(corpus, letter_with(text)) == ["CPF", "NB"]


def test_terms_and_works_that_are_proposed_are_marked_counted_apart_and_locked_by_nobody(data):
    made = proposed_terms(load(data), letter_with("De Perenkeuringsdienst van Nederland (PKN) is er."))
    write_terms(data, made)
    corpus = load(data)
    assert [term.review for term in corpus.terms if term.id == "pkn"] == ["proposed"]
    assert "begrippen/#pkn" not in unlocked(corpus)
    notes = "brieven/kst-90002-5/noten.md"
    shown = {page.uri: page.content.decode() for page in pages(corpus) if page.uri in (TERMS, WORKS, notes)}
    assert shown[notes].count("</a> (voorgesteld)") == 1
    assert "2 begrippen en afkortingen, met de plaatsen waar zij staan. 2 voorgesteld." in shown[TERMS]
    assert "Rapporten <small>(3, 1 voorgesteld)</small>" in shown[WORKS]


@pytest.mark.parametrize("words", ["1 ", "zal ", "heeft het ", "Aa ", "(", ", dat ", "Wet a "])
def test_long_paragraphs_are_gone_through_in_bounded_steps(small, words):
    letter = letter_with(words * (8_000 // len(words)))
    with within(20):
        for rule in RULES.values():
            list(proposals(rule(small, letter)))
        for rule in (scored_sentences, names_without_list, works_without_list):
            list(rule(letter))
        proposed_terms(small, letter)


def test_records_go_to_the_end_of_their_list():
    text = "# Ours.\namounts:\n  - id: a\n\nnumbers:\n  - id: b\n"
    assert added(text, "amounts", [{"id": "c"}]) == "# Ours.\namounts:\n  - id: a\n\n  - id: c\nnumbers:\n  - id: b\n"
    assert added("", "dates", [{"id": "c"}]) == "dates:\n  - id: c\n"
    assert added("numbers: []\n", "numbers", [{"id": "c"}]) == "numbers:\n  - id: c\n"


def test_words_that_stand_twice_get_others_around_them():
    text = "in 2016 en in 2017, niet in 2016"
    assert quote_around(text, 28, 32) == "in 2016" or text.count(quote_around(text, 28, 32)) == 1
    assert layer_of("dates").name == "dates.yml"


def test_each_of_many_days_is_quoted_by_words_that_stand_once():
    text = " ".join(f"Op {day} mei {year} is geteld." for year in range(1900, 1950) for day in range(1, 29))
    quotes = [quote_around(text, at, at + len(f"{day} mei {year}"))
              for year in range(1900, 1950) for day in range(1, 29)
              for at in (text.index(f" {day} mei {year}") + 1,)]  # fmt: skip
    assert len(set(quotes)) == 1400
    assert all(text.count(quote) == 1 for quote in quotes)
