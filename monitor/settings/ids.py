"""Ids that `sources.yaml` uses and nobody defines, each with the nearest that somebody does.

Enters: settings that are right by themselves. Leaves: paths and messages. Never: a place's table, unless
the file uses an id of a place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from monitor.settings.models import Settings
from monitor.vocabulary import Entry, wrong_indicator, wrong_place, wrong_topic

Path_ = tuple[str | int, ...]
Check = Callable[[str, Sequence[Entry]], str | None]
# Section and key → what its ids are ids of.
_USES: tuple[tuple[str, str, str], ...] = (
    ("places", "members", "regions"),
    ("topics", "places", "regions"),
    ("topics", "indicators", "indicators"),
    ("watch", "regions", "regions"),
    ("watch", "indicators", "indicators"),
    ("rules", "regions", "regions"),
    ("rules", "topics", "topics"),
    ("rules", "indicators", "indicators"),
)
_CHECKS: dict[str, Check] = {"regions": wrong_place, "topics": wrong_topic, "indicators": wrong_indicator}


def unknown_ids(settings: Settings) -> Iterator[tuple[Path_, str]]:
    """Paths of ids that there are not, and what to say of each."""
    for section, key, kind in _USES:
        entries = own(settings, kind)
        for i, item in enumerate(getattr(settings, section)):
            yield from _wrong((section, i, key), getattr(item, key), _CHECKS[kind], entries)
    for i, link in enumerate(settings.links):
        yield from _wrong(("links", i), link, wrong_indicator, own(settings, "indicators"))
    for i, source in enumerate(settings.sources):
        if source.country and (message := wrong_place(source.country)):
            yield ("sources", i, "country"), message


def own(settings: Settings, kind: str) -> tuple[Entry, ...]:
    """What the user adds to the vocabulary: `kind` is `regions` (places), `topics` or `indicators`."""
    if kind == "regions":
        return tuple(Entry(place.id, place.name, place.names) for place in settings.places)
    if kind == "topics":
        return tuple(Entry(topic.id, topic.name) for topic in settings.topics)
    return tuple(
        Entry(item.id, "", tuple(name for names in item.names.values() for name in names))
        for item in settings.indicators
    )


def _wrong(path: Path_, ids: Iterable[str], check: Check, entries: Sequence[Entry]) -> Iterator[tuple[Path_, str]]:
    for position, id_ in enumerate(ids):
        if message := check(id_, entries):
            yield (*path, position), message
