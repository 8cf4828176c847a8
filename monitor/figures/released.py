"""The time of a release: "The office issued its data for 2024. Births came to 14,000".

Enters: a spot, the one time that the sentence before names. Leaves: whether that time is the figure's, because the
sentence tells of statistics that came out. Never: an event's year, nor one that was over long before the text.
"""

from datetime import datetime

from monitor.figures.ahead import lies_ahead
from monitor.figures.periods import wording
from monitor.figures.scene import Scene, Spot

_RECENT = 1  # years between what a release tells of and the release


def is_released(here: Scene, spot: Spot, told: str | None) -> bool:
    """Does the sentence before `spot` tell of statistics for `told`, which ended a year or less before publication?"""
    if told is None or not spot.sentence or not is_recent(told, here.published):
        return False
    return wording("releases", here.words.language).search(here.plain, *here.span(spot.sentence - 1)) is not None


def is_recent(period: str, published: datetime | None) -> bool:
    """Was it over at publication, and in that year or the one before?"""
    if published is None or not period[:4].isdecimal() or lies_ahead(period, published):
        return False
    last = period.rsplit("/", 1)[-1][:4]
    return last.isdecimal() and published.year - int(last) <= _RECENT
