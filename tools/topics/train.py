"""Trains the layer (monitor/data/topics.npz) on the examples beside this file.

    OPENBLAS_NUM_THREADS=1 ./run python -m tools.topics.train [--report]

It writes the weights, in a minute, most of which is encoding; `--report` cross-validates instead and prints what
monitor/data/topics_rules.toml was chosen by. Needs what the product needs.

Multinomial logistic regression on the directions that the product computes (monitor/topics/directions.py), once over
the top levels and "no topic", once over the second level within each. Beside each example stand directions of several
examples of one topic together, as longer texts have them. Nothing is random: the seed is fixed.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from monitor.embed import Embedder, encode, packaged
from monitor.topics import directions, tree
from monitor.topics.layer import NONE, Layer
from tools.topics.examples import Example, read

OUTPUT = Path(__file__).parents[2] / "monitor" / "data" / "topics.npz"
PARTS = 5
SEED = 20
SECOND_TOPIC = 0.35  # share of the target that goes to what an example is about beside its main topic
TOGETHER = (2, 8)  # examples in a made-up longer text
TOGETHER_WEIGHT = 0.5  # of all made-up texts beside all examples
RARE = 0.5  # power by which rare topics weigh more
PULL = 2e-4, 2e-4  # of weights to zero, at the top and below
STEPS = 300
LANGUAGE = "en"  # any that the encoder knows: the vectors are the same

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Data:
    """Examples with their directions, in the same order."""

    examples: Sequence[Example]
    rows: Matrix

    def only(self, wanted: Callable[[Example], bool]) -> "Data":
        kept = [n for n, example in enumerate(self.examples) if wanted(example)]
        return Data([self.examples[n] for n in kept], self.rows[kept])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--report", action="store_true", help="cross-validate instead of writing")
    choice = parser.parse_args()
    embedder = packaged()
    if embedder is None:
        sys.exit("the sentence encoder is not installed")
    data = gathered(embedder)
    if choice.report:
        from tools.topics.report import report

        return report(data, embedder.name)
    layer = fitted(data, embedder.name)
    np.savez_compressed(
        OUTPUT, encoder=np.array(layer.encoder), ids=np.array(layer.ids), weights=layer.weights.astype(np.float16)
    )
    print(f"{len(data.examples)} examples, {len(layer.ids)} classes, {OUTPUT.stat().st_size:,} bytes")
    return None


def gathered(embedder: Embedder) -> Data:
    """All examples that say something to the encoder."""
    found = []
    for example in read(PARTS):
        vectors = encode("", example.text, LANGUAGE, embedder)
        direction = directions.of(vectors) if vectors else None
        if direction is None:
            print(f"too short for the encoder: {example.text}", file=sys.stderr)
        else:
            found.append((example, direction))
    return Data([example for example, _ in found], np.stack([row for _, row in found]))


def fitted(data: Data, encoder: str) -> Layer:
    """The layer for `data`."""
    tops = (*tree.tops(), NONE)
    ids, weights = list(tops), [_fit(data, tops, _tops_of, PULL[0])]
    for top in tree.tops():
        below = data.only(lambda example, top=top: example.tops[:1] == (top,) and example.ids[0] != top)  # type: ignore[misc]
        known = sorted({example.ids[0] for example in below.examples})
        if len(known) > 1:
            ids += known
            weights.append(_fit(below, known, lambda example: example.ids[:1], PULL[1]))
    return Layer(encoder, tuple(ids), np.concatenate(weights))


def _tops_of(example: Example) -> tuple[str, ...]:
    return example.tops or (NONE,)


def _fit(data: Data, classes: Sequence[str], of: Callable[[Example], tuple[str, ...]], pull: float) -> Matrix:
    place = {key: n for n, key in enumerate(classes)}
    targets = np.zeros((len(data.examples), len(classes)), np.float32)
    for row, example in zip(targets, data.examples, strict=True):
        main, *others = (place[key] for key in of(example))
        row[main] = 1 - SECOND_TOPIC * bool(others)
        for other in others:
            row[other] = SECOND_TOPIC / len(others)
    rare = targets @ (1 / np.maximum(targets.sum(axis=0), 1) ** RARE)
    groups = defaultdict(list)
    for n, example in enumerate(data.examples):
        groups[of(example)[0]].append(n)
    rows, more, weight = _together(data.rows, targets, groups)
    weights = np.concatenate([rare / rare.sum(), weight])
    return _descend(np.concatenate([data.rows, rows]), np.concatenate([targets, more]), weights, pull)


def _together(rows: Matrix, targets: Matrix, groups: Mapping[str, Sequence[int]]) -> tuple[Matrix, Matrix, Matrix]:
    """Made-up longer texts: directions of several examples of one main topic, as many as there are examples."""
    chance = np.random.default_rng(SEED)
    names = sorted(groups)
    picks = []
    for _ in range(len(rows)):
        members = groups[names[chance.integers(len(names))]]
        picks.append(chance.choice(members, chance.integers(TOGETHER[0], TOGETHER[1] + 1)))
    whole = np.stack([rows[pick].sum(axis=0) for pick in picks])
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    weight = np.full(len(picks), TOGETHER_WEIGHT / len(picks), np.float32)
    return whole, np.stack([targets[pick].mean(axis=0) for pick in picks]), weight


def _descend(rows: Matrix, targets: Matrix, weights: Matrix, pull: float) -> Matrix:
    """Weights of a softmax by Adam over all rows at once; a constant stands last and is not pulled to zero."""
    inputs = np.hstack([rows, np.ones((len(rows), 1))]).astype(np.float32)
    share = (weights / weights.sum()).astype(np.float32)[:, None]
    found = np.zeros((inputs.shape[1], targets.shape[1]), np.float32)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, STEPS + 1):
        slope = inputs.T @ ((softmax(inputs @ found) - targets) * share)
        slope[:-1] += pull * found[:-1]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        rate = 0.3 * (1 - 0.95 * step / STEPS)
        found -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return found.T


def softmax(odds: Matrix) -> Matrix:
    raised: Matrix = np.exp(odds - odds.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    main()
