"""Sums over so many days are set against sums over as many days only: a longer one is larger, and no slip."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe, periods
from monitor.ledger.plausible import suspicions
from monitor.ledger.words import dated

GROWING = [
    ("en", "Since the start of the year, 3,124 people have caught measles in Norway.", "2025-02-10",
     "Since the start of the year, 31,410 people have caught measles in Norway.", "2025-08-10"),
    ("en", "Between 1 and 3 July, 1,243 drivers were fined in Oslo.", "2025-07-05",
     "Between 1 and 30 July, 12,391 drivers were fined in Oslo.", "2025-07-31"),
    ("es", "En lo que va de año se han registrado 1.241 casos de dengue en Panamá.", "2025-02-10",
     "En lo que va de año se han registrado 12.487 casos de dengue en Panamá.", "2025-09-10"),
    ("de", "Seit Jahresbeginn wurden in Hamburg 1.241 Einbrüche gezählt.", "2025-02-10",
     "Seit Jahresbeginn wurden in Hamburg 12.387 Einbrüche gezählt.", "2025-11-10"),
    ("zh-Hans", "5月1日至2日，杭州西湖景区接待游客124.1万人次。", "2025-05-03",
     "5月1日至18日，杭州西湖景区接待游客1238.7万人次。", "2025-05-19"),
    ("ko", "1월 1~3일 한국의 수출은 36억4천만 달러였다.", "2025-01-05", "1월 1~20일 한국의 수출은 364억1천만 달러였다.",
     "2025-01-21"),
]  # fmt: skip


def told(text: str, language: str, day: str):
    published = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    return observe(analyse(Document(day, text=text, language=language, published=published, source=day)), published)


@pytest.mark.parametrize(("language", "first", "day", "second", "later"), GROWING)
def test_a_sum_that_grows_with_its_days_is_no_slip(language, first, day, second, later):
    one, other = told(first, language, day), told(second, language, later)
    assert one[0].series == other[0].series
    assert suspicions((*one, *other)) == ()


def test_length_is_months_where_they_are_whole_and_days_elsewhere():
    lengths = [periods.parse(label).length for label in ("2024", "2024-Q1", "2024-01-01/2024-01-10", "2024-01-05")]
    assert lengths == [("months", 12), ("months", 3), ("days", 10), ("day", 0)]
    assert periods.parse("2024/..").length == ("open", 0)


def test_days_that_make_whole_months_are_those_months():
    labels = ("2025-01-01/2025-06-30", "2025-07-01/2025-08-31", "2025-03-01/2025-03-31", "2025-01-01/2025-06-29")
    assert [periods.parse(label).label for label in labels] == [
        "2025-H1",
        "2025-07/2025-08",
        "2025-03",
        "2025-01-01/2025-06-29",
    ]


def test_sums_of_seasons_up_to_two_days_are_of_no_common_length():
    one, other = periods.parse("../2025-04-14"), periods.parse("../2025-05-16")
    assert not periods.comparable(one, other)
    assert periods.comparable(one, one)


SUMS_SO_FAR = [
    ("en", "By August 17, Norway had lost 312 hectares to fire this year.", "2025-08-19", "2025-01-01/2025-08-17"),
    ("en", "As of August 17, 312 people had died on Norway's roads this year.", "2025-08-19", "2025-01-01/2025-08-17"),
    ("en", "As of August 17, Norway's jails held 3,124 prisoners this year.", "2025-08-19", "2025-08-17"),
    ("uk", "Експорт пшениці з Норвегії у сезоні 2024/25 сягнув на 16 травня 312 тис. тонн.", "2025-05-17",
     "../2025-05-16"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "day", "period"), SUMS_SO_FAR)
def test_what_happens_has_the_days_that_it_came_together_in_and_what_lasts_has_not(language, text, day, period):
    (one,) = told(text, language, day)
    assert one.period == period


def test_a_sum_without_a_told_start_is_told_by_its_last_day():
    assert dated("../2025-06-17") == "up to 17 June 2025"
