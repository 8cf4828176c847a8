"""A rate that creeps from month to month and is suddenly ten times as high has lost its point."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import ChangeKind, Document, Transform
from monitor.ledger import observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt
from tests.build import a_series, an_observation
from tests.ledger.archive import MemoryArchive

JOBLESS = a_series("DE-HB", "unemployment_rate", unit_class="%", frequency="M")
PRICES = a_series("GH", "cpi", unit_class="%", frequency="M", transform=Transform.YOY)


def loud(series, *told):
    archive = MemoryArchive()
    for number, (value, period) in enumerate(told):
        archive.tell(an_observation(value, step="0.1", article=f"a{number}", period=period, series=series))
    return [one for one in archive.standing() if one.kind is ChangeKind.IMPLAUSIBLE]


@pytest.mark.parametrize(
    ("series", "told"),
    [
        (JOBLESS, [("11.6", "2025-01"), ("114", "2025-02")]),
        (PRICES, [("23.1", "2025-02"), ("224", "2025-03")]),
        (PRICES, [("2.4", "2025-02"), ("25", "2025-04")]),
        (PRICES, [("31.2", "2025-02"), ("3.1", "2025-03")]),
    ],
)
def test_a_tenfold_rate_is_doubted(series, told):
    (finding,) = loud(series, *told)
    assert "A guess" in finding.explanation


@pytest.mark.parametrize(
    ("series", "told", "why"),
    [
        (PRICES, [("0.2", "2025-02"), ("2.1", "2025-03")], "from nearly nothing"),
        (PRICES, [("2.4", "2024-02"), ("25", "2025-02")], "a year apart"),
        (PRICES, [("4.1", "2025-02"), ("21", "2025-03")], "five times as high"),
        (
            a_series("GH", "gdp", unit_class="%", frequency="Q", transform=Transform.YOY),
            [("1.6", "2021-Q1"), ("20.1", "2021-Q2")],
            "growth after a slump",
        ),
    ],
)
def test_other_jumps_are_news(series, told, why):
    assert not loud(series, *told), why


SHARES = [
    ("fr", "La part de la production fromagère vendue à l'étranger a atteint 170 % en Belgique en 2024."),
    ("ru", "Доля урожая льна Беларуси, отправленного на экспорт, достигла 130% в 2024 году."),
    ("en", "The share of Iceland's catch that went to fishmeal was 112 percent in 2024."),
]


@pytest.mark.parametrize(("language", "text"), SHARES)
def test_a_part_of_what_was_made_is_not_above_all_of_it(language, text):
    now = datetime(2025, 7, 4, tzinfo=UTC)
    found = suspicions(observe(analyse(Document("d", text=text, language=language, published=now, source="S")), now))
    assert [each.doubt for each in found] == [Doubt.SHARE_ABOVE_WHOLE]
