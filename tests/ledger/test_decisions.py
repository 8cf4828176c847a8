"""The specification: what one article adds to what others said before, as a table of small cases.

Each case is a few articles in order of arrival, what the last one adds, and why. About half
of them must stay silent. All series, outlets and numbers are made up.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from monitor.domain import Approx, ChangeKind, Hypothesis, Modality, Observation, Severity, Transform
from tests.build import a_series, an_observation
from tests.ledger.archive import MemoryArchive

LOUD = {ChangeKind.REVISED, ChangeKind.CONFLICTING, ChangeKind.IMPLAUSIBLE, ChangeKind.NEW_PERIOD}
QUIET = {Severity.INFO, Severity.LOW}

SPENDING = a_series("CN-ZJ", "rd_expenditure")
TRADE = a_series("CN-ZJ", "trade_total")
INTENSITY = a_series("CN-ZJ", "rd_intensity", unit_class="%")
JOBLESS = a_series("CN-ZJ", "unemployment_rate", unit_class="%", frequency="M")
GROWTH = a_series("CN-ZJ", "rd_expenditure", transform=Transform.YOY, unit_class="%")
AVERAGE_GROWTH = replace(GROWTH, transform=Transform.CAGR, frequency="I")
SHARE = a_series(
    "CN-ZJ", "open:en:solar panel", transform=Transform.SHARE, unit_class="%", denominator="national output"
)
LABS = a_series("CN-ZJ", "open:en:state key laboratory", unit_class="count", frequency="S")
MEETINGS = a_series("CN-ZJ", "open:en:meeting", unit_class="count", frequency="S")
RANK = a_series("CN-ZJ", "gii_cluster_rank", transform=Transform.RANK, unit_class="count", frequency="E")
CARS = a_series("CN-ZJ", "nev_output", unit_class="count")
MONTHLY_CARS = replace(CARS, frequency="M")
CUMULATIVE_CARS = replace(CARS, frequency="I")
NATION = replace(SPENDING, subject="CN")
PROVINCE = SPENDING


def said(day: str, value: str, step: str = "0", **more: Any) -> Observation:
    """Something an outlet of its own states on a day of 2025 or of the given year."""
    series = more.pop("series", SPENDING)
    when = datetime.fromisoformat(day if len(day) == 10 else f"2025-{day}").replace(tzinfo=UTC)
    path = ("CN",) if series.subject == "CN" else ("CN", series.subject)
    unit = {"CNY": "CNY", "%": "%"}.get(series.unit_class, "1")
    given = {"article": f"outlet-{day}", "known_from": when, "subject_path": path, "unit": unit, "story": None}
    if series.frequency == "S":
        given["period"] = when.date().isoformat()
    return an_observation(value, step=step, series=series, **{**given, **more})


def over(day: str, value: str, high: str, **more: Any) -> Observation:
    return said(day, value, approx=Approx.OVER, low=Decimal(value), high=Decimal(high), **more)


@dataclass
class Case:
    why: str
    articles: list[list[Observation]]
    adds: set[ChangeKind]
    hypothesis: Hypothesis | None = None
    reprint_of: str | None = None
    loud: bool = field(default=False)


def case(why: str, *articles: Observation | list[Observation], adds: str, **more: Any) -> Case:
    told = [each if isinstance(each, list) else [each] for each in articles]
    return Case(why, told, {ChangeKind(kind) for kind in adds.split()}, **more)


NEWS = [
    case("nothing was known", said("03-01", "80.12e9", "1e7"), adds="new_series"),
    case(
        "another year of a known series",
        said("03-01", "80.12e9", "1e7"),
        said("2026-03-01", "86.4e9", "1e8", period="2025"),
        adds="new_period",
        loud=True,
    ),
    case(
        "two exact values, no reason to call it a revision",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "92.77e9", "1e7"),
        adds="conflicting",
        loud=True,
    ),
    case(
        "disjoint in the last digit only: a contradiction, guessed to be rounding",
        said("03-01", "2.68", "0.01", series=INTENSITY),
        said("09-01", "2.69", "0.01", series=INTENSITY),
        adds="conflicting",
        hypothesis=Hypothesis.ROUNDING,
        loud=True,
    ),
    case(
        "the text says revised",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "82.77e9", "1e7", cues=frozenset({"revision"})),
        adds="revised",
        loud=True,
    ),
    case(
        "the text says revised, but by 16 % and without the old value",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "92.77e9", "1e7", cues=frozenset({"revision"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "it revises the value it names, though another outlet has replaced that before",
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        said("03-05", "76.4e9", "1e8"),
        said("09-01", "82.77e9", "1e7", cues=frozenset({"revision", "replaces:80.1e9/1e8"})),
        adds="revised conflicting",
        loud=True,
    ),
    case(
        "a rate said to be revised, a whole point away",
        said("03-01", "5.1", "0.1", series=JOBLESS, period="2024-12"),
        said("09-01", "6.1", "0.1", series=JOBLESS, period="2024-12", cues=frozenset({"revision"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "by 16 %, and the sentence gives the old value that is on file",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "92.77e9", "1e7", cues=frozenset({"revision", "replaces:80.1e9/1e8"})),
        adds="revised",
        loud=True,
    ),
    case(
        "the sentence gives another old value than the one on file",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "82.77e9", "1e7", cues=frozenset({"revision", "replaces:81.9e9/1e8"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "of two values on file it revises the one it names; the other it contradicts",
        said("03-01", "80.12e9", "1e7"),
        said("03-05", "81.94e9", "1e7"),
        said("09-01", "82.77e9", "1e7", cues=frozenset({"revision", "replaces:81.9e9/1e8"})),
        adds="revised conflicting",
        loud=True,
    ),
    case(
        "preliminary, then final",
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        said("09-01", "81.35e9", "1e7"),
        adds="revised",
        loud=True,
    ),
    case(
        "a flow whose name holds a word for states repeats no other year to the last digit",
        said("03-01", "6936.5e8", "1e7", series=TRADE, period="2023"),
        said("2026-03-01", "6936.5e8", "1e7", series=TRADE, period="2024"),
        adds="implausible",
        hypothesis=Hypothesis.PERIOD_LABEL,
        loud=True,
    ),
    case(
        "two outlets on one day's release: the second does not revise what the first calls preliminary",
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        said("03-03", "81.35e9", "1e7"),
        adds="conflicting",
        loud=True,
    ),
    case(
        "nor what both have from one office",
        said("03-01", "80.12e9", "1e7", cues=frozenset({"primary:office"})),
        said("03-04", "81.0e9", "1e8", cues=frozenset({"primary:office"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "an estimate is made before the release, if only by a day",
        said("03-01", "80.1e9", "1e8", modality=Modality.ESTIMATE),
        said("03-02", "81.35e9", "1e7"),
        adds="revised",
        loud=True,
    ),
    case(
        "preliminary in one report, repeated without the word, then final",
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        said("03-02", "80.1e9", "1e8"),
        said("09-01", "81.35e9", "1e7"),
        adds="revised",
        loud=True,
    ),
    case(
        "one office, half a year later, one percent more",
        said("03-01", "80.12e9", "1e7", cues=frozenset({"primary:office"})),
        said("09-01", "81.0e9", "1e8", cues=frozenset({"primary:office"})),
        adds="revised",
        loud=True,
    ),
    case(
        "one office, but 16 % more: offices don't revise by that",
        said("03-01", "80.12e9", "1e7", cues=frozenset({"primary:office"})),
        said("09-01", "93.0e9", "1e8", cues=frozenset({"primary:office"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "one office, a rate that moves by more than half a point",
        said("03-01", "5.1", "0.1", series=JOBLESS, period="2024-12", cues=frozenset({"primary:office"})),
        said("09-01", "5.9", "0.1", series=JOBLESS, period="2024-12", cues=frozenset({"primary:office"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "the second article's own growth shows which value fits the year",
        [said("03-01", "80.12e9", "1e7")],
        [
            said("09-01", "92.14e9", "1e7"),
            said("09-01", "15", "1", series=GROWTH),
        ],
        adds="conflicting new_series",
        hypothesis=Hypothesis.PERIOD_LABEL,
        loud=True,
    ),
    case(
        "compound growth from a base year proves one of two values",
        [said("03-01", "110.0e9", "1e8")],
        [
            said("09-01", "121.0e9", "1e8"),
            said("09-01", "60.5e9", "1e8", period="2020"),
            said("09-01", "18.9", "0.1", series=AVERAGE_GROWTH, period="2020/2024"),
        ],
        adds="conflicting new_period new_series",
        hypothesis=Hypothesis.PERIOD_LABEL,
        loud=True,
    ),
    case(
        "the value of the year before under this year's name",
        said("2024-03-01", "71.3e9", "1e8", period="2023"),
        said("03-01", "80.12e9", "1e7"),
        said("03-09", "71.34e9", "1e7"),
        adds="conflicting",
        hypothesis=Hypothesis.PERIOD_LABEL,
        loud=True,
    ),
    case(
        "three digits and a factor of a thousand: a slip",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7"),
        said("03-03", "80.12e6", "1e4"),
        adds="implausible",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case(
        "ten times last year's value, digit for digit",
        said("2024-03-01", "71.3e9", "1e8", period="2023"),
        said("2024-03-02", "71.3e9", "1e8", period="2023"),
        said("03-03", "719e9", "1e9"),
        adds="implausible",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case(
        "a hundred times last year's value and its growth",
        said("2024-03-01", "71.3e9", "1e8", period="2023"),
        said("2024-03-02", "71.3e9", "1e8", period="2023"),
        said("03-03", "8.02e12", "1e10"),
        adds="implausible",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case(
        "a province above its country, in two articles",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "36.5e9", "1e8", series=NATION),
        adds="implausible",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case(
        "the same, told in the other order: it is still the country's value that can't be right",
        said("03-02", "36.5e9", "1e8", series=NATION),
        said("03-01", "80.12e9", "1e7"),
        adds="implausible new_series",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case(
        "a part above a whole that two reports confirm: the part is wrong",
        said("03-01", "3.65e12", "1e10", series=NATION),
        said("03-02", "3.65e12", "1e10", series=NATION),
        said("03-03", "8.01e12", "1e10"),
        adds="implausible",
        hypothesis=Hypothesis.SCALE,
        loud=True,
    ),
    case("a share above the whole", said("03-01", "104.2", "0.1", series=SHARE), adds="implausible", loud=True),
    case(
        "more people without work than there are workers",
        said("03-01", "118.4", "0.1", series=JOBLESS, period="2025-01"),
        adds="implausible",
        loud=True,
    ),
    case(
        "machines run beyond what they are built for",
        said("03-01", "118.4", "0.1", series=replace(JOBLESS, measure="capacity_utilization"), period="2025-01"),
        adds="new_series",
    ),
    case("a rank below one", said("03-01", "0", "1", series=RANK), adds="implausible", loud=True),
    case(
        "two years with one value to the fourth digit",
        said("2024-03-01", "71.34e9", "1e7", period="2023"),
        said("03-01", "71.34e9", "1e7"),
        adds="implausible",
        hypothesis=Hypothesis.PERIOD_LABEL,
        loud=True,
    ),
    case(
        "a stock that moved on",
        said("2022-03-01", "7", "1", series=LABS),
        said("03-01", "19", "1", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "over 640 in spring, 702 counted in winter: more have come",
        over("03-01", "640", "650", series=LABS),
        said("12-01", "702", "1", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "the same with an open end: at least 640 is no count of 702",
        said("03-01", "640", series=LABS, approx=Approx.AT_LEAST, low=Decimal(640), high=None),
        said("12-01", "702", "1", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "598 counted, then over 640: nobody says over of a number that is not reached",
        said("03-01", "598", "1", series=LABS),
        over("12-01", "640", "650", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "over 640 a fortnight ago does not vouch for 655 where 612 was counted before",
        said("03-01", "612", "1", series=LABS),
        over("03-10", "600", "700", series=LABS),
        said("03-24", "655", "1", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "over 640, half a year later over 690",
        over("03-01", "640", "650", series=LABS),
        over("09-01", "690", "700", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "from second to first in the next edition",
        said("2024-10-01", "2", "1", series=RANK, period="2024"),
        said("10-01", "1", "1", series=RANK, period="2025"),
        adds="new_period",
        loud=True,
    ),
    case(
        "a rise here, a fall there",
        said("03-01", "3.2", "0.1", series=GROWTH),
        said("03-02", "3.2", "0.1", series=GROWTH, cues=frozenset({"down"})),
        adds="conflicting",
        loud=True,
    ),
    case(
        "more than loosely over the other value",
        over("03-01", "450e9", "500e9"),
        said("03-02", "720.5e9", "1e8"),
        adds="conflicting",
        loud=True,
    ),
    case(
        "hectares and mu",
        said("03-01", "1.21e6", "1e4", series=a_series("CN-ZJ", "open:en:restored wetland", unit_class="har")),
        said("03-02", "18.15e6", "1e4", series=a_series("CN-ZJ", "open:en:restored wetland", unit_class="har")),
        adds="conflicting",
        hypothesis=Hypothesis.UNIT,
        loud=True,
    ),
    case(
        "a translation with another value than its original",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "81.02e9", "1e7", language="ru"),
        adds="discrepancy",
        hypothesis=Hypothesis.TRANSLATION,
        reprint_of="outlet-03-01",
    ),
    case(
        "a reprint that says it corrects the figure",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "81.02e9", "1e7", cues=frozenset({"revision"})),
        adds="revised",
        reprint_of="outlet-03-01",
        loud=True,
    ),
]

SILENCE = [
    case(
        "the same value told by another outlet",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7"),
        adds="corroborated",
    ),
    case(
        "rounded to the first digit after the point",
        said("03-01", "318.46e9", "1e7"),
        said("03-02", "318.5e9", "1e8"),
        adds="corroborated",
    ),
    case(
        "cut off instead of rounded",
        said("03-01", "80.17e9", "1e7"),
        said("03-02", "80.1e9", "1e8"),
        adds="corroborated",
    ),
    case(
        "a round count of what was counted exactly",
        said("03-01", "24985", "1", series=CARS),
        said("03-02", "25000", "1", series=CARS),
        adds="corroborated",
    ),
    case(
        "about, after the exact value",
        said("03-01", "318.46e9", "1e7"),
        said("03-02", "318e9", approx=Approx.ABOUT, low=Decimal("310e9"), high=Decimal("325e9")),
        adds="corroborated",
    ),
    case(
        "over, after the exact value",
        said("03-01", "80.12e9", "1e7"),
        over("03-02", "80e9", "81e9"),
        adds="corroborated",
    ),
    case(
        "over, loosely: 470 is over 450, too",
        said("03-01", "470.9e9", "1e8"),
        over("03-02", "450e9", "460e9"),
        adds="corroborated",
    ),
    case(
        "the exact value after a loose one agrees with it and is the first to be exact",
        over("03-01", "80e9", "81e9"),
        said("03-02", "80.12e9", "1e7"),
        adds="corroborated",
    ),
    case(
        "another indicator, the same number",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7", series=replace(SPENDING, measure="fdi")),
        adds="new_series",
    ),
    case(
        "another place, the same number",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7", series=replace(SPENDING, subject="CN-JS")),
        adds="new_series",
    ),
    case(
        "another denominator: of the nation or of the province",
        said("03-01", "37.2", "0.1", series=SHARE),
        said("03-02", "31.0", "0.1", series=replace(SHARE, denominator="provincial output")),
        adds="new_series",
    ),
    case(
        "another scope: among cities, among provinces",
        said("03-01", "1", "1", series=replace(RANK, measure="rd_expenditure", scope="major city"), period="2024"),
        said("03-02", "4", "1", series=replace(RANK, measure="rd_expenditure", scope="province"), period="2024"),
        adds="new_series",
    ),
    case(
        "growth on the year before against growth per year since 2020",
        said("03-01", "14.6", "0.1", series=GROWTH),
        said("03-02", "9.2", "0.1", series=AVERAGE_GROWTH, period="2020/2024"),
        adds="new_series",
    ),
    case(
        "growth against the level",
        said("03-01", "8.1", "0.1", series=GROWTH),
        said("03-02", "80.12e9", "1e7"),
        adds="new_series",
    ),
    case(
        "a month against the months up to it",
        said("03-01", "120000", "1000", series=MONTHLY_CARS, period="2024-09"),
        said("03-02", "960000", "1000", series=CUMULATIVE_CARS, period="2024-01/2024-09"),
        adds="new_series",
    ),
    case(
        "January against January to October: ten times is what ten months make",
        said("03-01", "100.2e3", "100", series=CUMULATIVE_CARS, period="2024-01/2024-02"),
        said("03-02", "1002e3", "1000", series=CUMULATIVE_CARS, period="2024-01/2024-10"),
        adds="new_period",
        loud=True,
    ),
    case(
        "the same value in another currency",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "11.1e9", "1e8", series=replace(SPENDING, unit_class="USD")),
        adds="new_series",
    ),
    case(
        "a reprint is no second voice",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7", language="zh"),
        adds="restated",
        reprint_of="outlet-03-01",
    ),
    case(
        "a reprint of a stock on a later day",
        said("03-01", "19", "1", series=LABS),
        said("03-20", "19", "1", series=LABS),
        adds="restated",
        reprint_of="outlet-03-01",
    ),
    case(
        "the old value printed again after the revision",
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        said("09-01", "81.35e9", "1e7"),
        said("11-01", "80.1e9", "1e8"),
        adds="older_vintage",
    ),
    case(
        "the preliminary report arrives after the final one",
        said("09-01", "81.35e9", "1e7"),
        said("03-01", "80.1e9", "1e8", modality=Modality.PRELIMINARY),
        adds="",
    ),
    case(
        "the value that a text said it replaces, printed by another outlet a week later",
        said("09-01", "92.77e9", "1e7", cues=frozenset({"revision", "replaces:80.1e9/1e8"})),
        said("09-08", "80.12e9", "1e7"),
        adds="older_vintage",
    ),
    case(
        "an older period of a known series",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "60.5e9", "1e8", period="2020"),
        adds="new_period",
    ),
    case(
        "a stock that did not move in three years",
        said("2022-03-01", "4", "1", series=LABS),
        said("03-01", "4", "1", series=LABS),
        adds="corroborated",
    ),
    case(
        "702 counted, a season later still called over 650",
        said("03-01", "702", "1", series=LABS),
        over("09-01", "650", "660", series=LABS),
        adds="corroborated",
    ),
    case(
        "over 640, and 645 counted in winter: what was printed holds it",
        over("03-01", "640", "650", series=LABS),
        said("12-01", "645", "1", series=LABS),
        adds="corroborated",
    ),
    case(
        "over 640 and 688 within a fortnight may be one count",
        over("03-01", "640", "650", series=LABS),
        said("03-14", "688", "1", series=LABS),
        adds="corroborated",
    ),
    case(
        "a loose count that was news itself is confirmed by the exact one",
        said("2024-03-01", "590", "1", series=LABS),
        over("03-01", "640", "650", series=LABS),
        said("03-03", "644", "1", series=LABS),
        adds="corroborated",
    ),
    case(
        "an old stock that arrives late",
        said("03-01", "19", "1", series=LABS),
        said("2022-03-01", "7", "1", series=LABS),
        adds="",
    ),
    case(
        "one bare word says too little of what is counted",
        said("2022-03-01", "7", "1", series=MEETINGS),
        said("03-01", "19", "1", series=MEETINGS),
        adds="new_period",
    ),
    case(
        "six and sixty: few digits, ordinary growth",
        said("2022-03-01", "6", "1", series=LABS),
        said("03-01", "60", "1", series=LABS),
        adds="new_period",
        loud=True,
    ),
    case(
        "from one percent to ten is no slip of scale",
        said("2024-03-01", "1.00", "0.01", series=SHARE, period="2023"),
        said("03-01", "10.0", "0.1", series=SHARE),
        adds="new_period",
        loud=True,
    ),
    case(
        "debt may be above the whole",
        said("03-01", "249", "1", series=replace(SHARE, measure="open:en:household debt", denominator="gdp")),
        adds="new_series",
    ),
    case(
        "a part below its whole",
        said("03-01", "3.65e12", "1e10", series=NATION),
        said("03-02", "80.12e9", "1e7"),
        adds="new_series",
    ),
    case(
        "income per head: a city above its country is ordinary",
        said("03-01", "41e3", "1e3", series=replace(NATION, measure="gdp_per_capita")),
        said("03-02", "110e3", "1e3", series=replace(PROVINCE, measure="gdp_per_capita")),
        adds="new_series",
    ),
    case(
        "a third report that takes one side of a contradiction",
        said("03-01", "80.12e9", "1e7"),
        said("09-01", "92.77e9", "1e7"),
        said("09-02", "80.12e9", "1e7"),
        adds="corroborated",
    ),
    case(
        "what is in quarantine is no baseline",
        said("03-01", "80.12e9", "1e7"),
        said("03-02", "80.12e9", "1e7"),
        said("03-03", "80.12e6", "1e4"),
        said("03-04", "80.1e9", "1e8"),
        adds="corroborated",
    ),
    case(
        "a population of two years may share four digits",
        said("2024-03-01", "67.26e6", "1e4", series=replace(CARS, measure="population"), period="2023"),
        said("03-01", "67.26e6", "1e4", series=replace(CARS, measure="population")),
        adds="new_period",
        loud=True,
    ),
]


def ids(cases: list[Case]) -> list[str]:
    return [each.why for each in cases]


def play(case: Case) -> tuple[Any, ...]:
    archive = MemoryArchive()
    for article in case.articles[:-1]:
        archive.tell(*article)
    return archive.tell(*case.articles[-1], reprint_of=case.reprint_of)


@pytest.mark.parametrize("each", NEWS, ids=ids(NEWS))
def test_news_is_told_as_what_it_is(each: Case):
    changes = play(each)
    assert {change.kind for change in changes} == each.adds
    assert each.hypothesis in {change.hypothesis for change in changes}
    assert any(change.severity not in QUIET for change in changes if change.kind in LOUD) == each.loud


@pytest.mark.parametrize("each", SILENCE, ids=ids(SILENCE))
def test_silence_where_it_belongs(each: Case):
    changes = play(each)
    assert {change.kind for change in changes} == each.adds
    assert all(change.kind not in LOUD - {ChangeKind.NEW_PERIOD} for change in changes)
    assert any(change.severity not in QUIET for change in changes if change.kind in LOUD) == each.loud


def test_the_table_is_large_and_about_half_silent():
    assert len(NEWS) + len(SILENCE) >= 60
    assert len(SILENCE) >= 25
