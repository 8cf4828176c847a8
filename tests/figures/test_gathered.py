"""Sums gathered up to a day have the days that they came together in, whatever year or day is named beside them."""

from datetime import UTC, datetime

import pytest

from monitor.domain import TO_DATE
from tests.figures.build import figures

SUMS = [
    (
        "en",
        "2025-09-03",
        "By September 2 Norway had lost 731 boats since the start of the year.",
        "2025-01-01/2025-09-02",
    ),
    ("en", "2025-08-19", "Norway counted 731 wolves this year as of August 17.", "2025-01-01/2025-08-17"),
    ("en", "2025-10-15", "As of October 12, Norway had landed 731 tonnes of cod this season.", "../2025-10-12"),
    ("en", "2025-10-15", "So far this season, Norway has landed 731 tonnes of cod.", "../2025-10-15"),
    ("en", "2025-09-05", "Up to the end of August 731 bears were shot in Norway this year.", "2025-01/2025-08"),
    ("en", "2025-09-05", "Up to August 31 this year 731 bears were shot in Norway.", "2025-01/2025-08"),
    ("de", "2025-10-17", "In Schweden wurden 2025 bis Mitte Oktober 731 Elche geschossen.", "2025-01-01/2025-10-15"),
    (
        "de",
        "2025-08-21",
        "Bis zum 18. August wurden in diesem Jahr in Schweden 731 Elche geschossen.",
        "2025-01-01/2025-08-18",
    ),
    ("fr", "2025-08-19", "Depuis le début de l'année, au 18 août, 731 élans ont été abattus.", "2025-01-01/2025-08-18"),
    ("fr", "2025-05-14", "Au 12 mai, 731 tonnes de cacao de la campagne 2024/25 étaient vendues.", "../2025-05-12"),
    ("es", "2025-07-16", "Este año, hasta mediados de julio, se han abatido 731 alces.", "2025-01-01/2025-07-15"),
    ("pt", "2025-08-20", "Desde o início do ano, até 18 de agosto, foram abatidos 731 alces.", "2025-01-01/2025-08-18"),
    ("it", "2025-09-10", "Quest'anno, fino all'8 settembre, sono stati abbattuti 731 alci.", "2025-01-01/2025-09-08"),
    ("pl", "2025-07-10", "W tym roku do 6 lipca odstrzelono 731 łosi.", "2025-01-01/2025-07-06"),
    ("ru", "2025-06-19", "С начала сезона на 18 июня в Швеции добыли 731 лося.", "../2025-06-18"),
    ("ru", "2025-08-05", "К 4 августа в этом году в Швеции добыли 731 лося.", "2025-01-01/2025-08-04"),
    ("uk", "2025-05-20", "Від початку 2024/25 МР станом на 19 травня вивезли 731 тонну меду.", "../2025-05-19"),
    ("zh", "2025-06-19", "今年截至6月18日，全省共发生火灾731起。", "2025-01-01/2025-06-18"),
    ("ja", "2025-07-15", "今年の火災は7月13日時点で731件となった。", "2025-01-01/2025-07-13"),
    ("ko", "2025-06-10", "올해 6월 8일까지 화재 731건이 났다.", "2025-01-01/2025-06-08"),
    ("tr", "2025-09-16", "Bu yıl 15 Eylül itibarıyla İsveç'te 731 geyik avlandı.", "2025-01-01/2025-09-15"),
    ("ar", "2025-08-20", "منذ بداية العام وحتى 18 أغسطس سجلت السويد 731 حريقا.", "2025-01-01/2025-08-18"),
]
NO_SUMS = [
    ("en", "2025-09-03", "As of September 2, 731 wolves lived in Norway.", "a state at a day"),
    (
        "en",
        "2025-09-03",
        "On September 2, 731 wolves were shot in Norway, where hunting began this year.",
        "on that day",
    ),
    ("en", "2025-09-03", "Norway shot 731 wolves in June; as of August 31 this year it had shot 900.", "of a month"),
    ("en", "2025-09-03", "By September 2 Norway had shot 900 wolves this year, up from 731.", "compared with"),
    ("en", "2025-09-03", "In 2024 Norway shot 731 wolves, the ministry said as of August 17.", "of another year"),
    ("ru", "2025-06-19", "На 18 июня 2024 года в Швеции добыли 731 лося.", "of another year"),
    ("zh", "2025-06-19", "今年6月，全省共发生火灾731起。", "of a month"),
]


def told(language: str, day: str, text: str) -> list[str]:
    found = figures(text, language, published=datetime.fromisoformat(day).replace(tzinfo=UTC))
    (figure,) = [one for one in found if one.value == 731]
    return [cue.removeprefix(TO_DATE) for cue in figure.cues if cue.startswith(TO_DATE)]


@pytest.mark.parametrize(("language", "day", "text", "days"), SUMS, ids=[f"{row[0]}: {row[2][:40]}" for row in SUMS])
def test_a_sum_up_to_a_day(language: str, day: str, text: str, days: str):
    assert told(language, day, text) == [days]


@pytest.mark.parametrize(("language", "day", "text", "why"), NO_SUMS, ids=[f"{row[0]}: {row[-1]}" for row in NO_SUMS])
def test_what_is_no_sum_up_to_a_day(language: str, day: str, text: str, why: str):
    assert told(language, day, text) == [], why
