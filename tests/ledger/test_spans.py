"""A span of time holds at least what each span inside it does, where that is a sum of what happens."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from monitor.analyse import analyse
from monitor.domain import Document, Observation
from monitor.ledger import observe
from monitor.ledger.explain import explain_suspicion
from monitor.ledger.plausible import Doubt, suspicions
from monitor.ledger.series import companions

SUMMER, WINTER = datetime(2024, 10, 5, 12, tzinfo=UTC), datetime(2025, 2, 5, 12, tzinfo=UTC)


def observed(text: str, language: str, day: datetime) -> list[Observation]:
    document = Document(f"d{day:%y%m}", text=text, language=language, published=day, source=f"News {day:%y%m}")
    return list(observe(analyse(document), day))


ABOVE = [
    (
        "fr",
        "L'aéroport de Pau a accueilli 91 000 passagers en juillet 2024.",
        "Sur toute l'année 2024, l'aéroport de Pau a accueilli 72 000 passagers.",
    ),
    (
        "en",
        "Riga airport handled 812,000 passengers in July 2024.",
        "Riga airport handled 710,000 passengers in 2024, the operator said.",
    ),
    (
        "de",
        "In Kärnten wurden im August 2024 2,9 Millionen Übernachtungen gezählt.",
        "In Kärnten wurden 2024 insgesamt 1,3 Millionen Übernachtungen gezählt.",
    ),
    (
        "ru",
        "Экспорт пшеницы из России в третьем квартале 2024 года составил 15,2 млн тонн.",
        "Экспорт пшеницы из России в 2024 году составил 5,3 млн тонн.",
    ),
    ("zh-Hans", "2024年8月安徽省汽车产量41万辆。", "2024年安徽省汽车产量30万辆。"),
]


@pytest.mark.parametrize(("language", "part", "whole"), ABOVE)
def test_a_month_above_its_year_is_implausible(language, part, whole):
    pool = observed(part, language, SUMMER) + observed(whole, language, WINTER)
    for order in permutations(pool):
        (found,) = [each for each in suspicions(order) if each.doubt is Doubt.SPAN_EXCEEDED]
        assert found.accused is pool[1]
        assert "which holds it" in explain_suspicion(found, {})


ORDINARY = [
    ("handled 812,000 passengers in July 2024", "handled 7.1 million passengers in 2024", "as it should be"),
    ("handled 812,000 passengers in July 2024", "handled 690,000 transfer passengers in 2024", "some of them"),
    ("handled 812,000 passengers in July 2024", "handled 590,000 passengers a month on average in 2024", "an average"),
    ("handled 812,000 passengers in July 2024", "handled more than 800,000 passengers in 2024", "a lower bound"),
    ("handled 812,000 passengers in July 2024", "handled 800,000 passengers in 2023", "another year"),
    ("handled 812,000 passengers in July 2024", "handled 810,000 passengers in 2024", "revised a little"),
    ("had 1,120 employees in July 2024", "had 1,040 employees in 2024", "a stock"),
    (
        "made a profit of 12 million euros in July 2024",
        "made a profit of 9 million euros in 2024",
        "may be a loss",
    ),
]


@pytest.mark.parametrize(("part", "whole", "why"), ORDINARY)
def test_a_month_may_be_above_what_is_no_sum_of_all_of_it(part, whole, why):
    pool = observed(f"Riga airport {part}.", "en", SUMMER) + observed(f"Riga airport {whole}.", "en", WINTER)
    assert not [each for each in suspicions(pool) if each.doubt is Doubt.SPAN_EXCEEDED], why


def test_a_year_told_of_before_it_is_over_is_no_whole():
    pool = observed("Riga airport handled 812,000 passengers in July 2024.", "en", SUMMER)
    pool += observed("Riga airport has handled 640,000 passengers in 2024.", "en", SUMMER.replace(month=7))
    assert not [each for each in suspicions(pool) if each.doubt is Doubt.SPAN_EXCEEDED]


def test_what_adds_up_is_looked_up_for_other_spans_too():
    (month,) = observed("Riga airport handled 812,000 passengers in July 2024.", "en", SUMMER)
    assert "A" in {each.frequency for each in companions(month.series) if each.measure == month.series.measure}
