"""A part counted out of a whole in one sentence is a part of that whole, and can't be larger."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation, Transform
from monitor.ledger import observe
from monitor.ledger.accusing import explain_suspicion
from monitor.ledger.among import CUE, parts, whole_of
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

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
def test_a_part_has_the_name_of_its_whole_and_bounds_of_its_own(language, text):
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
    assert "is probably wrong" in told  # that the one is out of the other is how the sentence was understood
    assert "counts it among 1,180" in told


BOUNDED = [
    (
        "Of the 1,180 tourists from China who visited Portugal in 2024, 84 were students, the council said.",
        {"china", "student"},
        "those of the whole",
    ),
    (
        "Of the 1,180 people killed on Portugal's roads in 2024, 84 were cyclists, the council said.",
        {"cyclists"},
        "told once",
    ),
]


@pytest.mark.parametrize(("text", "bounds", "why"), BOUNDED)
def test_a_part_lies_within_the_bounds_of_its_whole(text, bounds, why):
    part = one(observed(text, "en"), 84)
    assert set((part.series.scope or "").split(", ")) == bounds, why
    assert Decimal(1180) in map(Decimal, (cue.removeprefix(CUE) for cue in part.cues if cue.startswith(CUE)))


def test_a_part_keeps_the_bounds_that_it_was_read_with():
    text = "Of the 412 guests who were asked in Porto in 2024, 37 were students."
    whole, part = analyse(Document("d", text=text, language="en", published=NOON)).figures
    told = [replace(whole, scope="china"), replace(part, scope="aged 18-24")]
    assert parts(told, text, "en")[1].scope == "china, aged 18-24, students"


ALIKE = [
    ("zh-Hans", "2024年葡萄牙412名受检司机中，有437人是外国人。", "two words for people"),
    ("ja", "2024年の全国の交通事故死者412人のうち、437名が自転車利用者だった。", "two words for people"),
    ("ko", "2024년 전국에서 점검한 학교 412개교 중 437곳이 사립이었다.", "two words for places"),
]


@pytest.mark.parametrize(("language", "text", "why"), ALIKE)
def test_counter_words_that_count_the_same_agree(language, text, why):
    assert [each for each in suspicions(observed(text, language)) if each.doubt is Doubt.OWN_WHOLE], why


OTHERS = [
    ("zh-Hans", "2024年葡萄牙412家受检企业中，有437人是外国人。", "firms and people"),
    ("zh-Hans", "2024年葡萄牙受检企业412家，其中437人为外国人。", "firms and people"),
    ("ja", "2024年の全国の倒産企業412社のうち、437人が外国人だった。", "firms and people"),
    ("ko", "2024년 전국에서 점검한 학교 412개교 중 437명이 외국인이었다.", "schools and people"),
    ("ko", "2024년 조사한 412개국 중 437개가 도시였다.", "countries and things"),
    ("en", "Of the more than 1,180 people killed on Portugal's roads in 2024, 1,284 were cyclists.", "no exact whole"),
    ("de", "Von den rund 1.180 Verkehrstoten in Portugal im Jahr 2024 waren 1.284 Radfahrer.", "no exact whole"),
    ("es", "De las más de 1.180 personas que murieron en Portugal en 2024, 1.284 eran ciclistas.", "no exact whole"),
    ("en", "Of the 40 firms in Porto that were asked in 2024, 300 jobs were lost in five.", "jobs are no firms"),
    ("en", "Portugal counted 1,180 road deaths in 2024. In Spain 1,785 were counted.", "two sentences"),
    ("de", "Von 1.180 stieg die Zahl der Verkehrstoten in Portugal 2024 auf 1.284.", "from and to"),
    ("pl", "Liczba ofiar wypadków drogowych w Portugalii wzrosła z 1180 do 1284 w 2024 r.", "from and to"),
    ("es", "De 1.180 muertos en las carreteras de Portugal se pasó en 2024 a 1.284.", "from and to"),
]


@pytest.mark.parametrize(("language", "text", "why"), OTHERS)
def test_two_counts_are_not_part_and_whole_by_themselves(language, text, why):
    assert not [each for each in suspicions(observed(text, language)) if each.doubt is Doubt.OWN_WHOLE], why


def test_a_change_is_no_part():
    text = "Of the 412 guests who were asked in Porto in 2024, 37 were students."
    whole, part = analyse(Document("d", text=text, language="en", published=NOON)).figures
    told = [whole, replace(part, transform=Transform.ABS_CHANGE)]
    assert parts(told, text, "en") == told
