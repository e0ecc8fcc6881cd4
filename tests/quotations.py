"""Quotations of a letter in the forms that this site, its files and other programs give them.

Each form is a function of a passage and a source of chance; it gives a text to paste. Nothing that it adds or changes
is a word of the letter.
"""

from __future__ import annotations

import csv
import io
import json
import quopri
import random
import re
import unicodedata
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from briefwijzer.data.prose import MARK, Prose
from briefwijzer.formats.bibtex import tex
from briefwijzer.formats.markdown import escaped


@dataclass(frozen=True)
class Passage:
    """Words of a letter in a row: of each paragraph its id and the words with their note marks."""

    parts: tuple[tuple[str, str], ...]
    citation: str

    @property
    def plain(self):
        """The words, paragraphs parted by an empty line."""
        return "\n\n".join(Prose(words).plain for _, words in self.parts)

    def marked(self, form, between="\n\n"):
        """The words with each note mark in a form: ``{}`` is its number."""
        return between.join(MARK.sub(lambda mark: form.format(mark[1]), words) for _, words in self.parts)


def passages(letter, chance, count):
    """Passages of a letter, begun and ended at any word; some go on in the next paragraph, some are a whole note."""
    sections = [[(one.id, one.text) for one in section.paragraphs] for section in letter.sections if section.paragraphs]
    notes = [(note.id, note.text) for note in letter.footnotes]
    citation = letter.record.kamerstuk.paper.citation()
    for _ in range(count):
        kind = chance.random()
        if kind < 0.05:
            yield Passage((chance.choice(notes),), citation)
            continue
        section = chance.choice(sections)
        start = chance.randrange(len(section))
        chosen = [section[start]]
        if kind < 0.2 and start + 1 < len(section):
            chosen.append(section[start + 1])
        first, last = chosen[0][1].split(" "), chosen[-1][1].split(" ")
        if len(chosen) == 1:
            # mostly a sentence or two; now and then a word or two, or the whole
            length = chance.choice((1, 2, 3, 5, 8, 12, 20, 30, 60, len(first)))
            begin = chance.randrange(max(1, len(first) - length + 1))
            yield Passage(((chosen[0][0], " ".join(first[begin : begin + length])),), citation)
        else:
            begin, end = chance.randrange(len(first)), chance.randrange(1, len(last) + 1)
            parts = ((chosen[0][0], " ".join(first[begin:])), (chosen[1][0], " ".join(last[:end])))
            yield Passage(parts, citation)


# Helpers

# What turns a sentence round: words in brackets never stand for it.
TURN = r"\d|\b(?:geen|niet|niets|niemand|nooit|zonder)\b"


def wrapped(text, width, chance, hyphens=False, end="\n"):
    """Text in lines; with ``hyphens`` long words are cut where a line is full."""
    lines = []
    for block in text.split("\n\n"):
        line = ""
        for word in block.split(" "):
            if line and len(line) + 1 + len(word) > width:
                room = width - len(line) - 2
                if hyphens and word.isalpha() and len(word) > 7 and 3 <= room <= len(word) - 3:
                    lines.append(f"{line} {word[:room]}-")
                    line = word[room:]
                    continue
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines += [line, ""]
    return end.join(lines[:-1])


def swapped_quotes(text, double, single):
    """Text with other quotation marks of its own."""
    for old in "“”„":
        text = text.replace(old, double)
    return text.replace("‘", single).replace("’", single)


def bare_end(text):
    """Text without the signs at its end."""
    return text.rstrip(".,;:")


def words_of(text):
    return text.split(" ")


# Forms of our own site and its files


def copied_as_quotation(passage, _):
    marks = [mark for _, words in passage.parts for mark in Prose(words).marks]
    place = passage.parts[0][0].removeprefix("s").replace("-p", ", alinea ").replace("-", ".")
    address = f"https://briefwijzer.test/a/b/brieven/x/2-6/#{passage.parts[0][0]}"
    source = f"{passage.citation}, par. {place}, {address} (geraadpleegd op 29 november 2026)"
    notes = [f"Noot {mark}: Kamerstukken II 2015/16, 34550, nr. {mark}" for mark in marks]
    words = re.sub(r"\s+", " ", passage.plain)
    return "\n".join([f"“{words}”", source, *notes])


def selected_on_the_page(passage, _):
    numbers = [name.partition("-p")[2] for name, _ in passage.parts]
    first, *rest = passage.marked("{}").split("\n\n")
    return first + "".join(f"\n\n{number}\n\n{words}" for number, words in zip(numbers[1:], rest, strict=True))


def selected_with_what_is_ours(passage, chance):
    numbers = [name.partition("-p")[2] for name, _ in passage.parts]
    first, *rest = passage.marked("{}").split("\n\n")
    return first + "".join(
        f"\n\nVerbanden ({chance.randrange(1, 12)})\n\n{number}\n\n{words}"
        for number, words in zip(numbers[1:], rest, strict=True)
    )


def markdown(passage, chance):
    lines = []
    for name, words in passage.parts:
        text = "".join(f"[^{run.mark}]" if run.mark else escaped(run.words) for run in Prose(words).runs)
        lines.append(f'<a id="{name}"></a>{text}' if name == passage.parts[0][0] or chance.random() < 0.9 else text)
    return "\n\n".join(lines)


def rendered_markdown(passage, _):
    return passage.marked("[{}]")


def json_value(passage, chance):
    texts = [
        f'"id": "{name}",\n "text": {json.dumps(words, ensure_ascii=chance.random() < 0.5)}'
        for name, words in passage.parts
    ]
    return "},\n{".join(texts)


def json_words(passage, _):
    return passage.marked("⟦{}⟧")


def csv_cell(passage, _):
    out = io.StringIO()
    csv.writer(out).writerow(["toezegging-x", passage.plain.replace("\n\n", " "), "2017"])
    return out.getvalue()[len("toezegging-x,") : -len(",2017\r\n")]


def html_source(passage, _):
    mark = '<sup class="bw-mark"><a role="doc-noteref" id="fnref{0}" href="#fn{0}" aria-label="Noot {0}">{0}</a></sup>'
    return "\n".join(
        f'<p id="{name}">{MARK.sub(lambda found: mark.format(found[1]), escape(words))}</p>'
        for name, words in passage.parts
    )


def search_result(passage, _):
    return f"… {passage.plain.replace(chr(10) * 2, ' ')} …"


# Forms of other programs


def word(passage, chance):
    text = passage.marked("{}", "\r\n")
    text = text.replace(" ", "\u00a0", 2).replace("-", "\u2011", 1)
    return f"“{text}”" if chance.random() < 0.5 else text


def word_note_marks(passage, _):
    return passage.marked("[{}]", "\r\n\r\n")


def pdf(passage, chance):
    text = wrapped(
        passage.marked("{}"),
        chance.randrange(50, 95),
        chance,
        hyphens=True,
        end=chance.choice(("\n", " \n", "\r\n", "\n\n")),
    )
    text = text.replace("-\n", chance.choice(("-\n", "¬\n")))
    for sign, letters in (("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff"), ("ﬃ", "ffi")):
        text = text.replace(letters, sign)
    return text


def pdf_in_one_line(passage, chance):
    return wrapped(passage.marked("{}"), chance.randrange(50, 95), chance, hyphens=True, end=" ")


def pdf_over_a_page(passage, chance):
    lines = wrapped(passage.marked("{}"), 80, chance, hyphens=True).split("\n")
    at = chance.randrange(1, len(lines) + 1)
    number = chance.randrange(2, 20)
    whole = f"Tweede Kamer, vergaderjaar 2016–2017, 29 544, nr. 773 {number}"
    head = chance.choice((whole, whole, f"Pagina {number} van 20", f"- {number} -"))
    return "\n".join([*lines[:at], head, *lines[at:]]) if at < len(lines) else "\n".join(lines)


def letter_over_a_page(passage, chance):
    """Lines between which a page of a letter ends and the next begins."""
    lines = wrapped(passage.marked("{}"), 80, chance).split("\n")
    at = chance.randrange(1, len(lines) + 1)
    foot = chance.choice(("Pagina 3 van 20", "3", "Pagina 3 van 20\n\nDatum\n13 februari 2017"))
    head = chance.choice(("", "Ons kenmerk\n2017-0000016551", "Datum 13 februari 2017", "Onze referentie\n2017-16551"))
    return (
        "\n\n".join(["\n".join(lines[:at]), foot, head, "\n".join(lines[at:])]) if at < len(lines) else "\n".join(lines)
    )


def source_on_the_line(passage, chance):
    """A whole quotation without marks, with its source behind it or, then with marks, before it."""
    text = bare_end(passage.plain.replace("\n\n", " "))
    source = chance.choice(("Kamerstuk 29544, nr. 773, p. 3", "Kamerstukken II 2016/17, 29 544, nr. 773, p. 18."))
    if text.startswith(("Kamerstuk", "Brief van")):
        return text  # a note that names a source itself
    if chance.random() < 0.3:
        return f"{source}: “{text}.”"
    return f"{text}. {chance.choice((source, 'https://zoek.officielebekendmakingen.nl/kst-29544-773.html'))}"


def other_first_letter(passage, chance):
    text = passage.plain
    return chance.choice(("{}", "“{}”", "Het kabinet schrijft: “{}”")).format(text[0].swapcase() + text[1:])


def newspaper(passage, chance):
    left, right = chance.choice(("“”", "„”", "„“", "‘’", '""', "''", "«»", "‚‘"))
    text = bare_end(passage.plain.replace("\n\n", " "))
    if left in "‘'‚":
        text = swapped_quotes(text, '"', "’")
    else:
        text = swapped_quotes(text, "'", "'")
    before = chance.choice(("Het kabinet schrijft: ", "Volgens de brief is ", "Minister Asscher: ", ""))
    after = chance.choice(
        (", aldus het kabinet.", ", schrijft de minister.", ".", " (Kamerbrief, 13 februari 2017).", "")
    )
    end = chance.choice((",", ".", ""))
    return f"{before}{left}{text}{end}{right}{after}"


def interrupted(passage, chance):
    words = words_of(passage.plain.replace("\n\n", " "))
    if len(words) < 8:
        return newspaper(passage, chance)
    at = chance.randrange(4, len(words) - 3)
    one, two = " ".join(words[:at]), " ".join(words[at:])
    return f"“{bare_end(one)}”, schrijft het kabinet, “{bare_end(two)}.”"


def with_an_omission(passage, chance):
    words = words_of(passage.plain.replace("\n\n", " "))
    if len(words) < 9:
        return passage.plain
    at = chance.randrange(3, len(words) - 5)
    sign = chance.choice((" […] ", " (…) ", " … ", " ... ", " [...] ", "… ", " (...) ", " [..] ", "\n[…]\n"))
    return f"“{' '.join(words[:at])}{sign}{' '.join(words[at + 2 :])}”"


def bracketed(passage, chance):
    text = passage.plain.replace("\n\n", " ")
    if text[0].isalpha():
        text = f"[{text[0].swapcase()}]{text[1:]}"
    words = words_of(text)
    if len(words) > 6:
        words.insert(
            chance.randrange(3, len(words) - 1), chance.choice(("[sic]", "[het kabinet]", "[in Nederland]", "(sic)"))
        )
    return f"“{' '.join(words)}”"


def mail(passage, chance):
    prefix = chance.choice(("> ", ">> ", "> > ", "| "))
    lines = wrapped(passage.marked("{}"), 70, chance).split("\n")
    quoted = "\n".join(f"{prefix}{line}".rstrip() for line in lines)
    return chance.choice((quoted, f"Beste Jan,\n\nIn de brief staat:\n\n{quoted}\n\nGroet,\nPiet"))


def quoted_printable(passage, _):
    return quopri.encodestring(passage.plain.encode()).decode()


def entities(passage, _):
    return "".join(f"&#{ord(sign)};" if ord(sign) > 126 else escape(sign) for sign in passage.plain)


def chat(passage, chance):
    head = chance.choice(
        ("[13-02-2017 10:12] Jan: ", "13-02-17 10:12 - Jan de Boer: ", "[13/02/2017, 10:12:33] Jan: ", "")
    )
    left, right = chance.choice(("**", "__", "“”", '""'))
    return f"\u200e{head}{left}{passage.plain}{right} 👍"


def decomposed(passage, _):
    return unicodedata.normalize("NFD", passage.plain)


def misread(passage, _):
    try:
        return passage.plain.encode().decode("cp1252")
    except UnicodeDecodeError:
        return passage.plain.encode().decode("latin-1")


def text_fragment(passage, _):
    words = words_of(passage.plain.replace("\n\n", " "))
    page = "https://example.org/brief#:~:text="
    if len(words) < 8:
        return page + quote(" ".join(words), safe="").replace("-", "%2D")
    return page + ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in (words[:4], words[-3:]))


def invisible(passage, chance):
    text = passage.plain
    at = chance.randrange(len(text))
    sign = chance.choice("\u00ad\u200b\u2060\u200e\ufeff")
    return f"{text[:at]}{sign}{text[at:]}".replace(" ", "\u202f", 1)


def straight(passage, chance):
    text = swapped_quotes(passage.plain, '"', "'").replace("–", chance.choice(("-", "--", "—")))
    return f'"{text}"'


def item_of_a_list(passage, chance):
    """An item or a message of a thread with its number; a passage of two paragraphs is two items."""
    number = chance.randrange(1, 20)
    form = chance.choice(("{}. {}", "{}) {}", "({}) {}", "{}.\t{}"))
    if len(passage.parts) == 1 and passage.plain[0].isupper() and chance.random() < 0.3:
        return f"{number}/{chance.choice((20, ''))} {passage.plain}"
    return "\n".join(form.format(number + at, words) for at, words in enumerate(passage.plain.split("\n\n")))


def row_of_a_table(passage, chance):
    """A row out of a sheet, out of Markdown, or of a file with semicolons; few words are not told from the others."""
    text = passage.plain.replace("\n\n", " ").strip()
    if len(words_of(text)) < 5:
        return text
    cells = (f"T{chance.randrange(1, 50)}", text, "Lopend")
    if form := chance.choice(("{}\t{}\t{}", "| {} | {} | {} |", "")):
        return form.format(*cells)
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue()


def latex(passage, _):
    first, *rest = words_of(tex(passage.plain))
    text = swapped_quotes(" ".join([rf"\emph{{{first}}}", *rest]), "''", "'")
    text = re.sub("(?<=[a-z])ë", r'\\"e', text)
    return f"``{text}''"


def set_letters(passage, chance):
    """Letters as people set them in bold where they have no bold, or in full width."""
    small, large = chance.choice(((0x1D5EE, 0x1D5D4), (0xFF41, 0xFF21)))
    letters = {97 + at: chr(small + at) for at in range(26)} | {65 + at: chr(large + at) for at in range(26)}
    return passage.plain.translate(letters)


def replaced_in_brackets(passage, chance):
    words = words_of(passage.plain.replace("\n\n", " "))
    if len(words) > 8 and not re.search(TURN, words[at := chance.randrange(4, len(words) - 4)], re.IGNORECASE):
        words[at] = re.sub(r"^\w+", chance.choice(("[was]", "[dit kabinet]")), words[at], count=1)
    return " ".join(words)


def begun_in_brackets(passage, chance):
    """Words in brackets for about as many at the begin."""
    text = passage.plain.replace("\n\n", " ")
    instead = chance.choice(("Zij", "Dit kabinet", "De bewindslieden hebben gezegd dat"))
    words, at = words_of(text), len(words_of(instead)) + 1
    if len(words) < at + 5 or re.search(TURN, " ".join(words[:at]), re.IGNORECASE):
        return text
    return f"[{instead}] {' '.join(words[at:])}"


def footnote_words(passage, chance):
    return passage.marked(chance.choice((" ({})", " [noot {}]", "[{}]", " {}", "({})")))


OURS = (
    copied_as_quotation, selected_on_the_page, selected_with_what_is_ours, markdown, rendered_markdown, json_value,
    json_words, csv_cell, html_source, search_result,
)  # fmt: skip
OTHERS = (
    word, word_note_marks, pdf, pdf_in_one_line, pdf_over_a_page, letter_over_a_page, source_on_the_line,
    other_first_letter, newspaper, interrupted, with_an_omission, bracketed, item_of_a_list, row_of_a_table, latex,
    set_letters, replaced_in_brackets, begun_in_brackets, mail, quoted_printable, entities, chat, decomposed,
    misread, text_fragment, invisible, straight, footnote_words,
)  # fmt: skip
FORMS = OURS + OTHERS


def source_lines(source, chance):
    """Lines in a row of the source as it is, with the notes at the foot of its pages."""
    lines = source.split("\n")
    start = chance.randrange(len(lines) - 4)
    return "\n".join(lines[start : start + chance.randrange(3, 60)])


def quotations(letter, source, count, seed=17):
    """Quotations in all forms, each form as often as the others: (name of the form, text)."""
    chance = random.Random(seed)
    for number, passage in enumerate(passages(letter, chance, count)):
        form = number % (len(FORMS) + 1)
        if form == len(FORMS):
            if re.search(r"\w", lines := source_lines(source, chance)):
                yield "source_lines", lines
        elif re.search(r"\w", passage.plain):  # a dash alone is no quotation
            yield FORMS[form].__name__, FORMS[form](passage, chance)


# A word that no Dutch letter has, and a change of a passage of five words or more.
FOREIGN = "zwibbel"


def changed(passage, chance):
    """The passage with one word more or another word, not at its begin or end; None when it is short."""
    at = chance.randrange(len(passage.parts))
    name, text = passage.parts[at]
    words = text.split(" ")
    if len(words) < 5:
        return None
    word = chance.randrange(1, len(words) - 1)
    words[word : word + chance.randrange(2)] = [FOREIGN]
    return Passage((*passage.parts[:at], (name, " ".join(words)), *passage.parts[at + 1 :]), passage.citation)


def changed_a_little(passage, chance):
    """The passage with a word less, two in another order, another ending or another digit; None when it is short."""
    *others, (name, text) = passage.parts
    words = text.split(" ")
    at = chance.randrange(1, max(2, len(words) - 2))
    if len(words) < 6 or not all(re.search(r"\w", word) for word in words[at : at + 2]):
        return None
    digit = re.search(r"(?<![\d⟦])\d", words[at])
    if digit:
        words[at] = words[at].replace(digit[0], str((int(digit[0]) + 1) % 10))
    else:
        instead = ([], [words[at + 1], words[at]], [re.sub(r"(\w)\b", r"\1s", words[at], count=1), words[at + 1]])
        words[at : at + 2] = chance.choice(instead) or [words[at + 1]]
    return Passage((*others, (name, " ".join(words))), passage.citation)


def without_a_sentence(passage, _):
    """The passage without a sentence within it; None when it has no three."""
    name, text = passage.parts[0]
    sentences = re.split(r"(?<=[.?!]) (?=[A-Z])", text)
    if len(passage.parts) > 1 or len(sentences) < 3:
        return None
    return Passage(((name, " ".join([sentences[0], *sentences[2:]])),), passage.citation)


def with_another_end(passage, _):
    """The passage with another last word; None when it is short."""
    *others, (name, text) = passage.parts
    words = text.split(" ")
    return Passage((*others, (name, " ".join([*words[:-1], FOREIGN]))), passage.citation) if len(words) > 4 else None


def changed_quotations(letter, count, seed=18):
    """Quotations with a change in all forms but those that leave words out: (name of the form, text)."""
    chance = random.Random(seed)
    left_out = (with_an_omission, replaced_in_brackets, begun_in_brackets, text_fragment)
    forms = [form for form in FORMS if form not in left_out]
    # these part two quotations, where a line ends or somebody speaks between them
    parting = (pdf, pdf_over_a_page, letter_over_a_page, mail, interrupted)
    one_line = [form for form in forms if form not in parting]
    text = " ".join(one.prose.plain for section in letter.sections for one in section.paragraphs)
    for number, passage in enumerate(passages(letter, chance, count)):
        for change in (changed, changed_a_little, without_a_sentence, with_another_end):
            if (other := change(passage, chance)) and other.plain not in text:
                # there brackets stand for the word that is left out
                form = (forms if change == changed else one_line)[number % len(one_line)]
                form = word if (change, form) == (changed_a_little, bracketed) else form
                yield form.__name__, form(other, chance)
