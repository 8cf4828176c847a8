"""Regions inside the short names of their statistics offices: Татарстанстат, Алтайкрайстат, Новосибирскстат.

Enters: a text, its language, the gazetteer. Leaves: mentions of regions with the office's span, as held.py makes them
of other organisations. Never: an office whose name tells no region that the gazetteer has, or a country's own.
"""

import re
from collections.abc import Iterator

from monitor.describe.gazetteer import Gazetteer, Place
from monitor.domain import Mention

_OFFICE = re.compile(r"(?<!\w)([А-ЯЁ][а-яё]{2,18}?)(край|обл)?стат(?:а|у|ом|е)?(?!\w)")
_LANGUAGE = "ru"
#: What a region is called whose office's name begins with the same letters.
_NAMES = {
    None: ("{}", "{}ия", "{}ский край", "{}ий край", "{}ская область", "{}ая область", "Республика {}"),
    "край": ("{}ский край", "{}ий край"),
    "обл": ("{}ская область", "{}ая область"),
}


def of_regions(text: str, language: str | None, gazetteer: Gazetteer) -> Iterator[Mention]:
    """One mention for each office that a text names."""
    if language != _LANGUAGE:
        return
    for match in _OFFICE.finditer(text):
        place = _region(match[1], match[2], gazetteer)
        if place is not None:
            yield Mention(match.start(), match.end(), place.id, place.name, place.path_ids, place.kind)


def _region(stem: str, kind: str | None, gazetteer: Gazetteer) -> Place | None:
    """The one region that bears the stem with an ending, else the one whose town bears it."""
    found = [one.place for name in _NAMES[kind] for one in gazetteer.bearers(name.format(stem))]
    regions = {place.id: place for place in found if place.kind == "region" and place.country == "RU"}
    if not regions:
        around = {place.path_ids[-2] for place in found if place.kind == "city" and place.country == "RU"}
        regions = {place.id: place for key in around if (place := gazetteer.place(key)) and place.kind == "region"}
    return next(iter(regions.values())) if len(regions) == 1 else None
