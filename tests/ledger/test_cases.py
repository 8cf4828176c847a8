"""The specification in texts, played from text to decision; the page that shows it is written from the same lines."""

import pytest

from monitor.analyse import prepare
from monitor.domain import Extras
from monitor.embed import packaged
from tests.ledger.cases import LOUD, PAGE, Case, cases, languages_of, table, trouble

CASES = cases()


@pytest.fixture(scope="module", autouse=True)
def encoder():
    if packaged() is None:
        pytest.skip("the sentence encoder is not installed")
    prepare(Extras(), vectors=True)
    yield
    prepare(Extras(), vectors=False)  # as other modules of this process expect


@pytest.mark.parametrize("case", [case for case in CASES if not case.still_wrong], ids=lambda case: case.name)
def test_each_text_adds_what_the_case_says(case: Case):
    assert trouble(case) == [], case.why


@pytest.mark.parametrize("case", [case for case in CASES if case.still_wrong], ids=lambda case: case.name)
def test_what_is_still_wrong_is_said_to_be(case: Case):
    assert trouble(case) != [], f"{case.name} is right now: take its `still_wrong` away"


def test_the_specification_is_large_in_many_languages_and_full_of_silence():
    assert len(CASES) >= 60
    assert len(languages_of(CASES)) >= 8
    assert sum(len(case.silent) for case in CASES) >= 25
    assert {wish["kind"] for case in CASES for wish in case.expect} >= LOUD


def test_the_page_shows_every_case():
    assert PAGE.read_text(encoding="utf-8") == table(), "write it anew: python -m tests.ledger.cases"
