"""Some days of a month are a span of their own, never the month."""

import pytest

from monitor.ledger.periods import comparable, parse
from tests.figures.build import figures

# NOON is 20 November 2025.
ROWS = [
    ("ko", "10월 1~20일 무역수지는 61억 달러 흑자였다.", "2025-10-01/2025-10-20"),
    ("ko", "이달 1∼10일 자동차 수출은 12억 달러였다.", "2025-11-01/2025-11-10"),
    ("ko", "2025년 3월 1일부터 20일까지 반도체 수출은 73억 달러였다.", "2025-03-01/2025-03-20"),
    ("ko", "지난달 20일까지 자동차 수출은 31억 달러였다.", "2025-10-01/2025-10-20"),
    ("ko", "10월 상순 자동차 수출은 12억 달러였다.", "2025-10-01/2025-10-10"),
    ("ko", "10월 1~31일 자동차 수출은 62억 달러였다.", "2025-10"),
    ("ko", "10월 자동차 수출은 62억 달러였다.", "2025-10"),
    ("ja", "9月1～20日の輸入額は4兆1000億円だった。", "2025-09-01/2025-09-20"),
    ("ja", "9月上旬の輸入額は2兆1000億円だった。", "2025-09-01/2025-09-10"),
    ("ja", "先月下旬の輸入額は2兆1000億円だった。", "2025-10-21/2025-10-31"),
    ("zh", "9月1日至14日，钢材出口额为31亿美元。", "2025-09-01/2025-09-14"),
    ("zh", "9月1—14日，钢材出口额为31亿美元。", "2025-09-01/2025-09-14"),
    ("zh", "2025年2月下旬，钢材出口额为31亿美元。", "2025-02-21/2025-02-28"),
    ("zh-Hant", "9月前20日，鋼材出口額為31億美元。", "2025-09-01/2025-09-20"),
    ("en", "Exports came to $31.2 billion in the first 20 days of October.", "2025-10-01/2025-10-20"),
    # What only sounds like one: days of two months, no such day, and a day.
    ("zh", "9月28日至10月8日，钢材出口额为31亿美元。", "2025-09-28/2025-10-08"),
    ("ja", "2月1～31日の輸入額は4兆1000億円だった。", None),
    ("ko", "10월 20일 자동차 수출은 2억 달러였다.", "2025-10-20"),
]


@pytest.mark.parametrize(("language", "text", "period"), ROWS, ids=[f"{r[0]}: {r[1][:16]}" for r in ROWS])
def test_some_days_are_a_span(language: str, text: str, period: str | None):
    assert figures(text, language)[0].period == period


BORN = [
    ("2025년 8월 태어난 아기는 2만1000명이다.", "2025-08"),
    ("2025년 8월에 태어난 신생아는 2만1000명이다.", "2025-08"),
    ("1990년 태어난 배우는 책 3만 권을 팔았다.", None),
]


@pytest.mark.parametrize(("text", "period"), BORN)
def test_the_month_of_births_is_theirs(text: str, period: str | None):
    assert figures(text, "ko")[0].period == period


def test_some_days_are_compared_with_as_many():
    first, later, month = map(parse, ("2025-09-01/2025-09-20", "2025-10-01/2025-10-20", "2025-10"))
    assert first
    assert later
    assert month
    assert first.months is None
    assert comparable(first, later)
    assert not comparable(month, later)


FEASTS = [
    ("zh", "五一当天，杭州地铁客流量达312.4万乘次。", "2025-05-01", "a feast of one day"),
    ("zh-Hant", "2024年國慶當日，高雄捷運運量達61萬人次。", "2024-10-01", "of a year that is told"),
    ("zh", "五一假期，杭州地铁客流量达1312.4万乘次。", None, "the days off are not that day"),
]


@pytest.mark.parametrize(("language", "text", "period", "why"), FEASTS)
def test_a_feast_is_a_day(language: str, text: str, period: str | None, why: str):
    assert figures(text, language)[0].period == period, why
