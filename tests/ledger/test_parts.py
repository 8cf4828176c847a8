"""A part above its whole in one place: by what is measured, or by the goods of one article's trade."""

from itertools import permutations

import pytest

from monitor.ledger.plausible import Doubt, suspicions
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
