"""A part above its whole in one place: by what is measured, or by the goods of one article's trade."""

from itertools import permutations

import pytest

from monitor.ledger.plausible import suspicions
from monitor.ledger.series import companions, is_additive, is_part
from monitor.ledger.suspicion import Doubt
from tests.build import a_series, an_observation

ALL, ELECTRIC = "vehicle_output", "nev_output"


def told(value: str, measure: str, article: str, scope: str | None = None, **more):
    series = a_series("CN-CQ", measure, unit_class=more.pop("unit_class", "count"), scope=scope)
    return an_observation(value, series=series, article=article, **more)


PARTS = [
    ([("254e4", ALL, "a", None), ("254e4", ALL, "b", None), ("295e4", ELECTRIC, "b", None)], "295e4", "a part above"),
    ([("254e4", ALL, "a", None), ("95e4", ELECTRIC, "b", None)], None, "a part below"),
    (
        [("25e4", ALL, "a", None), ("95e4", ELECTRIC, "b", None), ("95e4", ELECTRIC, "c", None)],
        None,
        "a whole that nobody else states: a bound of it may have been missed",
    ),
    (
        [("66e9", "exports", "a", None), ("66e9", "exports", "b", None), ("166e9", "exports", "a", "semiconductors")],
        "166e9",
        "goods above all exports of their own text",
    ),
    ([("66e9", "exports", "a", None), ("166e9", "exports", "b", "semiconductors")], None, "goods of another text"),
    ([("66e9", "exports", "a", None), ("166e9", "exports", "a", "hand-made hats")], None, "goods nobody knows"),
    ([("66e9", "exports", "a", None), ("166e9", "services_exports", "a", None)], None, "services are no goods"),
]


@pytest.mark.parametrize(("stated", "accused", "why"), PARTS)
def test_a_part_is_never_above_its_whole_whoever_comes_first(stated, accused, why):
    observations = [told(value, measure, article, scope) for value, measure, article, scope in stated]
    for order in permutations(observations):
        found = [each for each in suspicions(order) if each.doubt == Doubt.PART_EXCEEDS_WHOLE]
        assert [each.accused.value for each in found] == ([] if accused is None else [told(accused, ALL, "x").value]), (
            why
        )


def test_a_whole_that_is_told_as_all_there_is_needs_nobody_else():
    whole = told("25e4", ALL, "a", sentence="A total of 250,000 vehicles were built.")
    parts = [told("95e4", ELECTRIC, "b"), told("95e4", ELECTRIC, "c")]
    (found,) = [each for each in suspicions([whole, *parts]) if each.doubt == Doubt.PART_EXCEEDS_WHOLE]
    assert found.accused.value == whole.value


WORDED = [
    ("zh", "访港旅客", "内地访港旅客", "2025年5月访港旅客为408万人次。", True, "some of the same"),
    (
        "zh",
        "访港旅客",
        "内地访港旅客",
        "经罗湖口岸访港旅客为408万，其中多为一日游。",
        False,
        "perhaps a part",
    ),
    ("zh", "访港旅客", "内地离港旅客", "2025年5月访港旅客为408万人次。", False, "another noun"),
    ("zh", "旅客", "内地旅客", "2025年5月旅客为408万人次。", False, "too short a noun to be one thing everywhere"),
    ("zh", "注册护士", "新增注册护士", "注册护士为408万人次。", False, "new ones have books of their own"),
    ("ja", "技能実習生", "女性技能実習生", "技能実習生は408万人だった。", True, "some of the same"),
    ("ko", "등록장애인", "여성등록장애인", "등록 장애인은 408만 명이다.", True, "some of the same"),
]


@pytest.mark.parametrize(("language", "whole", "part", "sentence", "found", "why"), WORDED)
def test_a_word_in_front_takes_a_part_out(language, whole, part, sentence, found, why):
    all_ = told("408e4", f"open:{language}:{whole}", "a", sentence=sentence)
    some = told("512e4", f"open:{language}:{part}", "b")
    for order in ([all_, some], [some, all_]):
        accused = [each.accused for each in suspicions(order) if each.doubt == Doubt.PART_EXCEEDS_WHOLE]
        assert accused == ([some] if found else []), why


@pytest.mark.parametrize("first", [True, False])
def test_part_and_whole_are_looked_up_for_each_other(first):
    keys = [a_series("HK", f"open:zh:{words}", unit_class="count") for words in ("内地访港旅客", "访港旅客")]
    one, other = keys if first else reversed(keys)
    assert other in companions(one)


@pytest.mark.parametrize(
    ("measure", "scope", "unit", "part"),
    [
        ("doctors", "women", "count", True),
        ("road_deaths", "pedestrians", "count", True),
        ("population", "urban", "count", True),
        ("life_expectancy", "women", "a", False),
        ("unemployment_rate", "women", "%", False),
        ("employment_rate", "men", "%", False),
        ("wages", "men", "GBP", False),
        ("average_pension", "men", "PLN", False),
        ("household_income", "urban", "CNY", False),
    ],
)
def test_an_average_or_a_rate_of_some_may_be_above_that_of_all(measure, scope, unit, part):
    whole = a_series("GB-WLS", measure, unit_class=unit)
    some = a_series("GB-WLS", measure, unit_class=unit, scope=scope)
    assert is_part(some, whole) is part
    assert (some in companions(whole, (), {})) is part


@pytest.mark.parametrize("measure", ["rents", "poverty_line", "labour_productivity", "rainfall", "pm25", "sea_level"])
def test_a_town_may_be_above_its_country_in_what_does_not_add_up(measure):
    assert not is_additive(a_series("GB-WLS", measure, unit_class="count"))
