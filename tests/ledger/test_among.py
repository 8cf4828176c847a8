"""A part counted out of a whole in one sentence is a part of that whole, and can't be larger."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import observe
from monitor.ledger.among import whole_of
from monitor.ledger.explain import explain_suspicion
from monitor.ledger.plausible import Doubt, suspicions

NOON = datetime(2025, 2, 3, 12, tzinfo=UTC)
PARTS = [
    ("en", "Of the 1,180 people killed on Portugal's roads in 2024, {} were cyclists, the council said."),
    ("de", "Von den 1.180 Verkehrstoten in Portugal im Jahr 2024 waren {} Radfahrer."),
    ("fr", "Sur les 1 180 personnes tuées sur les routes du Portugal en 2024, {} étaient des cyclistes."),
    ("es", "De las 1.180 personas que murieron en las carreteras de Portugal en 2024, {} eran ciclistas."),
    ("it", "Delle 1.180 persone morte sulle strade del Portogallo nel 2024, {} erano ciclisti."),
    ("pl", "Spośród 1180 ofiar wypadków drogowych w Portugalii w 2024 r. {} to rowerzyści."),
    ("ja", "2024年の全国の交通事故死者1180人のうち、{}人が自転車利用者だった。"),
]
# "So many out of so many" is a share there, unless it can be none.
DOUBTED = [*PARTS, ("ko", "2024년 전국 교통사고 사망자 1180명 중 {}명이 자전거 운전자였다.")]


MARKS = {"en": ",", "fr": " ", "pl": "", "ja": "", "ko": ""}


def printed(value: int, language: str) -> str:
    """With the mark between thousands that the language has."""
    return f"{value:,}".replace(",", MARKS.get(language, "."))


def observed(text: str, language: str) -> list[Observation]:
    document = Document("d", text=text, language=language, published=NOON, source="Harbour News")
    return list(observe(analyse(document), NOON))


def one(found: list[Observation], value: int) -> Observation:
    [observation] = [each for each in found if each.value == value]
    return observation


@pytest.mark.parametrize(("language", "text"), PARTS)
def test_a_part_has_the_name_of_its_whole_and_a_scope_of_its_own(language, text):
    found = observed(text.format(printed(1084, language)), language)
    whole, part = one(found, 1180), one(found, 1084)
    assert part.series.measure == whole.series.measure == "road_deaths"
    assert (part.series.subject, part.period) == (whole.series.subject, whole.period)
    assert part.series.scope
    assert not whole.series.scope
    assert whole_of(part) is None


@pytest.mark.parametrize(("language", "text"), DOUBTED)
def test_a_part_above_its_whole_is_doubted(language, text):
    found = observed(text.format(printed(1284, language)), language)
    [suspicion] = [each for each in suspicions(found) if each.doubt is Doubt.OWN_WHOLE]
    assert suspicion.accused.value == Decimal(1284)
    told = explain_suspicion(suspicion, {})
    assert "cannot be right" in told
    assert "counts it among 1,180" in told


OTHERS = [
    ("en", "Of the 40 firms in Porto that were asked in 2024, 300 jobs were lost in five.", "jobs are no firms"),
    ("en", "Portugal counted 1,180 road deaths in 2024. In Spain 1,785 were counted.", "two sentences"),
    ("de", "Von 1.180 stieg die Zahl der Verkehrstoten in Portugal 2024 auf 1.284.", "from and to"),
    ("pl", "Liczba ofiar wypadków drogowych w Portugalii wzrosła z 1180 do 1284 w 2024 r.", "from and to"),
    ("es", "De 1.180 muertos en las carreteras de Portugal se pasó en 2024 a 1.284.", "from and to"),
]


@pytest.mark.parametrize(("language", "text", "why"), OTHERS)
def test_two_counts_are_not_part_and_whole_by_themselves(language, text, why):
    assert not [each for each in suspicions(observed(text, language)) if each.doubt is Doubt.OWN_WHOLE], why
