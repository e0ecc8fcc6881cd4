"""A publication is fetched by its number, from a local server that answers like the official one, failures included."""

import threading
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

import pytest

from briefwijzer.importing import fetching
from briefwijzer.importing.command import run_import
from sites import listening
from tests.importing.files import page, paper

XML = paper("<al>Den Haag, 3 mei 2017</al><al>Er zijn peren.</al>")
RECORD = b'<metadata_gegevens><metadata name="DC.identifier" content="kst-90123-7"/><metadata name="OVERHEIDop.documenttitel" content="Peren"/></metadata_gegevens>'


NEVER = threading.Event()  # that it does not come is the answer


class Official(BaseHTTPRequestHandler):
    """Answers from a table: a path has its content, a status, or a function that answers."""

    answers: ClassVar[dict] = {}
    asked: ClassVar[list] = []

    def do_GET(self):
        self.asked.append((self.path, self.headers["User-Agent"]))
        answer = self.answers.get(self.path, 404)
        if callable(answer):
            answer(self)
            return
        status, body = (answer, b"") if isinstance(answer, int) else (200, answer)
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def site():
    Official.answers, Official.asked = {}, []
    with listening(Official) as address:
        yield address.rstrip("/")


def run(site, data, number="kst-90123-7"):
    return run_import([fetching.Path(number)], data, site=site, pause=0)


def test_words_and_record_are_fetched_one_after_the_other(site, tmp_path):
    Official.answers = {"/kst-90123-7.xml": XML, "/kst-90123-7/metadata.xml": RECORD}
    assert run(site, tmp_path / "data") == 0
    assert [path for path, _ in Official.asked] == ["/kst-90123-7.xml", "/kst-90123-7/metadata.xml"]
    assert {agent for _, agent in Official.asked} == {fetching.AGENT}
    folder = tmp_path / "data/letters/kst-90123-7"
    assert (folder / "source.xml").read_bytes() == XML
    assert "value: Peren" in (folder / "letter.yml").read_text("utf-8")


def test_a_paper_without_xml_is_taken_as_a_page(site, tmp_path):
    Official.answers = {"/kst-90123-7.html": page("<p>Er zijn peren.</p>")}
    assert run(site, tmp_path / "data", "KST-90123-7") == 0
    assert (tmp_path / "data/letters/kst-90123-7/source.html").exists()


@pytest.mark.parametrize("number", ["90123-7", "90 123, nr. 7", "Kamerstukken II 2030/31, 90123, nr. 7"])
def test_a_number_may_be_written_as_a_citation(number, site, tmp_path):
    Official.answers = {"/kst-90123-7.xml": XML}
    assert run(site, tmp_path / "data", number) == 0


@pytest.mark.parametrize(
    "name", ["90123-7.xml", "90 123, nr. 7-9", "90 123, nr. 7 en 8", "90123", "2030-11-12", "brief"]
)
def test_what_is_not_one_paper_is_the_name_of_a_file(name, site, tmp_path):
    assert run(site, tmp_path / "data", name) == 1
    assert Official.asked == []


def test_an_address_elsewhere_is_told_as_it_was_typed(site, tmp_path, capsys):
    assert run(site, tmp_path / "data", "https://example.org/brief.pdf") == 1
    assert capsys.readouterr().err.startswith("https://example.org/brief.pdf: K506 is an address, no file")


def test_there_is_a_pause_between_two_requests(site, tmp_path, monkeypatch):
    pauses = []
    monkeypatch.setattr(fetching.time, "sleep", pauses.append)
    Official.answers = {"/kst-90123-7.xml": XML}
    fetching.fetch("kst-90123-7", tmp_path, site=site)
    assert pauses == [fetching.PAUSE]


def away(handler):
    handler.send_response(302)
    handler.send_header("Location", "http://localhost:9/else.xml")
    handler.end_headers()


def cut(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(XML[:100])


def silent(_handler):
    NEVER.wait()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (404, "is not there"),
        (403, "answers with status 403"),
        (429, "asks to wait (status 429)"),
        (500, "answers with status 500"),
        (503, "asks to wait (status 503)"),
        (b"", "is empty"),
        (away, "it leads away to localhost:9"),
        (cut, "cut off"),
        (silent, "does not answer"),
        (b"<html><body>Onderhoud</body></html>", "is a web page, but no official publication"),
    ],
)
def test_failures_are_told_in_one_sentence_and_nothing_is_written(answer, said, site, tmp_path, capsys, monkeypatch):
    if answer is silent:  # whoever answers may take the time that a busy machine needs
        monkeypatch.setattr(fetching, "SECONDS", 0.5)
    Official.answers = {"/kst-90123-7.xml": answer}
    assert run(site, tmp_path / "data") == 1
    error = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("asking for")]
    assert said in error[0]
    assert len(error) == 2
    assert not (tmp_path / "data").exists()


def test_an_answer_that_trickles_ends(site, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(fetching, "LONGEST", -1)  # so that the first piece comes too late
    Official.answers = {"/kst-90123-7.xml": XML}
    assert run(site, tmp_path / "data") == 1
    assert "seconds to send it" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_a_fault_in_what_was_fetched_is_told_under_its_own_name(site, tmp_path, capsys):
    Official.answers = {"/kst-90123-7.xml": XML[:100]}
    assert run(site, tmp_path / "data") == 1
    assert capsys.readouterr().err.splitlines()[-2].startswith("kst-90123-7.xml:")


def test_another_paper_than_was_asked_for_is_a_doubt(site, tmp_path, capsys):
    Official.answers = {"/kst-90123-8.xml": XML}
    assert run(site, tmp_path / "data", "kst-90123-8") == 3
    assert "the letter is called kst-90123-7, as it says itself" in (
        tmp_path / "data/letters/kst-90123-7/doubts.yml"
    ).read_text("utf-8")


def test_without_a_network_it_is_said(tmp_path, capsys):
    assert run("http://127.0.0.1:9", tmp_path / "data") == 1
    assert "cannot be fetched" in capsys.readouterr().err


def test_a_number_with_a_path_in_it_is_no_number(tmp_path, capsys):
    assert run_import([fetching.Path("../kst-90123-7")], tmp_path / "data") == 1
    assert "cannot be read" in capsys.readouterr().err
