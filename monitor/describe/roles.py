"""What a text is about, of all the places that it names.

Enters: hits in title, dateline and text, traces. Leaves: `Region`s, best first, each a subject or a
mention. Never: a place that is not named, but for the country or region around one that is, and,
where nothing is named at all, what a dateline or a trace speaks for: `inferred`, a guess.

A place scores by where it stands (title, first paragraph, elsewhere) and how often; every further
naming counts less. A country or region counts what is named inside it nearly like its own name.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from monitor.data import load
from monitor.describe.gazetteer import Gazetteer, Place
from monitor.describe.namesakes import Hit
from monitor.describe.traces import Trace
from monitor.domain import Region, Role
from monitor.text import weight as letters

# Weights and thresholds were set by hand on news of several decades; measurements: docs/decisions/0007-places.md.
TITLE, LEAD, BODY = 3.0, 1.9, 1.0
TITLE_ALONE = 0.6  # a name that stands in the title only: headlines are terse, and their names deceive
ADJECTIVE = 0.8  # "Chinese" says less than "China"
SIGN = 0.8  # a body of the country, not its name
ATTRIBUTION = 0.3  # "a Japanese newspaper said": who tells it, not where it plays
IN_LIST = 0.3
INSIDE = 0.8  # of what a place's naming counts, what it counts for the places around it
DATELINE = 0.5
TRACE = 0.5
SUBJECT_SHARE = 0.3  # of the best place's score
SUBJECT_LEAST = 2.0  # more than one naming, unless nothing else is better
HALF = 3.0  # the raw score that maps to 0.5
ENOUGH = 350  # letters of text; lengths count as monitor.text.weight has it
LEAD_LEAST, LEAD_MOST = 120, 400  # letters of a first paragraph
LISTED = 4  # so many countries in a row are a list, and none of them its subject
_CONJUNCTIONS = re.compile(r"\b(?:and|or|und|et|y|и|а также)\b")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that speaks for places: hits in the text, the title and the dateline, and traces."""

    text: str
    hits: Sequence[Hit]
    title: Sequence[Hit] = ()
    dateline: Sequence[Hit] = ()
    traces: Sequence[Trace] = ()
    title_traces: Sequence[Trace] = ()

    @property
    def is_long(self) -> bool:
        """Whether there is enough to guess from; a sentence or two that name no place are about none."""
        if self.title or self.dateline or self.title_traces or len(self.text) >= ENOUGH:
            return True
        return letters(self.text) >= ENOUGH


@dataclass
class _Tally:
    place: Place
    weight: float = 0.0
    counts: list[float] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)
    inferred: bool = False


def regions(gazetteer: Gazetteer, evidence: Evidence) -> tuple[Region, ...]:
    """Regions by falling score; subjects are the best, and what has at least `SUBJECT_SHARE` of its score."""
    tallies = _named(gazetteer, evidence) if evidence.is_long or _says_a_place(evidence.hits) else {}
    if evidence.is_long:
        if not tallies:
            tallies = _guessed(gazetteer, evidence)
        tallies |= _beside(gazetteer, evidence, tallies)
    _gather(tallies)
    for tally in tallies.values():
        # The strongest naming in full, the rest ever less: the tenth "China" is hardly news.
        ranked = sorted(tally.counts, reverse=True)
        tally.weight = sum(count / math.sqrt(rank) for rank, count in enumerate(ranked, start=1))
    subjects = _subjects(tallies)
    ranked_tallies = sorted(tallies.values(), key=lambda t: (-t.weight, -len(t.place.path_ids), t.place.id))
    return tuple(_region(gazetteer, tally, tally.place.id in subjects) for tally in ranked_tallies)


def _says_a_place(hits: Sequence[Hit]) -> bool:
    """Whether not all is general or part of longer names: the Florida Highway Patrol may be spoken of anywhere."""
    return not all(hit.body or not hit.place.sure for hit in hits)


def _named(gazetteer: Gazetteer, evidence: Evidence) -> dict[str, _Tally]:
    lead_end = _lead_end(evidence.text)
    listed = _listed(evidence.hits, evidence.text)
    inside = {key for hit in evidence.hits for key in hit.place.path_ids}
    tallies: dict[str, _Tally] = {}
    for hit in evidence.title:
        alone = not inside.intersection(hit.place.path_ids)
        _count(gazetteer, tallies, hit, TITLE * _strength(hit) * (TITLE_ALONE if alone and inside else 1.0))
    for hit in evidence.hits:
        weight = (LEAD if hit.start < lead_end else BODY) * _strength(hit)
        weight *= IN_LIST if hit.start in listed else 1.0
        weight *= ATTRIBUTION if _is_attribution(evidence.text, hit) else 1.0
        _count(gazetteer, tallies, hit, weight).spans.append((hit.start, hit.end))
    return tallies


def _gather(tallies: dict[str, _Tally]) -> None:
    """A delta or cluster of one country that is named counts what is named of its members, too."""
    for tally in list(tallies.values()):
        if tally.place.kind == "macro" and tally.place.country:
            members = (tallies[key] for key in tally.place.members if key in tallies)
            tally.counts += [count * INSIDE for member in members for count in member.counts]


def _strength(hit: Hit) -> float:
    return ADJECTIVE if hit.adjective else 1.0 if hit.is_name else SIGN


def _count(gazetteer: Gazetteer, tallies: dict[str, _Tally], hit: Hit, weight: float) -> _Tally:
    """Count a naming for its place and, a little less, for what lies around it."""
    own = tallies.setdefault(hit.place.id, _Tally(hit.place))
    own.counts.append(weight)
    for key in hit.place.path_ids[:-1]:
        if place := gazetteer.place(key):
            tallies.setdefault(key, _Tally(place)).counts.append(weight * INSIDE)
    return own


def _guessed(gazetteer: Gazetteer, evidence: Evidence) -> dict[str, _Tally]:
    """What a dateline or traces speak for, where no place is named."""
    tallies: dict[str, _Tally] = {}
    for hit in evidence.dateline:
        _count(gazetteer, tallies, hit, DATELINE)
    for trace in evidence.title_traces:
        _trace(gazetteer, tallies, trace.country)
    for trace in evidence.traces:
        _trace(gazetteer, tallies, trace.country, (trace.start, trace.end))
    for tally in tallies.values():
        tally.inferred = True
    return tallies


def _beside(gazetteer: Gazetteer, evidence: Evidence, named: dict[str, _Tally]) -> dict[str, _Tally]:
    """A country that something in the first paragraph speaks for, though the text names only others."""
    tallies: dict[str, _Tally] = {}
    lead_end = _lead_end(evidence.text)
    for trace in evidence.title_traces:
        if trace.usual and trace.country not in named:
            _trace(gazetteer, tallies, trace.country)
    for trace in evidence.traces:
        if trace.usual and trace.start < lead_end and trace.country not in named:
            _trace(gazetteer, tallies, trace.country, (trace.start, trace.end))
    return tallies


def _trace(gazetteer: Gazetteer, tallies: dict[str, _Tally], country: str, span: tuple[int, int] | None = None) -> None:
    if place := gazetteer.place(country):
        tally = tallies.setdefault(country, _Tally(place, inferred=True))
        tally.counts.append(TRACE)
        tally.spans += [span] if span else []


def _subjects(tallies: dict[str, _Tally]) -> set[str]:
    sure = [tally for tally in tallies.values() if tally.place.sure]
    best = max((tally.weight for tally in sure), default=0.0)
    chosen = {t.place.id for t in sure if t.inferred or t.weight == best or t.weight >= _enough(t, sure)}
    # A story about Shenzhen is one about Guangdong and China too.
    around = {key for key in chosen for key in tallies[key].place.path_ids[:-1] if key in tallies}
    return chosen | around


def _enough(tally: _Tally, sure: Sequence[_Tally]) -> float:
    """The weight that makes it a subject: a share of the best place's that it doesn't lie in.

    China outweighs its regions in every story about them; they are measured by each other.
    """
    around = tally.place.path_ids[:-1]
    best = max((other.weight for other in sure if other.place.id not in around), default=0.0)
    return max(SUBJECT_LEAST, SUBJECT_SHARE * best)


def _region(gazetteer: Gazetteer, tally: _Tally, subject: bool) -> Region:
    place = tally.place
    return Region(
        id=place.id,
        name=place.name,
        path=gazetteer.path_names(place),
        path_ids=place.path_ids,
        role=Role.SUBJECT if subject else Role.MENTION,
        score=round(tally.weight / (tally.weight + HALF), 3),
        spans=tuple(tally.spans),
        inferred=tally.inferred,
    )


def _lead_end(text: str) -> int:
    """End of the first paragraph that is more than a heading, or where a very long one has said what it is about."""
    piece = text[:LEAD_MOST]
    if not piece:
        return 0
    says = letters(piece) / max(len(piece), 1)  # as letters; a Chinese sign says as much as 2.5
    end = text.find("\n", min(int(LEAD_LEAST / says), len(text)))
    return min(end if end >= 0 else len(text), int(LEAD_MOST / says))


def _is_attribution(text: str, hit: Hit) -> bool:
    """Whether the place says who tells the story: the Japanese newspaper, Russia's TASS news agency."""
    following = re.split(r"[.,;:!?\n，。、；]", text[hit.end : hit.end + 40], maxsplit=1)[0]
    if re.match(r"[\u3400-\u9fff]", following):
        return following.startswith(_media_tuple())
    return any(word.lower() in _media() for word in re.findall(r"[^\W\d_]+", following)[:3])


def _listed(hits: Sequence[Hit], text: str) -> set[int]:
    """Starts of hits that stand in a row of four or more with nothing but commas between."""
    listed: set[int] = set()
    run: list[Hit] = []
    for hit in hits:
        if run and _CONJUNCTIONS.sub("", text[run[-1].end : hit.start]).strip(" ,;、，和与及\n"):
            run = []
        run.append(hit)
        if len(run) >= LISTED:
            listed.update(each.start for each in run)
    return listed


@cache
def _media() -> frozenset[str]:
    return frozenset(load("places_words.toml")["media"])


@cache
def _media_tuple() -> tuple[str, ...]:
    return tuple(word for word in _media() if re.match(r"[\u3400-\u9fff]", word))


def places_of(hits: Iterable[Hit]) -> tuple[Place, ...]:
    """Each place once, in the order of its first naming."""
    return tuple({hit.place.id: hit.place for hit in hits}.values())
