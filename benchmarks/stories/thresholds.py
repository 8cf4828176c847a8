"""Where the thresholds come from: how true and false pairs of the kit lie on each scale.

Prints for each scale what the true pairs reach and what the highest false pairs reach, within one language and across
two that the encoder knows; a threshold belongs between them. Two scales are measured: the design's (mean of the best
cosines and their order), and ours, which also asks how far a sentence's partner stands out, and how long the texts are.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping

import numpy as np

from benchmarks.stories.texts import KNOWN, analysed, inputs, primary, versions
from monitor.domain import Analysis, Embedding
from monitor.reprints.matrix import Sheet, in_order, measure, measure_part, sheets

_FALSE_FROM = 0.45  # cosine of two documents from which a pair is looked at, as in the window
_TRUE_OF_EACH = 5


def design(sheet: Sheet) -> float:
    """The design's s: min of the mean maxima + .2 of the longest run in order."""
    return min(sheet.of_new, sheet.of_known) + 0.2 * in_order(sheet.cosines)


SCALES: Mapping[str, Callable[[Sheet], float]] = {"design": design, "score": measure, "passage": measure_part}


def thresholds(limit: int, seed: int, anew: bool) -> None:
    """Print the table."""
    texts = analysed(inputs("stories", limit), anew)
    stories = {each.id: each.story for each in versions() if each.known}
    known = {
        name: each for name, each in texts.items() if name in stories and _known(each) and each.embedding is not None
    }
    true, false = _pairs(known, stories, random.Random(seed))
    print(
        f"{'scale':<10}{'languages':<10}{'true':>7}{'false':>8}   "
        "lowest true: all .1% .5% 1% 5%   highest false: 1 3 6 21 61"
    )
    for name in SCALES:
        for side in ("within", "across"):
            lie, tell = np.array(false[name, side]), np.array(true[name, side])
            lowest = np.percentile(tell, [0, 0.1, 0.5, 1, 5]).round(3).tolist()
            highest = np.sort(lie)[::-1][[0, 2, 5, 20, 60]].round(3).tolist()
            found = (tell > highest[0]).mean()
            print(
                f"{name:<10}{side:<10}{len(tell):>7}{len(lie):>8}   {lowest}   {highest}   above all false: {found:.4f}"
            )


def _known(analysis: Analysis) -> bool:
    return primary(analysis.article.language) in KNOWN


def _pairs(
    texts: Mapping[str, Analysis], stories: Mapping[str, str], chance: random.Random
) -> tuple[dict[tuple[str, str], list[float]], dict[tuple[str, str], list[float]]]:
    """Scores of some true pairs and of all false ones that are near enough to be looked at."""
    names = list(texts)
    vectors = [_embedding(texts[name]) for name in names]
    means = np.stack([np.frombuffer(each.mean, np.int8).astype(np.float32) for each in vectors])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    of_story: dict[str, list[int]] = defaultdict(list)
    for at, name in enumerate(names):
        of_story[stories[name]].append(at)
    true: dict[tuple[str, str], list[float]] = defaultdict(list)
    false: dict[tuple[str, str], list[float]] = defaultdict(list)
    for at, name in enumerate(names):
        own = [each for each in of_story[stories[name]] if each > at]
        near = np.flatnonzero(means[at + 1 :] @ means[at] >= _FALSE_FROM) + at + 1
        others = [int(each) for each in near if stories[names[each]] != stories[name]]
        mine = primary(texts[name].article.language)
        for found, chosen in ((true, chance.sample(own, min(_TRUE_OF_EACH, len(own)))), (false, others)):
            for each, sheet in zip(chosen, sheets(vectors[at], [vectors[other] for other in chosen]), strict=True):
                side = "within" if primary(texts[names[each]].article.language) == mine else "across"
                for scale, score in SCALES.items():
                    found[scale, side].append(score(sheet))
    return true, false


def _embedding(analysis: Analysis) -> Embedding:
    assert analysis.embedding is not None
    return analysis.embedding
