"""What a text is about, of all the places that it names.

Enters: hits in title and text. Leaves: `Region`s, best first, each a subject or a mention. Never:
a place that is not named, but for the country or region around one that is.

A place scores by where it stands (title, first paragraph, elsewhere) and how often; every further
naming counts less. What contains a place gets a part of its score.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.describe.gazetteer import Gazetteer, Place
from monitor.describe.places import Hit
from monitor.domain import Region, Role

# Weights and thresholds were set on news of several decades; see benchmarks/describe/.
TITLE, LEAD, BODY = 3.0, 1.6, 1.0
ADJECTIVE = 0.8  # "Chinese" says less than "China"
SIGN = 0.8  # a body of the country, not its name
DATELINE = 0.5
TO_PARENT = 0.65  # of a place's score, what the country around it gets
SUBJECT_SHARE = 0.3  # of the best place's score
SUBJECT_LEAST = 0.8
HALF = 3.0  # the raw score that maps to 0.5
LISTED = 4  # so many countries in a row are a list, and none of them its subject


@dataclass
class _Tally:
    place: Place
    weight: float = 0.0
    own: float = 0.0
    spans: list[tuple[int, int]] = field(default_factory=list)


def regions(
    gazetteer: Gazetteer, hits: Sequence[Hit], title: Sequence[Hit], dateline: Sequence[Hit], text: str
) -> tuple[Region, ...]:
    """Regions by falling score; subjects are at least `SUBJECT_SHARE` of the best."""
    tallies = _count(hits, title, dateline, text)
    _raise_parents(gazetteer, tallies)
    if not tallies:
        return ()
    best = max((t.weight for t in tallies.values() if t.place.sure), default=0.0)
    ranked = sorted(tallies.values(), key=lambda t: (-t.weight, -len(t.place.path_ids), t.place.id))
    return tuple(_region(gazetteer, tally, best) for tally in ranked)


def _count(hits: Sequence[Hit], title: Sequence[Hit], dateline: Sequence[Hit], text: str) -> dict[str, _Tally]:
    lead_end = _lead_end(text)
    listed = _listed(hits, text)
    weights: dict[str, list[float]] = defaultdict(list)
    tallies: dict[str, _Tally] = {}
    marked = [(hit, TITLE, False) for hit in title] + [(hit, DATELINE, False) for hit in dateline]
    marked += [(hit, LEAD if hit.start < lead_end else BODY, True) for hit in hits]
    for hit, weight, inside in marked:
        tally = tallies.setdefault(hit.place.id, _Tally(hit.place))
        factor = (ADJECTIVE if hit.adjective else SIGN if hit.sign else 1.0) * (
            0.3 if inside and hit.start in listed else 1.0
        )
        weights[hit.place.id].append(weight * factor)
        if inside:
            tally.spans.append((hit.start, hit.end))
    for key, found in weights.items():
        # The strongest naming in full, the rest ever less: the tenth "China" is hardly news.
        found.sort(reverse=True)
        tallies[key].own = sum(weight / math.sqrt(rank) for rank, weight in enumerate(found, start=1))
        tallies[key].weight = tallies[key].own
    return tallies


def _raise_parents(gazetteer: Gazetteer, tallies: dict[str, _Tally]) -> None:
    """Give what contains a place a part of its score: a story about Shenzhen is one about China too."""
    inherited: dict[str, list[float]] = defaultdict(list)
    for tally in list(tallies.values()):
        for parent in tally.place.path_ids[:-1]:
            inherited[parent].append(tally.own * TO_PARENT)
    for key, shares in inherited.items():
        if not (place := gazetteer.place(key)):
            continue
        tally = tallies.setdefault(key, _Tally(place))
        shares.sort(reverse=True)
        tally.weight += sum(share / rank for rank, share in enumerate(shares, start=1))


def _region(gazetteer: Gazetteer, tally: _Tally, best: float) -> Region:
    place = tally.place
    subject = place.sure and tally.weight >= max(SUBJECT_LEAST, SUBJECT_SHARE * best)
    return Region(
        id=place.id,
        name=place.name,
        path=gazetteer.path_names(place),
        path_ids=place.path_ids,
        role=Role.SUBJECT if subject else Role.MENTION,
        score=round(tally.weight / (tally.weight + HALF), 3),
        spans=tuple(tally.spans),
    )


def _lead_end(text: str) -> int:
    """End of the first paragraph, or of the first 300 characters where paragraphs are short or long."""
    end = text.find("\n", min(120, len(text)))
    return min(end if end >= 0 else len(text), 400)


def _listed(hits: Sequence[Hit], text: str) -> set[int]:
    """Starts of hits that stand in a row of four or more with nothing but commas between."""
    listed: set[int] = set()
    run: list[Hit] = []
    for hit in hits:
        if run and len(text[run[-1].end : hit.start].strip(" ,;、，和与и\n").replace("and", "").strip()) > 0:
            run = []
        run.append(hit)
        if len(run) >= LISTED:
            listed.update(each.start for each in run)
    return listed
