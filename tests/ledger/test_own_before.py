"""A value that the value of the year before and the growth in its own sentence contradict by a power of ten."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.explain import explain_suspicion
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)

OFF = [
    ("en", "Some 640 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before.", "640"),
    (
        "ru",
        "К 1 октября 2025 года посевная площадь в Курганской области достигла 12,4 млн га, это на 2% больше"
        " прошлогодних 1,21 млн га.",
        "12,4",
    ),
    ("de", "Sachsen erzeugte 2025 insgesamt 940 GWh Solarstrom, 3 Prozent mehr als die 91 GWh im Vorjahr.", "940"),
]


@pytest.mark.parametrize(("language", "text", "surface"), OFF)
def test_a_value_that_the_year_before_contradicts_is_doubted(language, text, surface):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    [found] = [each for each in suspicions(observations) if each.doubt is Doubt.OWN_BEFORE]
    assert surface in found.accused.surface
    assert "At least one of the three numbers is wrong." in explain_suspicion(found, {})


SOUND = [
    ("en", "Some 64 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before."),
    ("en", "Kenya paved 640 km of road in 2025, 3 percent more than a year earlier, and Uganda 62 km."),
    ("en", "Some 250 km of road were paved in Kenya in 2025, 3 percent more than the 62 km of the year before."),
    ("de", "Sachsen erzeugte 2025 insgesamt 94 GWh Solarstrom, 3 Prozent mehr als die 91 GWh im Vorjahr."),
]


@pytest.mark.parametrize(("language", "text"), SOUND)
def test_any_other_difference_is_left_alone(language, text):
    observations = observe(analyse(Document("d", text=text, language=language, published=NOON)), NOON)
    assert not [each for each in suspicions(observations) if each.doubt is Doubt.OWN_BEFORE]
