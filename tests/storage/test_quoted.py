"""A revision that quotes the value on file is about that series, however it words it; in any order of arrival."""

from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive
from tests.build import NOON, a_document
from tests.storage.test_told_once import DAY

FIRST = "Employment in Norway grew by 1.3 percent year on year in the third quarter of 2024, Statistics Norway said."
LATER = (
    "Statistics Norway has looked at its books again. Paid employment of residents rose by 1.7 percent year on year in"
    " the third quarter of 2024 in Norway, not by 1.3 percent as reported first."
)
OTHERS = {
    "of another thing": LATER.replace("Paid employment of residents", "Overnight stays at mountain lodges"),
    "of another place": LATER.replace("Norway", "Sweden"),
    "of another time": LATER.replace("third quarter", "second quarter"),
    "of another value": LATER.replace("by 1.3", "by 1.2"),
}
AGAIN = "In Norway employment was up 1.7 percent year on year in the third quarter of 2024, said a bank."


def an_analysis(name, day, text):
    return analyse(a_document(text, id=name, source=f"Outlet {name}", published=NOON + day * DAY, title=""))


@pytest.fixture
def filed(tmp_path):
    def file(*analyses):
        name = "-".join(each.article.id for each in analyses)
        with Archive.open(f"sqlite:///{tmp_path}/{name}.db") as archive:
            corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOON + 120 * DAY, window=30 * DAY)
            for each in analyses:
                corridor.file(each)
            standing = [row for row in archive.read.changes() if row["status"] == "standing"]
            return sorted((row["kind"], *(each["value"] for each in row["observations"])) for row in standing), standing

    return file


def test_the_value_that_replaces_one_on_file_revises_it(filed):
    found, standing = filed(an_analysis("a", 0, FIRST), an_analysis("b", 90, LATER))
    assert ("revised", "1.3", "1.7") in found
    explained = next(row["explanation"] for row in standing if row["kind"] == "revised")
    assert "says itself that it replaces 1.3 percent" in explained


def test_the_order_of_arrival_does_not_matter(filed):
    texts = [an_analysis("a", 0, FIRST), an_analysis("b", 90, LATER), an_analysis("c", 95, AGAIN)]
    first, *others = [filed(*order)[0] for order in permutations(texts)]
    assert ("revised", "1.3", "1.7") in first
    assert all(other == first for other in others)


APART = {
    # on file, the text that gives the same number as its old value
    "contrary bounds": (
        "Paid overtime hours of women in Norway rose 4.1 percent year on year in the third quarter of 2024.",
        "Paid overtime hours worked by men in Norway rose 3.4 percent year on year in the third quarter of 2024,"
        " not by 4.1 percent as reported first.",
    ),
    "a name beside the sentence": (
        "The unemployment rate in Norway was 4.1 percent in September 2024.",
        "The unemployment rate in Norway barely moved. Overtime pay in factories rose 3.4 percent in Norway in"
        " September 2024, not by 4.1 percent as reported first.",
    ),
    "one old value, two things": (
        "The April reading for Norway was revised to 1.4 percent from 1.2 percent, retailers said in May 2024.",
        "The April reading for Norway was revised to 0.9 percent from 1.2 percent, miners said in May 2024.",
    ),
}


@pytest.mark.parametrize(("first", "later"), APART.values(), ids=APART)
def test_an_equal_old_value_of_another_thing_revises_nothing(filed, first, later):
    found, _ = filed(an_analysis("a", 0, first), an_analysis("b", 90, later))
    assert not [each for each in found if each[0] in {"revised", "conflicting"}]


def test_of_two_old_values_in_one_text_the_order_of_arrival_picks_none(filed):
    later = f"{LATER} In May the office had put it at 1.2 percent."
    texts = [an_analysis("a", 0, FIRST), an_analysis("b", 90, later)]
    assert filed(*texts)[0] == filed(*texts[::-1])[0]


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_number_alone_joins_nothing(filed, text):
    found, _ = filed(an_analysis("a", 0, FIRST), an_analysis("b", 90, text))
    assert not [each for each in found if each[0] in {"revised", "conflicting"}]


ABOUT = (
    "Polish farmers gathered an estimated 12.4 million tonnes of wheat in 2024,"
    " Statistics Poland said in its first count."
)
PARTED = (
    "Poland's 2024 wheat production came to 12.9 million tonnes, Statistics Poland said."
    " In September the office had put the harvest at 12.4 million tonnes."
)
STALE = "With a 2024 wheat harvest of 12.4 million tonnes in Poland, according to Statistics Poland, silos are full."


def test_what_a_text_says_it_replaces_is_no_confirmation_however_loose_it_was(filed):
    texts = [an_analysis("a", 0, ABOUT), an_analysis("b", 60, PARTED), an_analysis("c", 90, STALE)]
    for order in permutations(texts):
        found, _ = filed(*order)
        assert ("revised", "12400000", "12900000") in found
        assert [kind for kind, *_ in found if kind in {"corroborated", "conflicting"}] == []
        assert "older_vintage" in {kind for kind, *_ in found}
