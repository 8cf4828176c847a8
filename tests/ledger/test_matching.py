"""Two series are compared in words: everything they share, or every way in which they differ."""

import pytest

from monitor.domain import Transform
from monitor.ledger import match
from monitor.ledger.matching import one_thing
from tests.build import a_series, an_observation

NAMES = {"geonames:1795565": "Shenzhen", "CN-GD": "Guangdong"}


def test_one_series_says_all_that_makes_it_one():
    found = match(a_series(), a_series(), NAMES)
    assert found.same
    said = "same series because both are about Shenzhen, R&D spending (a known indicator), "
    assert str(found) == said + "as a level in CNY, of years"


@pytest.mark.parametrize(
    ("other", "said", "why"),
    [
        ({"subject": "CN-GD"}, "one is about Shenzhen, the other about Guangdong", "another place"),
        ({"measure": "exports"}, "the other exports (a known indicator)", "another indicator"),
        ({"measure": "open:fr:chaussure ski"}, "the other what texts in “fr” call “chaussure ski”", "words of a text"),
        ({"transform": Transform.YOY, "unit_class": "%"}, "the other growth on the year before", "a rate of growth"),
        ({"unit_class": "USD"}, "one is in CNY, the other in USD", "another currency"),
        ({"denominator": "person"}, "one is the total, the other set against “person”", "an amount per head"),
        ({"scope": "high-tech"}, "one is without such bounds, the other within “high-tech”", "a part"),
        ({"frequency": "Q"}, "one is told of years, the other of quarters", "another length"),
    ],
)
def test_every_difference_is_named(other, said, why):
    found = match(a_series(), a_series(**other), NAMES)
    assert not found.same, why
    assert any(said in reason for reason in found.reasons), (why, found.reasons)
    assert len(found.reasons) == (2 if len(other) > 1 else 1)
    back = match(a_series(**other), a_series(), NAMES)
    assert len(back.reasons) == len(found.reasons)


def test_a_finding_says_why_its_values_are_set_against_each_other_where_no_reader_sees_it():
    english, chinese = an_observation("1e9", article="a"), an_observation("2e9", article="b", language="zh")
    assert one_thing([english, an_observation("2e9", article="b")]) == [], "the quotations show it"
    (line,) = one_thing([english, chinese])
    assert line == "Both are read as one figure: R&D spending in CNY, told of years."
    own = a_series(measure="open:zh:研究支出")
    (line,) = one_thing([english, an_observation("2e9", article="b", language="zh", own=own)])
    assert line.endswith("a report in two languages gives one number for R&D spending and “研究支出”.")
    assert line.startswith("Both are read")
