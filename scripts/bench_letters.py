"""Invented letters of policy prose, for measuring the search among many letters.

They differ from the real letter and from each other, and half of them are about its own themes. Their vocabulary was
written down before anything was measured with them: words of policy in general, and of twelve subjects.
"""

from __future__ import annotations

import random
from pathlib import Path

# Six subjects of the real letter, then six others: who acts, what it is about, what is done, what is hoped or feared.
SUBJECTS = {
    "Digitalisering van het werk": (
        "werkgevers, ondernemingsraden, vakbonden, ontwikkelaars, uitvoerders, brancheorganisaties, arbodiensten",
        "robots, algoritmen, machines, software, automatisering, platformwerk, taken, functies, werkdruk, roosters, "
        "banen, magazijnen, thuiswerk, dashboards, sensoren, werkplekken, digitalisering, technologie",
        "invoeren, testen, begeleiden, overnemen, vervangen, aansturen, meten, ontwerpen",
        "werkplezier, baanzekerheid, productiviteit, zeggenschap, autonomie, gezondheid, verdringing, stress",
    ),
    "Onderwijs en scholing": (
        "scholen, docenten, studenten, mbo-instellingen, hogescholen, leerbedrijven, opleiders, schoolbesturen",
        "opleidingen, diploma's, lesmateriaal, stages, leerlingen, bijscholing, vaardigheden, examens, taalonderwijs, "
        "rekenen, lerarentekort, studieadvies, onderwijstijd, leerpaden, certificaten, techniekonderwijs, scholing",
        "verbeteren, herzien, bekostigen, verkorten, certificeren, begeleiden, verbreden, inspecteren",
        "kansengelijkheid, doorstroom, studiesucces, aansluiting, uitval, onderwijskwaliteit, motivatie",
    ),
    "Innovatie en ondernemerschap": (
        "ondernemers, startups, kennisinstellingen, investeerders, topsectoren, banken, regio's, universiteiten",
        "subsidies, octrooien, proeftuinen, onderzoek, durfkapitaal, markten, exporteurs, prototypes, innovatie, "
        "octrooirecht, familiebedrijven, clusters, productie, technologie, big data, fieldlabs, groeifondsen",
        "stimuleren, financieren, opschalen, verbinden, vestigen, vernieuwen, exporteren, aanjagen",
        "groei, concurrentiekracht, verdienvermogen, werkgelegenheid, marktaandeel, afhankelijkheid",
    ),
    "Digitale veiligheid": (
        "beheerders, providers, banken, waterschappen, burgers, toezichthouders, inlichtingendiensten",
        "netwerken, datalekken, wachtwoorden, cyberaanvallen, servers, persoonsgegevens, kwetsbaarheden, "
        "gijzelsoftware, privacy, beveiliging, meldingen, apparaten, internet, back-ups, toezicht, encryptie, "
        "infrastructuur",
        "beveiligen, melden, oefenen, versleutelen, herstellen, controleren, waarschuwen, afsluiten",
        "vertrouwen, weerbaarheid, continuïteit, schade, oplichting, beschikbaarheid, integriteit",
    ),
    "Inkomen en verdeling": (
        "huishoudens, gezinnen, uitkeringsinstanties, gemeenten, belastingdienst, gepensioneerden, alleenstaanden",
        "toeslagen, uitkeringen, lonen, vermogen, belastingen, schulden, koopkracht, pensioenen, armoede, minimumloon, "
        "inkomens, arbeidskorting, spaargeld, nabetalingen, kinderbijslag, ongelijkheid, bestaansminimum",
        "verhogen, verlagen, uitkeren, terugvorderen, vereenvoudigen, aanvullen, herverdelen, kwijtschelden",
        "bestaanszekerheid, solidariteit, welvaart, koopkrachtverlies, schuldenlast, rechtvaardigheid",
    ),
    "Flexibele arbeid": (
        "zelfstandigen, uitzendbureaus, opdrachtgevers, payrollbedrijven, oproepkrachten, verzekeraars, werkenden",
        "contracten, tarieven, dienstverbanden, arbeidsrelaties, ontslag, verzekeringen, opdrachten, cao's, "
        "pensioenopbouw, schijnconstructies, werkloosheid, arbeidsmarkt, zieken, uitzendwerk, detachering, flexwerk",
        "handhaven, verzekeren, aanpassen, begrenzen, toetsen, registreren, beboeten, omzetten",
        "zekerheid, wendbaarheid, bescherming, inkomensverlies, gelijkwaardigheid, concurrentie",
    ),
    "Wonen en bouwen": (
        "huurders, woningcorporaties, bouwers, verhuurders, makelaars, provincies, starters",
        "huurwoningen, bouwgrond, hypotheken, nieuwbouw, vergunningen, woningnood, renovatie, flats, huurprijzen, "
        "bouwplaatsen, bestemmingsplannen, daken, isolatie, wachtlijsten, studentenkamers, splitsing",
        "bouwen, slopen, toewijzen, verkopen, renoveren, verdichten, inspecteren, verhuren",
        "betaalbaarheid, doorstroming, leefbaarheid, leegstand, brandveiligheid, wooncomfort",
    ),
    "Zorg en welzijn": (
        "verpleegkundigen, huisartsen, ziekenhuizen, mantelzorgers, cliënten, zorgverzekeraars, apothekers",
        "behandelingen, wachttijden, medicijnen, thuiszorg, jeugdhulp, eigen bijdragen, dossiers, verpleeghuizen, "
        "vaccins, preventie, hulpmiddelen, spoedzorg, indicaties, dementie, wijkteams, revalidatie",
        "behandelen, vergoeden, indiceren, verwijzen, opnemen, ondersteunen, bewaken, inkopen",
        "herstel, toegankelijkheid, zelfredzaamheid, levenskwaliteit, overbelasting, sterfte",
    ),
    "Landbouw en natuur": (
        "boeren, telers, waterschappen, natuurbeheerders, slachterijen, vissers, imkers",
        "stikstof, mest, weidevogels, gewassen, bodem, veestapel, grasland, kunstmest, bossen, sloten, "
        "bestrijdingsmiddelen, stallen, melkprijzen, visquota, biodiversiteit, kassen",
        "uitkopen, verplaatsen, beheren, bemesten, herstellen, vernatten, oogsten, keuren",
        "natuurkwaliteit, waterkwaliteit, dierenwelzijn, opbrengsten, verdroging, voedselzekerheid",
    ),
    "Verkeer en vervoer": (
        "reizigers, vervoerders, weggebruikers, spoorbeheerders, fietsers, luchthavens, schippers",
        "snelwegen, treinen, files, bruggen, fietspaden, geluid, dienstregelingen, vracht, tarieven, laadpalen, "
        "sluizen, verkeersdoden, veerdiensten, vluchten, stations, rekeningrijden",
        "aanleggen, verbreden, onderhouden, afsluiten, vernieuwen, beprijzen, omleiden, elektrificeren",
        "bereikbaarheid, doorstroming, verkeersveiligheid, reistijd, hinder, punctualiteit",
    ),
    "Veiligheid en recht": (
        "agenten, rechters, slachtoffers, advocaten, gevangenissen, officieren, wijkagenten",
        "aangiften, vonnissen, wapens, drugs, straffen, detentie, getuigen, ondermijning, rechtsbijstand, "
        "tuchtrecht, uitleveringen, cellen, huiselijk geweld, reclassering, boetes, opsporing",
        "vervolgen, opsporen, berechten, straffen, beschermen, horen, vrijlaten, bemiddelen",
        "rechtszekerheid, recidive, doorlooptijden, veiligheidsgevoel, rechtsbescherming, genoegdoening",
    ),
    "Energie en klimaat": (
        "netbeheerders, energiebedrijven, bewonersgroepen, havens, raffinaderijen, installateurs, aardgasgebruikers",
        "windparken, warmtenetten, gas, elektriciteit, uitstoot, zonnepanelen, waterstof, netcongestie, kabels, "
        "energierekeningen, kolencentrales, opslag, klimaatdoelen, vergunningen, biomassa, kernenergie",
        "opwekken, afvangen, aansluiten, verzwaren, besparen, veilen, uitfaseren, verduurzamen",
        "leveringszekerheid, betaalbaarheid, draagvlak, uitstootreductie, afhankelijkheid, versnelling",
    ),
}
SENTENCES = (
    "Het kabinet wil {noun} {verb}, zodat {aim} kan toenemen.",
    "Daarom worden {noun} en {other} met ingang van {year} anders georganiseerd.",
    "Volgens {actor} is {aim} een belangrijke voorwaarde om {noun} te {verb}.",
    "Samen met {actor} en {partner} wordt gewerkt aan {noun}.",
    "Uit onderzoek blijkt dat {noun} steeds vaker samenhangen met {other}.",
    "In de komende jaren is hiervoor {sum} miljoen euro beschikbaar.",
    "De Kamer wordt in het {season} van {year} geïnformeerd over {noun}.",
    "Voor {partner} is het van belang dat {other} niet onnodig worden belemmerd.",
    "Een {adjective} aanpak van {noun} vraagt om afspraken met {actor}.",
    "Wel bestaat de zorg dat {aim} onder druk komt te staan wanneer {noun} uitblijven.",
    "Waar {actor} zelf {verb}, ondersteunt het Rijk met kennis over {other}.",
    "De regeling voor {noun} wordt {adjective} en sluit aan bij {other}.",
    "Ongeveer {sum} procent van {partner} heeft te maken met {noun}.",
    "Met {partner} is afgesproken dat {noun} eerst in enkele regio's worden beproefd.",
    "Het advies om {noun} te {verb} neemt het kabinet over.",
    "Bij {other} spelen {actor} een {adjective} rol.",
    "Dit vergt een zorgvuldige afweging tussen {aim} en {noun}.",
    "Gemeenten krijgen ruimte om {noun} naar eigen inzicht te {verb}.",
    "De evaluatie laat zien dat {noun} hebben bijgedragen aan {aim}.",
    "Daarbij wordt rekening gehouden met {partner} en met {other}.",
)
ADJECTIVES = "gerichte, samenhangende, tijdelijke, bredere, strengere, eenvoudige, regionale, landelijke".split(", ")
SEASONS = ("voorjaar", "najaar", "eerste kwartaal", "laatste kwartaal")
HEADINGS = ("Inleiding", "Aanleiding", "Stand van zaken", "Wat het kabinet doet", "Middelen", "Vervolg", "Tot slot")


def write_letters(data: Path, count: int) -> list[str]:
    """Write invented letters into a data folder, as many as asked; gives their ids."""
    names = []
    for number in range(count):
        dossier = 40000 + number
        names.append(f"kst-{dossier}-{number % 90 + 1}")
        _write(data / "letters" / names[-1], names[-1], random.Random(number), list(SUBJECTS)[number % len(SUBJECTS)])
    return names


def _write(folder: Path, name: str, chance: random.Random, subject: str) -> None:
    folder.mkdir(parents=True)
    _, dossier, own = name.split("-")
    year = chance.randint(2008, 2025)
    sections = [
        f'  - id: s{place}\n    label: "{place}."\n    heading: {heading}\n    paragraphs:\n'
        + "".join(
            f"      - id: s{place}-p{at}\n        text: >-\n          {_paragraph(chance, subject, year)}\n"
            for at in range(1, chance.randint(3, 6))
        )
        for place, heading in enumerate(HEADINGS, 1)
    ]
    (folder / "text.yml").write_text("sections:\n" + "".join(sections), encoding="utf-8")
    (folder / "footnotes.yml").write_text("footnotes: []\n", encoding="utf-8")
    basis = "source: letter\n  confidence: high"
    (folder / "letter.yml").write_text(
        f"""id: {name}
kamerstuk:
  chamber: II
  vergaderjaar: {year}/{(year + 1) % 100:02}
  dossier: {dossier}
  ondernummer: {own}
  {basis}
short_title: {subject} {number_of(dossier)}
summary: Verzonnen brief over {subject.lower()}.
date:
  value: {year}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}
  {basis}
source:
  file: source.txt
  sha256: {"0" * 64}
  what: verzonnen
""",
        encoding="utf-8",
    )
    (folder / "source.txt").write_text("", encoding="utf-8")


def number_of(dossier: str) -> int:
    """The number of an invented letter."""
    return int(dossier) - 40000


def _paragraph(chance: random.Random, subject: str, year: int) -> str:
    actors, nouns, verbs, aims = (part.split(", ") for part in SUBJECTS[subject])
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
