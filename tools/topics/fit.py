"""How weights are found: gradient descent (Adam) on the likelihood of a softmax, for a network and for a linear layer.

Nothing is random: every seed is fixed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]

SEED = 20
SPREAD = np.float32(22.6)  # a unit vector's 512 numbers times this are about 1
# The network of the top levels. Tried: none and 64 to 256 hidden units, decay .3 to 8.
HIDDEN = 192
SILENCED = 0.6  # share of hidden units that a step goes without
DECAY = 3.0, 1.0  # per unit of rate: of the network's weights, of the words'
WORDS = np.float32(6)  # how fast words learn beside vectors
ROUNDS, BATCH, RATE = 12, 256, 1e-3
# The linear layers of the second level.
PULL, STEPS = 2e-4, 300


@dataclass(frozen=True, slots=True)
class Rows:
    """What is learnt from, a row each: directions, stems (0 or more), fixed log-odds, targets, how much it counts."""

    directions: Matrix
    stems: Matrix
    fixed: Matrix
    targets: Matrix
    weights: Matrix


def network(rows: Rows) -> tuple[Matrix, Matrix, Matrix]:
    """Hidden layer and output layer, constants in their last columns; a row of weights for each stem."""
    chance = np.random.default_rng(SEED)
    dims, classes = rows.directions.shape[1], rows.targets.shape[1]
    found = {
        "in": chance.normal(0, (2 / dims) ** 0.5, (dims, HIDDEN)).astype(np.float32),
        "in_constant": np.zeros(HIDDEN, np.float32),
        "out": chance.normal(0, (1 / HIDDEN) ** 0.5, (HIDDEN, classes)).astype(np.float32),
        "out_constant": np.zeros(classes, np.float32),
        "words": np.zeros((rows.stems.shape[1], classes), np.float32),
    }
    decay = {"in": DECAY[0], "out": DECAY[0], "words": DECAY[1]}
    mean, square = ({key: np.zeros_like(value) for key, value in found.items()} for _ in range(2))
    steps = ROUNDS * -(-len(rows.targets) // BATCH)
    for step, pick in enumerate(_batches(len(rows.targets), chance), start=1):
        slopes = _slopes(found, rows, pick, chance)
        rate = RATE * (1 - step / steps) * min(1, step / 50)
        for key, slope in slopes.items():
            mean[key] = 0.9 * mean[key] + 0.1 * slope
            square[key] = 0.99 * square[key] + 0.01 * slope * slope
            found[key] -= rate * (mean[key] / (1 - 0.9**step)) / (np.sqrt(square[key] / (1 - 0.99**step)) + 1e-8)
            found[key] *= np.float32(1 - rate * decay.get(key, 0.0))
    hidden = np.vstack([found["in"] * SPREAD, found["in_constant"]]).T
    return hidden, np.vstack([found["out"], found["out_constant"]]).T, found["words"] * WORDS


def linear(rows: Matrix, targets: Matrix, weights: Matrix) -> Matrix:
    """Weights of a linear layer, over all rows at once; a constant stands last and is not pulled to zero."""
    inputs = np.hstack([rows, np.ones((len(rows), 1), np.float32)])
    share = (weights / weights.sum()).astype(np.float32)[:, None]
    found = np.zeros((inputs.shape[1], targets.shape[1]), np.float32)
    mean, square = np.zeros_like(found), np.zeros_like(found)
    for step in range(1, STEPS + 1):
        slope = inputs.T @ ((softmax(inputs @ found) - targets) * share)
        slope[:-1] += PULL * found[:-1]
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
        rate = 0.3 * (1 - 0.95 * step / STEPS)
        found -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    turned: Matrix = np.ascontiguousarray(found.T, np.float32)
    return turned


def softmax(odds: Matrix) -> Matrix:
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=1, keepdims=True)
    return shares


def _batches(count: int, chance: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for _ in range(ROUNDS):
        order = chance.permutation(count)
        for start in range(0, count, BATCH):
            yield order[start : start + BATCH]


def _slopes(
    found: dict[str, Matrix], rows: Rows, pick: NDArray[np.int64], chance: np.random.Generator
) -> dict[str, Matrix]:
    inputs, stems = rows.directions[pick] * SPREAD, rows.stems[pick] * WORDS
    heard = (chance.random((len(pick), HIDDEN), np.float32) > SILENCED).astype(np.float32) / np.float32(1 - SILENCED)
    raw = inputs @ found["in"] + found["in_constant"]
    lit = np.maximum(raw, 0) * heard
    odds: Matrix = lit @ found["out"] + found["out_constant"] + stems @ found["words"] + rows.fixed[pick]
    off = (softmax(odds) - rows.targets[pick]) * (rows.weights[pick, None] / np.float32(len(pick)))
    back: Matrix = (off @ found["out"].T) * heard * (raw > 0)
    return {
        "in": inputs.T @ back,
        "in_constant": back.sum(axis=0),
        "out": lit.T @ off,
        "out_constant": off.sum(axis=0),
        "words": stems.T @ off,
    }
