"""What an import writes is what the checks of the data want, whatever the kind of the file."""

import pytest

from briefwijzer.checks.run import check
from briefwijzer.cli import main
from briefwijzer.data.reader import load
from tests.importing.files import docx, legacy, odt, p, page, page_mark, page_note, paper, put, r, ref


def noot(number, text, kind="voet"):
    return f'<noot id="{kind}{number}" type="{kind}"><noot.nr>{number}</noot.nr><noot.al>{text}</noot.al></noot>'


XML = paper(
    "<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 3 mei 2017</al><al>Geachte voorzitter,</al>"
    f"<al>De «peer{noot(1, 'Kamerstukken II 2015/16, 90 125, nr. 3, p. 4, en nrs. 5 en 6.')}», CO<inf>2</inf> en bĳ.</al>"
    f"<divisie><kop><nr>1.</nr><titel>Peren{noot(2, 'Zie <nadruk type=cur>hier</nadruk>.'.replace('cur', '&quot;cur&quot;').replace('&quot;', chr(34)))}</titel></kop>"
    "<lijst type='expliciet'><li><li.nr>a.</li.nr><lijst type='expliciet'><li><li.nr>1°</li.nr><al>diep</al></li></lijst></li>"
    "<li><li.nr>b.</li.nr><al>twee</al><al>verder</al></li></lijst><lijst type='1'><li><al>geteld</al></li></lijst>"
    f"<table><title>Tabel 1</title><tgroup cols='2'><thead><row><entry>Jaar{noot(1, 'Van de tabel.', 'tabel')}</entry><entry/></row></thead>"
    "<tbody><row><entry morerows='1'>2016</entry><entry>1</entry></row><row><entry>2</entry></row></tbody></tgroup></table>"
    "<divisie><kop><titel>Zonder nummer</titel></kop><plaatje><illustratie naam='a'/></plaatje><citaat><al>Gezegd.</al></citaat>"
    "</divisie></divisie><divisie><kop><nr>1.</nr><titel>Weer een</titel></kop><al>Slot.</al></divisie>",
    "<tekst-sluiting><ondertekening><functie>De Minister van Fruit,</functie><naam><achternaam>P. Eer</achternaam></naam>"
    "</ondertekening></tekst-sluiting><bijlage><kop><titel>Bijlage 1: Antwoorden</titel></kop>"
    f"<al>Ja.{noot(1, 'Van de bijlage.')} Nee.{noot('*', 'Een ster.')}</al><divisie><kop><titel>Kop</titel></kop><al>Tekst.</al>"
    "</divisie></bijlage>",
)
OLD = legacy(
    '<tuskop letat="vet">I. ALGEMEEN </tuskop><tuskop letat="vet">1. Inleiding</tuskop><al>Er zijn\nperen'
    '<voetref refid="v1" nr="1"></voetref>.</al><witreg></witreg><al>– een</al><al>– twee</al><margetekst>KST1</margetekst>'
    "<al>De Minister van Fruit,</al><al>P. Eer</al>",
    '<voetnoot id="v1" nr="1"><al>Zie de\nboom.</al></voetnoot>',
)
ASIDE = legacy(
    '<al>Er zijn peren<noot nr="1"><al>Zie de boom.</al></noot>.</al><tuskop letat="vet">Slot</tuskop><al>Ja.</al>'
)
HTML = page(
    "<p>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</p><p>Den Haag, 3 mei 2017</p>"
    f'<h2 class="divisiekop1">1. Peren</h2><p>De «peer{page_mark("1")}».{page_mark("2")}</p>'
    '<ul class="expliciet"><li><p class="labeled"><span class="ol">– </span>een</p></li></ul><ol><li>geteld</li></ol>'
    '<p class="ondertekening"><span class="functie">De Minister van Fruit,</span><br/><span class="naam">P. Eer</span></p>',
    page_note("1", "Kamerstuk 90 125, nr. 3.") + page_note("2", "Twee.</p><p>Nog een."),
    "<nav>Zoeken</nav>",
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
WORD = docx(
    p(r("Aan de Voorzitter van de Tweede Kamer")) + p(r("der Staten-Generaal")) + p(r("Datum 3 mei 2017"))
    + p(r("Ons kenmerk FRUIT-1")) + p(r("Betreft Peren")) + p(r("Inleiding", "b"))
    + p(r("Er zijn "), "<w:del><w:r><w:delText>negen</w:delText></w:r></w:del>", f"<w:ins>{r('tien')}</w:ins>", r(" peren"), ref(2),
        r(" "), r("geheim", "vanish"), r("en appels."), ref(3))
    + p(r("een"), more=IN_LIST) + p(r("twee"), more=IN_LIST) + p(r("Met 1-"), "<w:r><w:noBreakHyphen/></w:r>", r("2."))
    + p(r("De minister van Fruit,")) + p(r("P. Eer")) + p(r("Antwoorden op vragen.", "b")) + p(r("Vraag 1", "b")) + p(r("Ja?")),
    notes={2: p("<w:r><w:footnoteRef/></w:r>", r(" Kamerstukken II 2015/16, 90 125, nr. 3.")), 3: p(r("Twee.")) + p(r("Meer."))},
    numbering=NUMBERING,
    header1=p(r("Ministerie van Fruit")),
    comments=f"<w:comment>{p(r('Klopt dit?'))}</w:comment>",
)  # fmt: skip
ODT = odt(
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>negen</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes><text:p>Aan de Voorzitter van de Tweede Kamer</text:p><text:p>Den Haag, 3 mei 2017</text:p>"
    '<text:h text:outline-level="1">1. Peren</text:h><text:p>Tien peren<text:note text:note-class="footnote">'
    "<text:note-citation>1</text:note-citation><text:note-body><text:p>Een.</text:p><text:p>Meer.</text:p></text:note-body>"
    '</text:note>.<office:annotation><text:p>Klopt dit?</text:p></office:annotation></text:p><text:list text:style-name="L">'
    "<text:list-item><text:p>een</text:p></text:list-item></text:list><text:p>Slot van de brief.</text:p>",
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    "</text:list-style>",
    "<office:master-styles><style:header><text:p>Tweede Kamer</text:p></style:header></office:master-styles>",
)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.xml", XML), ("b.xml", OLD), ("b.xml", ASIDE), ("c.html", HTML), ("d.docx", WORD), ("e.odt", ODT)],
    ids=["xml", "kamerwrk", "aside", "html", "word", "odt"],
)
def test_the_checks_find_nothing_but_doubts(name, content, data, tmp_path, capsys):
    source = put(tmp_path, name, content)
    assert main(["import", str(source), "--data", str(data)]) in (0, 3)
    assert [str(problem) for problem in check(load(data)) if problem.level != "doubt"] == []
    letter = next(one.name for one in (data / "letters").iterdir() if one.name not in ("kst-90001-1", "kst-90002-5"))
    capsys.readouterr()
    assert main(["text", letter, "--data", str(data)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert any(line.startswith("note ") for line in printed)
    assert all("\t" in line for line in printed)
