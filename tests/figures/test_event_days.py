"""Days of an event or a holiday without dates: as many as the text says, the same in all texts of one week."""

from datetime import UTC, datetime

import pytest

from monitor.domain import TO_DATE
from tests.figures.build import figures

# 21 July 2025 is a Monday.
THREE_DAYS, FOUR_DAYS, WEEKEND = "2025-07-18/2025-07-20", "2025-07-17/2025-07-20", "2025-07-19/2025-07-20"
LASTING = [
    ("en", "Over its three days the Norway Jazz Festival drew 731 visitors.", THREE_DAYS),
    ("en", "The four-day fair in Norway drew 731 visitors, organisers said on Monday.", FOUR_DAYS),
    ("en", "The Norway festival drew 731 visitors over the weekend.", WEEKEND),
    ("de", "An den vier Festivaltagen kamen 731 Besucher nach Berlin.", FOUR_DAYS),
    ("fr", "Sur ses quatre jours, le festival de Berlin a attiré 731 spectateurs.", FOUR_DAYS),
    ("es", "En los cuatro días del festival, Berlin recibió 731 visitantes.", FOUR_DAYS),
    ("pt", "Nos quatro dias da feira, Berlin recebeu 731 visitantes.", FOUR_DAYS),
    ("it", "Nei tre giorni della fiera Berlin ha accolto 731 visitatori.", THREE_DAYS),
    ("pl", "Przez trzy dni festiwalu Berlin odwiedziło 731 turystów.", THREE_DAYS),
    ("ru", "Трёхдневный фестиваль в Казани собрал 731 зрителя.", THREE_DAYS),
    ("uk", "За три дні ярмарку Київ відвідав 731 гість.", THREE_DAYS),
    ("tr", "Üç gün süren festivalde Berlin 731 turist ağırladı.", THREE_DAYS),
    ("ja", "祭りの3日間で京都に731人が訪れた。", THREE_DAYS),
    ("ko", "축제 나흘 동안 관람객 731명이 부산을 찾았다.", FOUR_DAYS),
]
NOT_LASTING = [
    ("en", "In the first two of its three days the Norway Jazz Festival drew 731 visitors.", "a part"),
    ("en", "Last year the three-day festival in Norway drew 731 visitors.", "last year's"),
    ("en", "The site of the three-day festival in Norway can hold 731 visitors.", "room"),
    ("en", "Over three days 731 visitors came to Norway.", "no event"),
    ("en", "The Norway festival drew 731 visitors over the bank holiday weekend.", "longer than two days"),
    ("en", "731 drivers were fined in Norway over the weekend.", "of no event and nothing known"),
    ("es", "Berlin recibió 731 visitantes en el primero de los cuatro días del festival.", "a part"),
]
HOLIDAYS = [
    ("2025-05-06", "“五一”五天，杭州接待游客73.1万人次。", "2025-05-01/2025-05-05"),
    ("2025-05-06", "五天假期里，杭州接待游客73.1万人次。", "2025-05-01/2025-05-05"),
    ("2025-10-09", "国庆中秋假期八天，杭州接待游客73.1万人次。", "2025-10-01/2025-10-08"),
    ("2025-10-09", "八天长假，杭州接待游客73.1万人次。", "2025-10-01/2025-10-08"),
    ("2025-07-09", "五天假期里，杭州接待游客73.1万人次。", None),
    ("2025-05-06", "五天假期的前三天，杭州接待游客73.1万人次。", None),
]


def days_of(text: str, language: str) -> list[str]:
    found = figures(text, language, published=datetime(2025, 7, 21, tzinfo=UTC))
    (figure,) = [one for one in found if one.value == 731]
    return [cue.removeprefix(TO_DATE) for cue in figure.cues if cue.startswith(TO_DATE)]


@pytest.mark.parametrize(("language", "text", "days"), LASTING, ids=[row[1][:40] for row in LASTING])
def test_an_event_lasted_up_to_the_last_sunday(language: str, text: str, days: str):
    assert days_of(text, language) == [days]


@pytest.mark.parametrize(("language", "text", "why"), NOT_LASTING, ids=[row[1][:40] for row in NOT_LASTING])
def test_what_is_of_no_event_s_days(language: str, text: str, why: str):
    assert days_of(text, language) == [], why


@pytest.mark.parametrize(("day", "text", "period"), HOLIDAYS)
def test_days_off_are_those_of_the_feast_that_the_text_came_out_at(day: str, text: str, period: str | None):
    published = datetime.fromisoformat(day).replace(tzinfo=UTC)
    assert figures(text, "zh", published=published)[-1].period == period


def test_whose_match_it_was():
    text = "Friday's opening match in Norway drew 731 visitors."
    assert figures(text, "en", published=datetime(2025, 7, 21, tzinfo=UTC))[0].period == "2025-07-18"
