"""One thing under two wordings: the deed of a thing by one stem, whichever word tells it."""

import pytest

from monitor.ledger.nouns import nominal_form


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "badgers vaccinated", "vaccinated badgers"),
        ("es", "desembarque de merluza", "merluza desembarcada"),
        ("fr", "débarquements de sardines", "sardines débarqués"),
        ("pt", "navios reparados", "reparados navios"),
        ("it", "tonno pescato", "pescato tonno"),
        ("ko", "근무하는 소방관", "근무한 소방관"),
    ],
)
def test_words_for_one_deed_meet(language: str, one: str, other: str) -> None:
    assert nominal_form(one, language) == nominal_form(other, language)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "badgers vaccinated", "badgers tested"),
        ("es", "merluza desembarcada", "merluza vendida"),
        ("es", "merluza desembarcada", "merluza congelada desembarcada"),
        ("pt", "ovelhas vacinadas", "ovelhas abatidas"),
        ("ko", "근무한 소방관", "퇴직한 소방관"),
    ],
)
def test_two_deeds_stay_apart(language: str, one: str, other: str) -> None:
    assert nominal_form(one, language) != nominal_form(other, language)
