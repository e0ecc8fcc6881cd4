"""What letters share beside the works: themes, organisations, terms, sources; and what is said of the site itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from .records import Basis, Fact, Link, Record
from .values import DUTCH, Date, Host, Id, Language, ProblemCode, Reachable, ShortQuote, SiteAddress, Text, Url


class TopTheme(Basis):
    """A theme of the government's list of themes for official publications (TOP-lijst)."""

    label: Text = Field(description="name in that list")
    uri: Url = Field(description="its identifier")


class Theme(Record):
    """A subject that letters are read for; shared between letters."""

    id: Id = Field(description="stable id: leven-lang-leren")
    name: Text = Field(description="name of the theme, ours")
    scope: Text = Field(description="what belongs to it, ours")
    top: TopTheme | None = Field(None, description="the theme of the TOP-lijst that fits, if one does")


class ThemesFile(Record):
    """themes.yml: the themes, in the order in which they are listed."""

    themes: list[Theme] = Field(description="in the order in which pages show them")


class Organisation(Record):
    """A body, partnership or programme that letters name; shared between letters."""

    id: Id = Field(description="stable id: rathenau")
    kind: Text = Field(description="what kind of organisation, in Dutch")
    name: Fact = Field(description="its name when the letter was written")
    language: Language = Field(DUTCH, description="language of the name")
    abbreviation: Text | None = Field(None, description="its usual abbreviation")
    description: Fact = Field(description="what it is, in one or two sentences, ours")
    website: Link | None = Field(None, description="its own pages")
    note: Text | None = Field(None, description="what else must be known, ours")


class OrganisationsFile(Record):
    """organisations.yml: the organisations that letters name."""

    organisations: list[Organisation] = Field(description="in any order")


@lru_cache(maxsize=1_000)
def names_of(organisation: Organisation) -> tuple[list[str], re.Pattern[str]]:
    """The name and abbreviation of an organisation, and a pattern for either as whole words."""
    names = [organisation.name.value, *([organisation.abbreviation] if organisation.abbreviation else [])]
    return names, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w])")


class Term(Record):
    """A word that readers look up: an entry of the register, and a source of synonyms for the search."""

    id: Id = Field(description="stable id: internet-der-dingen")
    term: Text = Field(description="preferred form")
    kind: Literal["abbreviation", "defined", "concept", "instrument", "law"] = Field(description="what kind of term")
    forms: list[Text] = Field([], description="forms that stand in a letter; capitals do not matter")
    also: list[Text] = Field([], description="other names that a reader may use, ours")
    definition: Fact = Field(description="what it is, in one sentence")
    review: Literal["proposed"] | None = Field(
        None, description="proposed: found by a rule, and nobody has looked; absent otherwise"
    )


class Synonyms(Record):
    """Words that readers use for one another, where no term of the register says so."""

    words: list[Text] = Field(min_length=2, description="words and phrases with one meaning in this field")
    why: Text = Field(description="why they go together, ours")


class Foreign(Record):
    """Words of the letters in another language, that are no title of a work and no name of an organisation."""

    language: Language = Field(description="their language")
    words: list[Text] = Field(min_length=1, description="phrases of the letters; capitals do not matter")


class TermsFile(Record):
    """terms.yml: terms, definitions, abbreviations, synonyms, and words that are not Dutch."""

    terms: list[Term] = Field(description="in any order")
    synonyms: list[Synonyms] = Field([], description="in any order")
    foreign: list[Foreign] = Field([], description="words that are not Dutch, by their language")


# From strong to weak.
Strength = Literal["official", "first-hand", "library", "press", "weak"]


class SourceHost(Record):
    """A website on which facts were seen, and how much its word weighs."""

    host: Host = Field(description="its name in addresses: www.ser.nl")
    strength: Strength = Field(
        description="official: the state; first-hand: the body that the fact is about; library: a library, archive or "
        "university; press: a newspaper or trade paper; weak: a shop, an aggregator, a copy of a copy, or a site that "
        "has nothing to do with it"
    )
    why: Text = Field(description="what it is, ours")


class ReadPage(Record):
    """A page that was read for a fact."""

    url: Url = Field(description="its address")
    read: Date = Field(description="the day on which it was read")
    kept: Literal["stored", "live"] = Field(description="stored: a copy that somebody kept was read; live: the page")
    says: Text = Field(description="what it says that is used here, ours")
    quote: ShortQuote | None = Field(None, description="its own words, where the wording matters: 25 at most")
    language: Language = Field(DUTCH, description="language of the quote")


class DeadLink(Record):
    """An outside address that failed when it was looked up."""

    url: Url = Field(description="its address")
    since: Date = Field(description="the first day on which it failed")
    why: Text = Field(description="what was answered")


class DeadLinksFile(Record):
    """dead_links.yml: outside addresses that failed, written by make links and committed by a person."""

    dead: list[DeadLink] = Field(description="in the order of the addresses")


class SourcesFile(Record):
    """sources.yml: websites with their strength, and the pages that were read."""

    hosts: list[SourceHost] = Field(description="in any order")
    pages: list[ReadPage] = Field([], description="in any order")


class Moved(Record):
    """An address or id that was published and is no longer there: it leads elsewhere, or says why it is gone."""

    old: SiteAddress = Field(description="the line of ids.lock that the site no longer has")
    what: Text = Field(description="what stood there, in Dutch, ours")
    new: SiteAddress | None = Field(None, description="where it stands now; left out when it is gone")
    reason: Text | None = Field(None, description="why it is gone, in Dutch, ours; only without `new`")


class MovedFile(Record):
    """moved.yml: where published addresses and ids have gone."""

    moved: list[Moved] = Field(description="in any order")


class SiteFile(Record):
    """site.yml: who makes the site; what is left out is said to be unknown, on one page."""

    maker: Text | None = Field(None, description="the person or organisation that makes the site")
    contact: Annotated[Text, Reachable()] | None = Field(
        None, description="how to reach them: a mail address, or the web address of a page"
    )
    faults: Annotated[Text, Reachable(places=True)] | None = Field(
        None,
        description="where to report faults: a mail address, or a web address with {place} and {address} to fill in",
    )
    readers: Text | None = Field(
        None, description="who made what is not the letter's, and how, in one sentence for the readers of registers"
    )


class Correction(Record):
    """Something of ours that was wrong on the site, and is right now."""

    date: Date = Field(description="the day on which it was mended")
    address: SiteAddress = Field(description="where it stands: an address or id of the site, as in ids.lock")
    what: Text = Field(description="what was wrong, in Dutch, ours")
    was: Text | None = Field(None, description="what it said")
    now: Text | None = Field(None, description="what it says now")


class CorrectionsFile(Record):
    """corrections.yml: what was wrong on the site and is right now."""

    corrections: list[Correction] = Field(description="in any order")


class Accepted(Record):
    """A problem that is accepted at one place."""

    code: ProblemCode = Field(description="code of the problem")
    file: Text = Field(description="file in which it occurs")
    about: Text = Field(description="words of the message")
    reason: Text = Field(description="why it is accepted")


class ExceptionsFile(Record):
    """exceptions.yml: problems that are accepted, each with a reason."""

    accepted: list[Accepted] = Field(description="in any order")
