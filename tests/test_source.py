"""Reading YAML: every scalar is what was typed, every part knows its place, and no text stops the reader."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefwijzer.data.files import character_problems, decode
from briefwijzer.data.yamlfile import Source, parse_yaml, read_yaml
from briefwijzer.problems import Place

FILE = "data/works.yml"


def parsed(text):
    """The value of a text that is right."""
    problems = []
    source = parse_yaml(text, FILE, problems)
    assert problems == []
    return source


def refused(text):
    """The places and codes of what is wrong with a text."""
    problems = []
    source = parse_yaml(text, FILE, problems)
    assert source is None
    return [(problem.place.line, problem.place.column, problem.code) for problem in problems]


@pytest.mark.parametrize(
    "typed",
    [
        "NO", "no", "on", "off", "Nee", "yes", "y", "true", "True", "FALSE",
        "1.10", "010", "007", "0o17", "1_000", "12:30", "190:20:30", "1e3", "+1", "-0", "0x1F", "0b101",
        ".nan", ".inf", "-.INF", "2026-02-30", "2026-11-05", "2026-11-05T00:00:00Z", "=", "9" * 5_000,
        "nulll", "Nil", "None", "nan", "é", "a#b", "a:b", "100%", "12 %", "https://a.nl/#b",
    ],
)  # fmt: skip
def test_a_scalar_is_what_was_typed(typed):
    assert parsed(f"land: {typed}\n").value == {"land": typed}
    assert parsed(f"landen: [{typed}]\n").value == {"landen": [typed]}
    assert parsed(f"- {typed}\n").value == [typed]
    assert parsed(f"land: '{typed}'\n").value == {"land": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL", "''", '""'])
def test_nothing_is_an_empty_text(typed):
    assert parsed(f"land: {typed}\n").value == {"land": ""}


@pytest.mark.parametrize("typed", ["~", "null"])
def test_nothing_in_quotes_is_what_was_typed(typed):
    assert parsed(f"land: '{typed}'\n").value == {"land": typed}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (">-\n  Een regel\n  en nog een.", "Een regel en nog een."),
        ("|-\n  Een regel\n  en nog een.", "Een regel\nen nog een."),
        (">-\n  Nummer #12: 'zo' \"en\" \\n zo.", "Nummer #12: 'zo' \"en\" \\n zo."),
        ("Een regel\n  en nog een.", "Een regel en nog een."),
        ("'Het kabinet''s plan'", "Het kabinet's plan"),
        ('"Een \\"citaat\\" en \\u00e9."', 'Een "citaat" en é.'),
        ("!  tekst", "tekst"),
    ],
)
def test_longer_texts(typed, meant):
    assert parsed(f"tekst: {typed}\n").value == {"tekst": meant}


@pytest.mark.parametrize(
    "text", ["a: b", "a: b\n", "a: b\n\n\n", "---\na: b\n", "a: b\n...\n", "\n# niets\n\na: b  # niets\n"]
)
def test_what_stands_around_a_document_does_not_matter(text):
    assert parsed(text).value == {"a": "b"}


TEXT = """\
# niets
works:
  - id: een
    title: {value: Een, source:   letter}
  - id:  twee
    names: [A, "B 🤖", C]
    tekst: >-
      Een regel
      en nog een.
    leeg:
"""


@pytest.mark.parametrize(
    ("route", "line", "column"),
    [
        ((), 2, 1),
        (("works",), 3, 3),
        (("works", 0), 3, 5),
        (("works", 0, "id"), 3, 9),
        (("works", 0, "title"), 4, 12),
        (("works", 0, "title", "value"), 4, 20),
        (("works", 0, "title", "source"), 4, 35),
        (("works", 1), 5, 5),
        (("works", 1, "id"), 5, 10),
        (("works", 1, "names", 2), 6, 23),
        (("works", 1, "tekst"), 7, 12),
        (("works", 1, "leeg"), 10, 10),
    ],
)
def test_the_place_of_a_value(route, line, column):
    assert parsed(TEXT).place(route) == Place(FILE, line, column)


@pytest.mark.parametrize(
    ("route", "line", "column"),
    [
        (("works",), 2, 1),
        (("works", 0, "id"), 3, 5),
        (("works", 0, "title", "source"), 4, 25),
        (("works", 1, "tekst"), 7, 5),
        (("works", 1, "leeg"), 10, 5),
    ],
)
def test_the_place_of_a_key(route, line, column):
    assert parsed(TEXT).place(route, key=True) == Place(FILE, line, column)


def test_the_place_of_what_is_not_there_is_the_nearest_above():
    source = parsed(TEXT)
    assert source.place(("works", 1, "kind")) == source.place(("works", 1))
    assert source.place(("works", 7, "kind")) == source.place(("works",))
    assert source.place(("letters", 0)) == source.place(())
    assert source.place(("works", 0, "id", "value")) == source.place(("works", 0, "id"))


def test_a_key_that_stands_twice_names_both_lines():
    problems = []
    assert parse_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n", FILE, problems) is None
    assert [(str(problem.place), problem.message) for problem in problems] == [
        (f"{FILE}:4:3", "the key 'c' stands twice; first at line 3"),
        (f"{FILE}:5:1", "the key 'a' stands twice; first at line 1"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: &b c\n", (1, 4, "K009")),
        ("a: *b\n", (1, 4, "K009")),
        ("a: &a [*a]\n", (1, 4, "K009")),
        ("a: !!python/name:os.system x\n", (1, 4, "K009")),
        ("a: !foo {b: c}\n", (1, 4, "K009")),
        ("a: !!int 1\n", (1, 4, "K009")),
        ("a: !%ED%A0%80 b\n", (0, 0, "K009")),
        ("<<: {a: b}\n", (1, 1, "K008")),
        ("'a': b\n", (1, 1, "K008")),
        ("{a: b}: c\n", (1, 1, "K008")),
        ("a b: c\n", (1, 1, "K008")),
        ("a: b\n---\nc: d\n", (2, 1, "K007")),
        ("%YAML 1.1\n---\na: b\n", (1, 1, "K007")),
        ("%TAG ! tag:a,2000:\n---\na: b\n", (1, 1, "K007")),
        ("", (0, 0, "K007")),
        ("# niets\n", (0, 0, "K007")),
        ("a: b: c\n", (1, 5, "K006")),
        ("a: 'b'c'\n", (1, 7, "K006")),
        ("a: }\n", (1, 4, "K006")),
        ('a: "\\x00"\n', (1, 4, "K003")),
        ('a: "\\u202E"\n', (1, 4, "K003")),
    ],
)
def test_what_is_refused(text, found):
    assert refused(text) == [found]


@pytest.mark.parametrize("text", ["a: b c # d\n", "- b c   # d\n", "a:\n  b\n  c # d\n"])
def test_a_text_cut_off_by_a_comment_is_a_warning(text):
    problems = []
    assert parse_yaml(text, FILE, problems) is not None
    assert [(problem.code, problem.level) for problem in problems] == [("K011", "warning")]


@pytest.mark.parametrize("text", ["a: b  # d\n", "a: 'b c' # d\n", "a: b c\n# d\n", "a: b#c d\n", "a: >-\n  b # c\n"])
def test_a_comment_that_cuts_nothing_is_silent(text):
    assert isinstance(parsed(text), Source)


ANY = st.text() | st.text(alphabet="abé \n\t-:[]{}?,#&*!|>'\"%@`~<.0123\\\x00\x85\u2028\ufeff🤖")


@settings(max_examples=300, deadline=None, database=None)
@given(ANY)
@example("[" * 3_000)
@example("? " * 3_000)
@example("%")
@example("%YAML 9.9\n---\n")
@example("---\n---\n")
@example("\u2028a: b c # d")
@example("- &a [*a]")
@example("? [a]\n: b")
@example(": b")
@example("!<x> a")
@example("a: |9\n")
def test_no_text_stops_the_parser(text):
    problems = []
    character_problems(text, FILE)
    source = parse_yaml(text, FILE, problems)
    assert source is not None or problems
    assert all(problem.place.file == FILE for problem in problems)


@settings(max_examples=300, deadline=None, database=None)
@given(st.binary() | ANY.map(lambda text: text.encode("utf-8")))
@example(b"\xff\xfea\x00")
@example(b"\xef\xbb\xbf")
@example(b"\xef\xbb\xbfa: b\r\n")
@example(b"a: \xc3")
@example(b"\0")
def test_no_bytes_stop_the_reader(content):
    problems = []
    source = read_yaml(content, FILE, problems)
    assert source is not None or any(problem.level == "error" for problem in problems)


def test_line_ends_and_a_byte_order_mark_are_no_part_of_the_text():
    assert decode(b"\xef\xbb\xbfeen\r\ntwee", FILE, []) == "een\ntwee"
