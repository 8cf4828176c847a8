"""What language an article is in, where it plays and whom it names.

Enters: a Document and its Cleaned text. Leaves: a Description. Never: a clock, the network, or a
decision about figures. Building a `Describer` takes a quarter of a second and 33 MB; build one a process.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial

from monitor.data import load
from monitor.describe import acting, entities, language, offices, roles, sites
from monitor.describe.gazetteer import Gazetteer, Place
from monitor.describe.held import held
from monitor.describe.namesakes import Hit, Home
from monitor.describe.places import PlaceFinder
from monitor.describe.town_sites import Named
from monitor.describe.towns import region_countries as native
from monitor.describe.traces import traces
from monitor.describe.universities import one_id
from monitor.domain import Cleaned, Description, Document, Entity, Extras, Mention

_GREAT = 50_000  # people; an adjective alone speaks of no smaller town
_WIDE = frozenset({"country", "macro"})  # a ferry, a forest or a fair is named after none
_OWNER = re.compile(r"(?:['’]s|['’][dt][ae]ki) ")
_LABELLED = 80  # characters; behind a label, what is longer is a sentence
_SURROGATES = re.compile(r"[\ud800-\udfff]")  # half characters, which can't be searched; offsets stay


class Describer:
    """Language, places and organisations of texts; the room's door."""

    def __init__(self, extras: Extras = Extras()) -> None:  # noqa: B008 - frozen, so safe to share
        self._gazetteer = Gazetteer(extras.places)
        self._places = PlaceFinder(self._gazetteer)

    def describe(self, document: Document, cleaned: Cleaned) -> Description:
        """All that the text says of itself. Never raises: a strange text has an empty description."""
        text, title = (_SURROGATES.sub("\ufffd", part) for part in (cleaned.text, cleaned.title))
        tag = language.detect(f"{title}\n{text}", document.language)
        names = entities.find(text)
        spoken, headlines = traces(text), traces(title)
        likely = frozenset(trace.country for trace in (*spoken, *headlines) if trace.usual)
        home = Home(document.country, likely, tag)
        taken = (*((n.start, n.end) for n in names), *_labels(text))
        hits, persons, shy = self._places.find(text, taken, home)
        known = roles.places_of(hits)
        found = acting.find(title, text, tag, names, [(h.start, h.end) for h in hits], self._is_place)
        found = replace(found, names=one_id(found.names), titled=one_id(found.titled), idle=one_id(found.idle))
        named = self._sites(text, tag, hits, found)
        organisations = sorted((n.start, n.end) for n in (*names, *found.names) if n.kind == "org")
        holds = held(text, organisations, hits, lambda name: self._places.find(name, (), home, known, persons).hits)
        hits = tuple(h for h in hits if not (h.is_name and (h.start, h.end) in found.hidden))  # the firm, not the town
        headline = self._in_line(title, home, known, persons)
        dateline = self._in_line(cleaned.dateline or "", home, known, persons)
        evidence = roles.Evidence(text, hits, headline, dateline, spoken, headlines)
        regions = roles.regions(self._gazetteer, evidence)
        return Description(
            language=tag,
            regions=regions,
            entities=tuple({n.id: Entity(n.id, n.name, n.kind) for n in (*found.names, *found.titled)}.values()),
            mentions=self._mentions(text, hits, found, named),
            held=tuple(sorted((*holds, *offices.of_regions(text, tag, self._gazetteer)), key=lambda one: one.start)),
            idle=tuple(Mention(n.start, n.end, n.id, n.name, (n.id,), n.kind, says=n.says) for n in found.idle),
            shy=tuple(Mention(h.start, h.end, h.place.id, h.place.name, h.place.path_ids, h.place.kind) for h in shy),
        )

    def _in_line(self, line: str, home: Home, known: Iterable[Place], persons: frozenset[str]) -> tuple[Hit, ...]:
        if not line:
            return ()
        names = entities.find(line)
        return self._places.find(line, tuple((n.start, n.end) for n in names), home, known, persons).hits

    def _sites(self, text: str, tag: str | None, hits: tuple[Hit, ...], found: acting.Found) -> tuple[sites.Site, ...]:
        spans = [(hit.start, hit.end) for hit in hits]
        towns = [Named(hit.start, hit.end, hit.place) for hit in hits]
        wide = [(hit.start, hit.end) for hit in hits if hit.place.kind in _WIDE]
        strange = [*wide, *((n.start, n.end) for n in found.names)]
        return sites.find(text, tag, spans, towns, partial(self._town, native=native(tag)), strange)

    def _town(self, name: str, native: Collection[str] = ()) -> Place | None:
        """The great town of that name, at home a smaller one; some are regions, too."""
        named = [one.place for one in self._gazetteer.bearers(name) if one.place.kind in ("city", "region")]
        great = [place for place in named if place.population >= _GREAT or place.country in native]
        return max(great, key=lambda place: (place.kind == "city", place.population), default=None)

    def _is_place(self, name: str) -> bool:
        return bool(self._gazetteer.bearers(name))

    def _mentions(
        self, text: str, hits: tuple[Hit, ...], found: acting.Found, named: tuple[sites.Site, ...]
    ) -> tuple[Mention, ...]:
        """Sites go before organisations of their name, and all of these before places in them."""
        at_sites = {at for site in named for at in range(site.start, site.end)}
        spans = (*((n.start, n.end) for n in found.names), *found.hidden)
        inside = {at for start, end in spans for at in range(start, end)} | at_sites  # Hansa Berlin AG is no place
        sited = {site.start for site in named}
        places = [
            Mention(h.start, h.end, h.place.id, h.place.name, h.place.path_ids, h.place.kind)
            for h in hits
            if h.is_name and h.start not in inside and _owned_end(text, h.end) not in sited
        ]
        others = [
            Mention(n.start, n.end, n.id, n.name, (n.id,), n.kind, n.acts, n.says, n.sport)
            for n in found.names
            if not at_sites.intersection(range(n.start, n.end))
        ]
        beside = sites.beside(text, named, places)
        own = [Mention(site.start, site.end, site.id, site.name, beside.get(site, ()), "site") for site in named]
        return tuple(sorted((*places, *others, *own), key=lambda mention: mention.start))


def _owned_end(text: str, end: int) -> int:
    """Where begins what the place that ends at `end` has: Singapore's Changi Airport is told as the airport alone."""
    owner = _OWNER.match(text, end)
    return owner.end() if owner else -1


def _labels(text: str) -> Iterator[tuple[int, int]]:
    """Lines that only file the text, "Region: Russian Federation": what stands there is what somebody else thought."""
    for match in _label_line().finditer(text):
        yield match.span()


@cache
def _label_line() -> re.Pattern[str]:
    labels = "|".join(map(re.escape, load("places_words.toml")["labels"]))
    return re.compile(rf"^(?:{labels})\s?[:：][^.!?。！？\n]{{0,{_LABELLED}}}$", re.IGNORECASE | re.MULTILINE)
