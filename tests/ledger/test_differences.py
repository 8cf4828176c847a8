"""An old value that a text gives by how far the new one lies from it."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from monitor.analyse import analyse
from monitor.contract import document_from
from monitor.domain import Observation
from monitor.ledger import observe

NOW = datetime(2026, 3, 1, tzinfo=UTC)
FAR = [
    ("en", "Sweden counted 231 road deaths in 2024, four fewer than in the provisional tally.", "231", "235"),
    ("en", "Sweden’s unemployment rate was 8.4 percent in July 2025, a tenth of a point more than first reported.",
     "8.4", "8.3"),
    ("en", "Sweden’s unemployment rate was 8.4 percent in July 2025, 0.2 percentage points above the flash estimate.",
     "8.4", "8.2"),
    ("de", "Die Arbeitslosenquote Schwedens lag im Juli 2025 bei 8,4 Prozent, 0,2 Prozentpunkte höher als zunächst "
     "gemeldet.", "8.4", "8.2"),
    ("fr", "Le taux de chômage en Suède était de 8,4 % en juillet 2025, un dixième de plus que la première estimation.",
     "8.4", "8.3"),
    ("es", "La tasa de paro de Suecia fue del 8,4% en julio de 2025, dos décimas menos de lo que se había adelantado.",
     "8.4", "8.6"),
    ("it", "Il tasso di disoccupazione in Svezia è dell'8,4% a luglio 2025, un decimo in meno della stima preliminare.",
     "8.4", "8.5"),
    ("pt", "A taxa de desemprego na Suécia foi de 8,4% em julho de 2025, uma décima acima da estimativa rápida.",
     "8.4", "8.3"),
    ("ru", "Уровень безработицы в Швеции в июле 2025 года составил 8,4%, на 0,2 процентного пункта выше, чем в первой "
     "оценке.", "8.4", "8.2"),
    ("pl", "Stopa bezrobocia w Szwecji wyniosła w lipcu 2025 roku 8,4 proc., o 0,2 pkt proc. mniej niż podano "
     "wstępnie.", "8.4", "8.6"),
    ("zh", "瑞典2025年7月失业率为8.4%，比初值高0.2个百分点。", "8.4", "8.2"),
]  # fmt: skip
NO_OLD_VALUE = [
    ("en", "Sweden counted 231 road deaths in 2024, four fewer than the year before.", "another time"),
    ("en", "Sweden counted 231 road deaths in 2024, four fewer than police had reported for 2023.", "another year"),
    ("en", "Sweden’s unemployment rate was 8.4 percent in July 2025, 0.2 points more than economists had estimated.",
     "what was expected"),
    ("en", "Sweden counted 231 road deaths in 2024, 4 percent fewer than in the provisional tally.", "no distance"),
    ("pt", "A taxa de desemprego na Suécia foi de 8,4% em julho de 2025, uma décima acima da de junho.", "a month"),
]  # fmt: skip


def told(language: str, text: str) -> tuple[Observation, ...]:
    row = {"id": "a", "url": None, "language": language, "published": "2025-09-20", "source": "S", "title": "",
           "text": text}  # fmt: skip
    return observe(analyse(document_from(row, Path())), NOW)


@pytest.mark.parametrize(("language", "text", "new", "old"), FAR)
def test_the_old_value_lies_as_far_away_as_the_text_says(language: str, text: str, new: str, old: str):
    (found,) = told(language, text)
    assert found.value == Decimal(new)
    assert [value for value, _ in found.replaced] == [Decimal(old)]


@pytest.mark.parametrize(("language", "text", "why"), NO_OLD_VALUE)
def test_a_distance_from_something_else_gives_no_old_value(language: str, text: str, why: str):
    assert not any(found.replaced for found in told(language, text)), why
