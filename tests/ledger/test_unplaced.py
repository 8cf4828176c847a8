"""A finding says that a text names no country, where it was taken for its readers' own, and is told less loudly."""

from monitor.domain import UNPLACED, ChangeKind, Severity
from tests.build import a_series, an_observation
from tests.ledger.archive import MemoryArchive

DEFICIT = a_series("PL", "budget_deficit")


def loudest(*observations):
    archive = MemoryArchive()
    for each in observations:
        archive.tell(each)
    return next(one for one in archive.standing() if one.kind is ChangeKind.CONFLICTING)


def test_a_country_that_is_a_guess_is_said_to_be_one():
    sure = an_observation("101.2e9", step="1e8", article="a", series=DEFICIT, subject_path=("PL",))
    guessed = an_observation(
        "108.6e9", step="1e8", article="b", series=DEFICIT, subject_path=("PL",), cues=frozenset({UNPLACED})
    )
    finding = loudest(sure, guessed)
    assert finding.severity is Severity.MEDIUM
    assert "names no place: that PL is meant is a guess" in finding.explanation


def test_two_texts_that_name_the_country_are_told_loudly():
    one = an_observation("101.2e9", step="1e8", article="a", series=DEFICIT, subject_path=("PL",))
    other = an_observation("108.6e9", step="1e8", article="b", series=DEFICIT, subject_path=("PL",))
    finding = loudest(one, other)
    assert finding.severity is Severity.HIGH
    assert "names no place" not in finding.explanation
