"""Trains the layers (monitor/data/topics.npz) on the examples beside this file.

    OPENBLAS_NUM_THREADS=1 ./run python -m tools.topics.train [--report]

It writes the weights, in two minutes, most of which is encoding; `--report` cross-validates instead and prints what
monitor/data/topics_rules.toml was chosen by. Needs what the product needs.

A small network and weights of words learn the top levels and "no topic" together, beside the lexicon's evidence as the
product adds it; linear layers learn the second level within each. Beside each example stand its sentences one by one,
and several examples of one topic together, as longer texts have them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from monitor.data import load
from monitor.describe import language
from monitor.embed import Embedder, encode, packaged
from monitor.topics import directions, lexicon, stems, tree
from monitor.topics.layer import NONE, Layer, heads
from tools.topics.examples import Example, read
from tools.topics.fit import SEED, Matrix, Rows, linear, network

OUTPUT = Path(__file__).parents[2] / "monitor" / "data" / "topics.npz"
PARTS = 5
SECOND_TOPIC = 0.35  # share of the target that goes to what an example is about beside its main topic
TOGETHER = (2, 8)  # examples in a made-up longer text
TOGETHER_WEIGHT = 0.5  # of a made-up text, of an example that is 1
SENTENCE_WEIGHT = 0.8  # of one of several sentences
RARE = 0.5  # power by which rare topics weigh more
LANGUAGE = "en"  # any that the encoder knows: the vectors are the same
FEWEST = 3  # examples with a word whose weight is learnt


@dataclass(frozen=True, slots=True)
class Data:
    """Examples; their directions, their sentences' and their words, all in the same order."""

    examples: Sequence[Example]
    rows: Matrix
    sentences: Sequence[Matrix]
    stems: Sequence[frozenset[int]]
    evidence: Sequence[dict[str, float]]

    def only(self, wanted: Callable[[Example], bool]) -> "Data":
        kept = [n for n, example in enumerate(self.examples) if wanted(example)]
        return Data(
            [self.examples[n] for n in kept],
            self.rows[kept],
            [self.sentences[n] for n in kept],
            [self.stems[n] for n in kept],
            [self.evidence[n] for n in kept],
        )

    def parted(self, part: int) -> tuple["Data", "Data"]:
        """What a layer learns from, and the part that it is judged on."""
        return self.only(lambda example: example.part != part), self.only(lambda example: example.part == part)

    def below(self, top: str) -> "Data":
        """Examples whose main topic is one of the second level below `top`."""
        return self.only(lambda example: example.tops[:1] == (top,) and example.ids[0] != top)


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
    write(fitted(data, embedder.name))
    print(f"{len(data.examples)} examples, {OUTPUT.stat().st_size:,} bytes")
    return None


def gathered(embedder: Embedder) -> Data:
    """All examples that say something to the encoder."""
    found, rows, sentences, words, evidence = [], [], [], [], []
    for example in read(PARTS):
        known = language.detect(example.text, None)
        vectors = encode("", example.text, LANGUAGE, embedder)
        direction = directions.of(vectors) if vectors else None
        if vectors is None or direction is None:
            print(f"too short for the encoder: {example.text}", file=sys.stderr)
            continue
        found.append(example)
        rows.append(direction)
        sentences.append(directions.sentences(vectors))
        words.append(stems.of("", example.text, known))
        evidence.append(lexicon.evidence("", example.text, known))
    return Data(found, np.stack(rows), sentences, words, evidence)


def fitted(data: Data, encoder: str) -> Layer:
    """The layers for `data`."""
    times = Counter(key for row in data.stems for key in row)
    keys = np.array(sorted(key for key, count in times.items() if count >= FEWEST), np.uint32)
    hidden, out, said = network(_rows(data, keys))
    ids: list[str] = []
    below = []
    for top in tree.tops():
        kin = data.below(top)
        known = sorted({example.ids[0] for example in kin.examples})
        if len(known) > 1:
            ids += known
            targets = np.array([[key == example.ids[0] for key in known] for example in kin.examples], np.float32)
            below.append(linear(kin.rows, targets, _rarity(targets)))
    return Layer(encoder, tuple(ids), hidden, out, np.concatenate(below), keys, said)


def write(layer: Layer) -> None:
    """The file of the product: half precision, words in 255 steps."""
    unit = np.abs(layer.said).max() / 127
    np.savez_compressed(
        OUTPUT,
        encoder=np.array(layer.encoder),
        below_ids=np.array(layer.below_ids),
        hidden=layer.hidden.astype(np.float16),
        heads=layer.heads.astype(np.float16),
        below=layer.below.astype(np.float16),
        stems=layer.stems,
        said=np.rint(layer.said / unit).astype(np.int8),
        said_unit=np.float32(unit),
    )


def _rows(data: Data, keys: NDArray[np.uint32]) -> Rows:
    """All that the top levels are learnt from."""
    one = _examples(data, keys)
    several = [n for n, rows in enumerate(data.sentences) if len(rows) > 1]
    each = np.repeat(several, [len(data.sentences[n]) for n in several]).astype(np.int64)
    alone = np.concatenate([np.zeros((0, one.directions.shape[1]), np.float32), *(data.sentences[n] for n in several)])
    weights = np.full(len(each), SENTENCE_WEIGHT, np.float32)
    cut = Rows(alone, one.stems[each], one.fixed[each], one.targets[each], weights)
    parts = (one, cut, _together(one))
    names = ("directions", "stems", "fixed", "targets", "weights")
    return Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def _examples(data: Data, keys: NDArray[np.uint32]) -> Rows:
    place, column = {int(key): n for n, key in enumerate(keys)}, {key: n for n, key in enumerate(heads())}
    words = np.zeros((len(data.examples), len(keys)), np.float32)
    fixed, targets = (np.zeros((len(data.examples), len(column)), np.float32) for _ in range(2))
    weight: float = load("topics_rules.toml")["vectors"]["lexicon"]
    for n, example in enumerate(data.examples):
        known = [place[key] for key in data.stems[n] if key in place]
        words[n, known] = 1 / max(len(known), 1) ** 0.5
        for key, value in data.evidence[n].items():
            fixed[n, column[key]] = weight * np.log1p(value)
        main, *others = (column[key] for key in example.tops or (NONE,))
        targets[n, main] = 1 - SECOND_TOPIC * bool(others)
        targets[n, others] = SECOND_TOPIC / max(len(others), 1)
    return Rows(data.rows, words, fixed, targets, _rarity(targets))


def _rarity(targets: Matrix) -> Matrix:
    """How much each example counts, 1 on average: those of rare topics more."""
    rare = targets @ (1 / np.maximum(targets.sum(axis=0), 1) ** RARE)
    even: Matrix = (rare / rare.mean()).astype(np.float32)
    return even


def _together(one: Rows) -> Rows:
    """Made-up longer texts: several examples of one main topic, as many texts as there are examples."""
    chance = np.random.default_rng(SEED)
    main = one.targets.argmax(axis=1)
    groups = [np.flatnonzero(main == key) for key in np.unique(main)]
    picks = [
        chance.choice(groups[chance.integers(len(groups))], chance.integers(TOGETHER[0], TOGETHER[1] + 1)) for _ in main
    ]
    whole = np.stack([one.directions[pick].sum(axis=0) for pick in picks])
    whole /= np.linalg.norm(whole, axis=1, keepdims=True)
    words = np.stack([(one.stems[pick] > 0).any(axis=0) for pick in picks]).astype(np.float32)
    words /= np.sqrt(np.maximum(words.sum(axis=1, keepdims=True), 1))
    weight: float = load("topics_rules.toml")["vectors"]["lexicon"]
    fixed = weight * np.log1p(np.stack([np.expm1(one.fixed[pick] / weight).sum(axis=0) for pick in picks]))
    targets = np.stack([one.targets[pick].mean(axis=0) for pick in picks])
    return Rows(whole, words, fixed.astype(np.float32), targets, np.full(len(picks), TOGETHER_WEIGHT, np.float32))


if __name__ == "__main__":
    main()
