"""Word files with whatever Word has, mixed at random: each comes through an import whole, and passes the checks."""

import random

import pytest

from briefwijzer.cli import main
from tests.importing.files import docx, p, put, r

WORDS = "de peer appel niet 2 «boom» Kamer minister 50% € 1.000 – a. b) 1. Bijlage vraag Geachte II 's mei ﬁets bĳ é".split()
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Kop"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Citaat"><w:name w:val="Quote"/></w:style>'
)
BOX = "<w:r><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
LISTED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


class Mixed:
    """One file; the same number gives the same file."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.footnotes, self.endnotes = 0, 0

    def words(self):
        return " ".join(self.random.choices(WORDS, k=self.random.randint(1, 9)))

    def mark(self):
        if self.random.random() < 0.2:
            self.endnotes += 1
            return f'<w:r><w:endnoteReference w:id="{self.endnotes}"/></w:r>'
        self.footnotes += 1
        return f'<w:r><w:footnoteReference w:id="{self.footnotes}"/></w:r>'

    def piece(self, box=True):
        run = r(f"{self.words()} ", *self.random.choice([(), (), ("b",), ("i",), ("vanish",)]))
        return self.random.choice(
            [
                run, run, run, run, self.mark(), f"<w:ins>{run}</w:ins>", f"<w:moveFrom>{run}</w:moveFrom>",
                f"<w:del><w:r><w:delText>{self.words()}</w:delText></w:r></w:del>",
                f"<w:sdt><w:sdtPr/><w:sdtContent>{run}</w:sdtContent></w:sdt>",
                FIELD.format(self.random.choice(["REF a", "PAGE", "DATE"]), run), "<w:r><w:br/></w:r>",
                "<w:r><w:noBreakHyphen/></w:r>",
                f'<w:r><w:sym w:font="Wingdings" w:char="{self.random.choice(["F0FC", "F0A7", "F04A"])}"/></w:r>',
                BOX.format(p(self.piece(box=False))) if box else run,
            ]
        )  # fmt: skip

    def paragraph(self):
        look = self.random.choice(["", "", "", LISTED.format(0), LISTED.format(1), "<w:rPr><w:del/></w:rPr>"])
        style = self.random.choice(["", "", "", "Kop", "Citaat"])
        return p(*(self.piece() for _ in range(self.random.randint(1, 5))), style=style, more=look)

    def table(self):
        span = ["", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"]
        rows = ""
        for _ in range(self.random.randint(1, 3)):
            cells = (
                f"<w:tc><w:tcPr>{self.random.choice(span)}</w:tcPr>{self.random.choice([self.paragraph(), '<w:p/>'])}</w:tc>"
                for _ in range(self.random.randint(1, 3))
            )
            rows += f"<w:tr>{''.join(cells)}</w:tr>"
        return f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr>{rows}</w:tbl>'

    def file(self):
        parts = [self.table() if self.random.random() < 0.15 else self.paragraph() for _ in range(8)]
        notes = {number: p(r(self.words())) + p(r(self.words())) for number in range(1, self.footnotes + 1)}
        ends = "".join(
            f'<w:endnote w:id="{number}">{p(r(self.words()))}</w:endnote>' for number in range(1, self.endnotes + 1)
        )
        body = p(r("Datum 3 mei 2017")) + "".join(parts)
        return docx(body, notes=notes, numbering=NUMBERS, styles=STYLES, endnotes=ends, header1=p(r(self.words())))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_word_mixes_comes_through_whole(seed, tmp_path, capsys):
    path, data = put(tmp_path, "brief.docx", Mixed(seed).file()), str(tmp_path / "data")
    assert main(["import", str(path), "--data", data]) in (0, 3)
    assert "all accounted for" in capsys.readouterr().out.splitlines()[0]
    assert main(["check", "--data", data]) == 0
