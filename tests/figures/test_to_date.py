"""Times that a text gives without a date: sums since the year began, ends of months, the year before."""

from dataclasses import replace

import pytest

from monitor.domain import TO_DATE, Cleaned, Region
from monitor.domain.article import Role
from tests.figures.build import FINDER, NOON, a_description, figures

# NOON is 20 November 2025.
SINCE_JANUARY = [
    ("en", "So far this year 731 wolves have been shot in Norway."),
    ("en", "Since the start of the year 731 wolves have been shot in Norway."),
    ("de", "Seit Jahresbeginn wurden in Schweden 731 Elche geschossen."),
    ("fr", "Depuis le début de l'année, 731 élans ont été abattus."),
    ("es", "En lo que va de año se han abatido 731 alces."),
    ("it", "Dall'inizio dell'anno sono stati abbattuti 731 alci."),
    ("pt", "Desde janeiro foram abatidos 731 alces."),
    ("ru", "С начала года в Швеции добыли 731 лося."),
    ("uk", "З початку року здобули 731 лося."),
    ("pl", "Od początku roku odstrzelono 731 łosi."),
    ("zh", "今年以来，全省共发生火灾731起。"),
    ("ko", "올해 들어 화재 731건이 발생했다."),
]
NO_SUM = [
    ("en", "For the first time since January 731 wolves were shot in Norway.", "of a record"),
    ("en", "Since January the herd in Norway has grown by 40 wolves to 731 wolves.", "there are so many now"),
    ("ru", "Впервые с начала года в Швеции добыли 731 лося.", "of a record"),
]
DATED = [
    ("ru", "С начала года по конец августа в Швеции добыли 731 лося.", "731", "2025-01/2025-08"),
    ("ar", "بلغت صادرات النرويج 31.2 مليار دولار في نهاية يوليو.", "31.2 مليار دولار", "2025-07"),
    ("ar", "سجلت الاحتياطيات 31.2 مليار دولار بنهاية شهر أغسطس.", "31.2 مليار دولار", "2025-08"),
    ("id", "Cadangan devisa pada akhir Juli tercatat 31,2 miliar dolar.", "31,2 miliar dolar", "2025-07"),
    ("vi", "Dự trữ cuối tháng 7 đạt 31,2 tỷ USD.", "31,2 tỷ USD", "2025-07"),
    ("de", "Im Vorjahr wurden in Schweden 731 Elche geschossen.", "731", "2024"),
    ("de", "Schweden schloss mit 731 Elchen das Jahr 2024 ab.", "731", "2024"),
    ("de", "In Schweden wurden 731 Elche geschossen, mehr als im Vorjahr.", "731", None),
    ("de", "2023 war mild. Im Vorjahr wurden in Schweden 731 Elche geschossen.", "731", None),
    ("en", "Sweden ended 2024 with 731 wolves.", "731", "2024"),
    ("zh", "统计局将第1季经济增长率由3.1%上修至3.4%。", "3.4%", "2025-Q1"),
]
GROUPED = [
    ("MX", "Las remesas sumaron 5,217 millones de dólares.", "5217e6"),
    ("PE", "Las remesas sumaron 5,217 millones de dólares.", "5217e6"),
    ("ES", "Las remesas sumaron 5,217 millones de dólares.", "5.217e6"),
    ("CL", "Las remesas sumaron 5,217 millones de dólares.", "5.217e6"),
    ("US", "Las remesas sumaron 5,217 millones de dólares.", "5.217e6"),
    ("MX", "Las remesas sumaron 5,217 millones de dólares, un 2,5 % más.", "5.217e6"),
    ("MX ES", "Las remesas sumaron 5,217 millones de dólares.", "5.217e6"),
]


@pytest.mark.parametrize(("language", "text"), SINCE_JANUARY)
def test_what_came_together_since_the_year_began_has_its_days_and_no_period(language: str, text: str):
    (found,) = [one for one in figures(text, language) if one.value == 731]
    assert found.period is None
    assert f"{TO_DATE}2025-01-01/2025-11-20" in found.cues


@pytest.mark.parametrize(("language", "text", "why"), NO_SUM)
def test_a_record_and_a_level_that_was_reached_are_no_sums(language: str, text: str, why: str):
    (found,) = [one for one in figures(text, language) if one.value == 731]
    assert not any(cue.startswith(TO_DATE) for cue in found.cues), why


def test_nobody_can_tell_in_january_since_when():
    found = figures("So far this year 731 wolves have been shot in Norway.", published=replace_month(1))
    assert not any(cue.startswith(TO_DATE) for one in found for cue in one.cues)


@pytest.mark.parametrize(("language", "text", "surface", "period"), DATED)
def test_a_time_without_a_date(language: str, text: str, surface: str, period: str | None):
    (found,) = [one for one in figures(text, language) if one.surface == surface]
    assert found.period == period


@pytest.mark.parametrize(("countries", "text", "value"), GROUPED)
def test_a_comma_groups_in_the_countries_that_print_so(countries: str, text: str, value: str):
    regions = tuple(Region(one, one, (one,), (one,), Role.SUBJECT, 1.0) for one in countries.split())
    description = replace(a_description(text, "es"), regions=regions)
    (found, *_) = FINDER.find(Cleaned("", text), description, NOON)
    assert found.value == pytest.approx(float(value))


def replace_month(month: int):
    return NOON.replace(month=month)
