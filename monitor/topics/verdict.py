"""Which topics a text has, by the evidence of its words and of its vectors.

Enters: evidence of the lexicon, log-odds of the layer. Leaves: ids with scores, best first; none when unsure.
Never: a look at the text.

With vectors a score is a probability: the layer's log-odds and a share of the lexicon's evidence, made one by a
softmax over the top levels and "no topic"; a topic of the second level has its share of its top level's. Without
vectors it is the share of the evidence, shrunk where there is little: `raw / (raw + half)` times the root of its
share. All numbers stand in monitor/data/topics_rules.toml.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

from monitor.data import load
from monitor.topics import tree
from monitor.topics.layer import NONE

Scored = tuple[tuple[str, float], ...]


def by_words(evidence: Mapping[str, float], length: int) -> Scored:
    """Top levels by their words alone, in a text of `length` code points."""
    rules = load("topics_rules.toml")["words"]
    total, best = sum(evidence.values()), max(evidence.values(), default=0.0)
    least = rules["least_long"] if length > rules["long"] else rules["least"]
    found = sorted(evidence.items(), key=lambda item: -item[1])[: rules["most"]]
    return tuple(
        (key, round(raw / (raw + rules["half"]) * math.sqrt(raw / total), 3))
        for key, raw in found
        if raw >= least and raw >= rules["share"] * best
    )


def by_vectors(odds: Mapping[str, float], evidence: Mapping[str, float], kin: Mapping[str, Sequence[str]]) -> Scored:
    """Top levels and what stands below them. `kin`: the ids below each top level that `odds` speaks of."""
    rules = load("topics_rules.toml")["vectors"]
    weight: float = rules["lexicon"]
    summed = {key: odds[key] + weight * math.log1p(evidence.get(key, 0.0)) for key in (*tree.tops(), NONE)}
    shares = _softmax(summed)
    nothing = shares.pop(NONE)
    best = max(shares.values())
    if best < rules["least"] or best < nothing * rules["over_nothing"]:
        return ()
    tops = [key for key, share in shares.items() if share >= max(rules["least"], rules["share"] * best)]
    found = [(key, shares[key]) for key in sorted(tops, key=lambda key: -shares[key])[: rules["most"]]]
    below = [item for key, share in found for item in _below(odds, kin[key], share)]
    # Sorting is stable: a parent stands before a child of the same score.
    return tuple((key, round(share, 3)) for key, share in sorted([*found, *below], key=lambda item: -item[1]))


def _below(odds: Mapping[str, float], kin: Sequence[str], share: float) -> Iterable[tuple[str, float]]:
    """The second level, where it is right often enough (`second` in topics_rules.toml says from which score on)."""
    least: Mapping[str, float] = load("topics_rules.toml")["second"]
    for key, part in _softmax({key: odds[key] for key in kin}).items():
        if share * part >= least.get(key, 2.0):
            yield key, share * part


def _softmax(odds: Mapping[str, float]) -> dict[str, float]:
    highest = max(odds.values(), default=0.0)
    raised = {key: math.exp(value - highest) for key, value in odds.items()}
    total = sum(raised.values())
    return {key: value / total for key, value in raised.items()}
