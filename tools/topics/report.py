"""What the layer and the rules reach on our own examples, each part judged by a layer that has not seen it."""

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np

from monitor.data import load
from monitor.topics import tree
from monitor.topics.layer import NONE
from tools.topics.examples import Example
from tools.topics.fit import SEED
from tools.topics.train import PARTS, Data, fitted

WEIGHTS = (0.0, 0.3, 0.6, 0.9, 1.2, 1.5)
PRECISION = 0.75  # of a topic of the second level that is to be given
FEWEST = 10  # answers that a precision is believed from
SHOTS = 3  # examples of a made-up user's topic
COSINES = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65)

Judged = tuple[Example, Mapping[str, float], Mapping[str, float]]  # an example, its log-odds, its lexicon's evidence


def report(data: Data, encoder: str) -> None:
    """Print everything that monitor/data/topics_rules.toml was chosen by."""
    judged = list(_held_out(data, encoder))
    _weights(judged)
    weight = load("topics_rules.toml")["vectors"]["lexicon"]
    shares = [(example, odds, _shares(odds, evidence, weight)) for example, odds, evidence in judged]
    print(f"\nall that follows: lexicon's weight {weight}")
    _tops(shares)
    _sureness(shares)
    _second(shares)
    _examples(data)


def _held_out(data: Data, encoder: str) -> Iterable[Judged]:
    for part in range(PARTS):
        learnt, held = data.parted(part)
        layer = fitted(learnt, encoder)
        for example, row, stems, evidence in zip(held.examples, held.rows, held.stems, held.evidence, strict=True):
            odds, added = layer.odds(row), layer.words_of(stems)
            yield example, {key: value + added.get(key, 0.0) for key, value in odds.items()}, evidence


def _shares(odds: Mapping[str, float], evidence: Mapping[str, float], weight: float) -> dict[str, float]:
    raised = {key: math.exp(odds[key] + weight * math.log1p(evidence.get(key, 0.0))) for key in (*tree.tops(), NONE)}
    total = sum(raised.values())
    return {key: value / total for key, value in raised.items()}


def _loss(judged: Sequence[Judged], weight: float) -> tuple[float, float]:
    """Share of examples whose main topic comes first, and mean log-likelihood of the main topic."""
    right = likelihood = 0.0
    for example, odds, evidence in judged:
        shares = _shares(odds, evidence, weight)
        main = (example.tops or (NONE,))[0]
        right += max(shares, key=lambda key: shares[key]) == main
        likelihood += math.log(shares[main])
    return right / len(judged), likelihood / len(judged)


def _weights(judged: Sequence[Judged]) -> None:
    print("lexicon's weight: main topic first, log-likelihood")
    for weight in WEIGHTS:
        print("  {:.1f}  {:.3f}  {:.3f}".format(weight, *_loss(judged, weight)))


def _tops(shares: Sequence[Judged]) -> None:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for example, _, probabilities in shares:
        main = (example.tops or (NONE,))[0]
        best = max(probabilities, key=lambda key: probabilities[key])
        counts[main][2] += 1
        counts[best][1] += 1
        counts[best][0] += best in (example.tops or (NONE,))
    print("\ntop level: given first, right (as any of the example's topics), examples")
    for key in (*tree.tops(), NONE):
        right, given, there = counts[key]
        print(f"  {right / max(given, 1):.2f} of {given:4}  {there:4}  {key if key == NONE else tree.name(key)}")


def _sureness(shares: Sequence[Judged]) -> None:
    print("\nprobability of the first topic: how often it is right")
    edges = (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
    for low, high in pairwise(edges):
        hits = []
        for example, _, probabilities in shares:
            best = max(tree.tops(), key=lambda key: probabilities[key])
            if low <= probabilities[best] < high and probabilities[best] >= probabilities[NONE]:
                hits.append(best in example.tops)
        print(f"  {low:.2f}  {np.mean(hits) if hits else 0:.2f} of {len(hits)}")


def _second(shares: Sequence[Judged]) -> None:
    answers: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    there: dict[str, int] = defaultdict(int)
    for example, odds, probabilities in shares:
        for key in example.ids:
            there[key] += 1
        for top in tree.tops():
            kin = [key for key in odds if key not in (top, NONE) and tree.top(key) == top]
            raised = {key: math.exp(odds[key]) for key in kin}
            for key, value in raised.items():
                score = probabilities[top] * value / sum(raised.values())
                answers[key].append((score, key in example.ids))
    print(f"\nsecond level: score from which {PRECISION:.0%} are right, precision and recall there")
    for key, found in answers.items():
        line = "never"
        for least in np.arange(0.25, 0.95, 0.05):
            given = [right for score, right in found if score >= least]
            if len(given) >= FEWEST and np.mean(given) >= PRECISION:
                line = f"{least:.2f}  {np.mean(given):.2f} of {len(given):3}  recall {sum(given) / there[key]:.2f}"
                break
        print(f'  "{key}" = {line}  {tree.name(key)}')


def _examples(data: Data) -> None:
    """Topics of the second level as if a user had described them by a few examples; a hit is any text of the level."""
    chance = random.Random(SEED)
    by_key: dict[str, list[int]] = defaultdict(list)
    for n, example in enumerate(data.examples):
        if example.ids:
            by_key[example.ids[0]].append(n)
    print(f"\nby {SHOTS} examples: cosine, right at the second level, at the top level, found of the second level")
    trials = []
    for key, members in by_key.items():
        shots = chance.sample(members, min(SHOTS, len(members) - 1))
        if tree.top(key) != key and shots:
            near = (data.rows @ data.rows[shots].T).max(axis=1)
            trials.append((key, {n: near[n] for n in range(len(near)) if n not in shots}))
    for least in COSINES:
        given = [(key, n) for key, near in trials for n, cosine in near.items() if cosine >= least]
        exact = [key in data.examples[n].ids for key, n in given]
        alike = [tree.top(key) in data.examples[n].tops for key, n in given]
        there = sum(len(by_key[key]) for key, _ in trials)
        print(f"  {least:.2f}  {np.mean(exact):.2f}  {np.mean(alike):.2f}  {sum(exact) / there:.3f}  of {len(given)}")
