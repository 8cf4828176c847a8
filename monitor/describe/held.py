"""Places inside the names of organisations: the Yorkshire of a growers' union, 宜昌市 of its 柑橘协会.

Enters: a text, where organisations are named in it, the places found, a way to find places in a name. Leaves: mentions
of places, with the organisation's span. They are no mentions of the text: an association is not its town. Who needs to
know what "the city" is, where nothing else tells, may look here.
"""

from collections.abc import Callable, Iterable, Sequence

from monitor.describe.gazetteer import Place
from monitor.describe.namesakes import Hit
from monitor.domain import Mention

_MOST = 6  # names of one text that are looked into
_KINDS = frozenset({"country", "region", "city"})


def held(
    text: str, spans: Iterable[tuple[int, int]], hits: Sequence[Hit], inside: Callable[[str], tuple[Hit, ...]]
) -> tuple[Mention, ...]:
    """One mention for each organisation whose name holds a place; the smallest place in it is told."""
    bodies = [hit for hit in hits if hit.body and hit.place.kind in _KINDS]
    found = {hit.start: _mention(hit.start, hit.end, hit.place) for hit in bodies}
    for start, end in list(dict.fromkeys(spans))[:_MOST]:
        own = [hit for hit in hits if start <= hit.start and hit.end <= end] or inside(text[start:end])
        places = [hit.place for hit in own if hit.place.kind in _KINDS]
        if places:
            found[start] = _mention(start, end, max(places, key=lambda one: len(one.path_ids)))
    return tuple(found[start] for start in sorted(found))


def _mention(start: int, end: int, place: Place) -> Mention:
    return Mention(start, end, place.id, place.name, place.path_ids, place.kind)
