"""In which days a sum came together that has no period of its own: so far this year, up to a day, on an event's days.

Enters: a spot, the times of its sentence, the period found. Leaves: a cue, or None. Never: a period.
"""

from collections.abc import Sequence

from monitor.figures.event_days import event_days
from monitor.figures.gathered import gathered
from monitor.figures.meaning import Meaning
from monitor.figures.periods import When
from monitor.figures.scene import Scene, Spot
from monitor.figures.timing import is_to_date


def days_summed(
    here: Scene, spot: Spot, named: Sequence[When], period: str | None, means: Meaning, subject: str | None
) -> str | None:
    """The cue that the ledger takes for the period of what happens, not of what lasts."""
    if found := gathered(here, here.plain, spot, named, period, means):
        return found
    if is_to_date(period):
        return period
    return event_days(here, here.plain, spot, named, means, subject) if period is None else None
