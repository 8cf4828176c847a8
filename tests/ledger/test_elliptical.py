"""A revised value that its sentence gives no name is of what the sentence before spoke of, and only then."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.domain import Observation
from monitor.ledger import observe
from monitor.ledger.revisions import said_to_replace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
GOES_ON = [
    (
        "en",
        "Dutch imports were 61.2 billion euros in May 2025. "
        "The April figure was revised to 60.4 billion euros from 60.9 billion euros.",
        "the figure of a month",
    ),
    (
        "en",
        "Dutch imports were 61.2 billion euros in May 2025, said the office. "
        "April's total was corrected to 60.4 billion euros, not 60.9 billion euros as first reported.",
        "not as first reported",
    ),
    (
        "de",
        "Die Importe der Niederlande betrugen im Mai 2025 61,2 Milliarden Euro. "
        "Für April revidierten die Statistiker den Wert von 60,9 auf 60,4 Milliarden Euro.",
        "den Wert revidieren",
    ),
    (
        "fr",
        "Les importations des Pays-Bas ont atteint 61,2 milliards d'euros en mai 2025. "
        "Le chiffre d'avril a été révisé à 60,4 milliards d'euros, contre 60,9 milliards d'euros "
        "auparavant.",
        "le chiffre d'avril",
    ),
    (
        "it",
        "Le importazioni dei Paesi Bassi sono state di 61,2 miliardi di euro a maggio 2025. "
        "Il dato di aprile è stato rivisto a 60,4 miliardi di euro da 60,9 miliardi di euro.",
        "il dato di aprile",
    ),
    (
        "es",
        "Las importaciones de los Países Bajos sumaron 61.200 millones de euros en mayo de 2025. "
        "El dato de abril fue corregido a 60.400 millones de euros desde 60.900 millones de euros.",
        "el dato de abril",
    ),
    (
        "ru",
        "Импорт Нидерландов в мае 2025 года составил 61,2 млрд евро. "
        "Апрельский показатель пересмотрен до 60,4 млрд евро с 60,9 млрд евро.",
        "an adjective of the month",
    ),
]
SPEAKS_OF_ANOTHER = [
    (
        "en",
        "Dutch imports were 61.2 billion euros in May 2025. "
        "The value of cocoa stocks in April was revised to 60.4 billion euros from 60.9 billion euros.",
        "words for a thing of its own",
    ),
    (
        "en",
        "Dutch imports were 61.2 billion euros in May 2025. "
        "The April figure was revised to 60.4 percent from 60.9 percent.",
        "another unit",
    ),
    (
        "en",
        "Dutch imports were 61.2 billion euros in May 2025. "
        "The April figure for Portugal was revised to 60.4 billion euros from 60.9 billion euros.",
        "another place",
    ),
]


def told(language: str, text: str, **more: str) -> tuple[Observation, ...]:
    document = {"id": "a", "url": "https://a.example/a", "title": "", "text": text, "language": language, **more}
    return observe(analyse(document_from({"published": "2025-07-02", **document}, Path())), NOW)


def revised(language: str, text: str) -> list[Observation]:
    return [one for one in told(language, text) if one.value in {Decimal("60.4e9"), Decimal("60.4")}]


@pytest.mark.parametrize(("language", "text", "why"), GOES_ON, ids=[f"{row[0]}: {row[2]}" for row in GOES_ON])
def test_the_figure_of_the_month_before_is_of_the_same_thing(language: str, text: str, why: str):
    (one,) = revised(language, text)
    assert (one.series.measure, one.series.subject, one.period) == ("imports", "NL", "2025-04"), why
    assert [old.value for old in said_to_replace(one)] == [Decimal("60.9e9")], why


@pytest.mark.parametrize(("language", "text", "why"), SPEAKS_OF_ANOTHER, ids=[row[2] for row in SPEAKS_OF_ANOTHER])
def test_a_sentence_with_a_thing_of_its_own_does_not_go_on(language: str, text: str, why: str):
    assert [
        one for one in revised(language, text) if one.series.measure == "imports" and one.series.subject == "NL"
    ] == [], why


def test_a_fall_that_is_revised_stays_a_fall():
    (_, one) = told(
        "en",
        "Orders of Dutch shipyards rose 2 percent in May 2025. "
        "The April decline was revised to 6.1 percent from 6.4 percent.",
    )
    assert "down" in one.cues


TWO_BEFORE = (
    "Inflation in Spain was 2.3 percent year on year in May 2025; core inflation was 2.9 percent year on year."
    " The April reading was revised to 2.1 percent from 2.2 percent."
)
TURNED = (
    "Orders of Dutch shipyards fell 2 percent in May 2025."
    " The April decline was revised to a rise of 0.2 percent from a fall of 0.1 percent."
)


def test_of_two_things_before_it_neither_is_meant():
    (one,) = [each for each in told("en", TWO_BEFORE) if each.period == "2025-04"]
    assert one.series.measure == "open:en:revised from 2.2 % (a)"


def test_a_fall_that_is_revised_to_a_rise_is_none():
    (one,) = [each for each in told("en", TURNED) if each.value == Decimal("0.2")]
    assert "down" not in one.cues


def test_without_anything_to_go_on_from_it_is_known_by_its_old_value():
    (one,) = told(
        "en",
        "The final tally for Portugal in 2024 is 5,102 tonnes, compared with 5,034 tonnes in the preliminary count.",
    )
    assert one.series.measure == "open:en:revised from 5034 t (a)"


def test_the_name_of_an_office_is_no_thing_of_its_own():
    (_, one) = told(
        "en",
        "Nonfarm payrolls in the United States rose by 163,000 in May 2025. "
        "The Bureau of Labor Statistics also revised April's increase to 141,000 from the 147,000 it had published.",
    )
    assert (one.series.measure, one.period) == ("nonfarm_payrolls", "2025-04")
    assert [old.value for old in said_to_replace(one)] == [147000]
