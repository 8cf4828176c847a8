"""Which series are shown to a person as perhaps one."""

from decimal import Decimal

import pytest

from monitor.domain import Statement
from monitor.ledger import suggestions
from tests.build import a_series
from tests.steps import steps_of

KNOWN, WORDS, OTHERS = (
    a_series(measure=each) for each in ("rd_expenditure", "open:fr:dépense recherche", "open:en:x y")
)


def told(series, value, period="2024", article="a", last=None):
    return Statement(series, period, Decimal(value), (1, 1), (article, last or article))


def test_a_value_in_common_is_a_suggestion_and_the_known_indicator_goes_first():
    (found,) = suggestions([told(WORDS, "245.3e9", article="b"), told(KNOWN, "245.3e9")])
    assert (found.one, found.other, found.against) == (KNOWN, WORDS, 0)


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        (told(KNOWN, "24e9"), told(WORDS, "24e9", article="b"), "two digits are soon the same"),
        (told(KNOWN, "245e9"), told(WORDS, "245e9"), "one article knows why it uses two words"),
        (told(KNOWN, "245e9"), told(WORDS, "245e9", "2023", "b"), "another period"),
        (told(KNOWN, "245e9"), told(a_series(measure="exports"), "245e9", article="b"), "two known indicators"),
        (told(KNOWN, "245e9"), told(a_series("CN-GD", WORDS.measure), "245e9", article="b"), "another place"),
        (told(KNOWN, "245e9"), told(a_series(measure=WORDS.measure, unit_class="USD"), "245e9", article="b"), "a unit"),
        (told(KNOWN, "245e9"), told(a_series(measure=WORDS.measure, scope="civil"), "245e9", article="b"), "a part"),
    ],
)
def test_what_is_no_suggestion(first, second, why):
    assert suggestions([first, second]) == [], why


def test_series_that_contradict_each_other_as_often_as_they_agree_are_left_out():
    agree = [told(KNOWN, "245e9"), told(WORDS, "245e9", article="b")]
    apart = [told(KNOWN, "231e9", "2023"), told(WORDS, "17e9", "2023", "b")]
    assert suggestions([*agree, *apart]) == []
    more = [told(KNOWN, "217e9", "2022"), told(WORDS, "217e9", "2022", "b")]
    (found,) = suggestions([*agree, *apart, *more])
    assert (len(found.shared), found.against) == (2, 1)


def test_the_best_comes_first():
    two = [told(each, value, period, each.measure) for each in (KNOWN, OTHERS)
           for value, period in (("245e9", "2024"), ("231e9", "2023"))]  # fmt: skip
    one = [told(WORDS, "245e9", article="c")]
    assert next(iter(suggestions([*one, *two]))).other == OTHERS


def test_the_cost_grows_with_the_archive_and_not_with_its_square():
    def steps(count):
        series = [
            a_series(f"geonames:{number}", measure) for number in range(count) for measure in ("gdp", "open:en:x y")
        ]
        found, taken = steps_of(lambda: suggestions([told(each, "245e9", article=each.measure) for each in series]))
        assert len(found) == count
        return taken

    assert steps(400) < 5 * steps(100), "four times as much to do"
