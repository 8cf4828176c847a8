"""How like two texts are: by hashes, by sentence vectors, by their figures.

Enters: two texts as `Telling`s. Leaves: a `Likeness` with its kind and reason. Never:
a look at dates, sources or stories.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from monitor.data import load
from monitor.domain import Embedding, Fingerprint

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Kind(StrEnum):
    """From the strongest to none."""

    COPY = "copy"
    NEAR_COPY = "near_copy"
    SAME_CONTENT = "same_content"
    EXCERPT = "excerpt"
    UPDATED = "updated"
    RELATED = "related"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Telling:
    """What of a text is compared. `language` is a BCP 47 tag or None."""

    language: str | None
    fingerprint: Fingerprint
    embedding: Embedding | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0 to 1.2 orders likenesses of one kind. `content` is the vectors' own score, None without vectors.

    `shared` is the share of the shorter text's sentences that stand word for word in the
    other. `longer` is how many times as long as the known text the new one is; `part` says
    that of an excerpt the new text is the part, and not the whole.
    `differing` are values that the new text has in place of others of the known text.
    """

    kind: Kind
    score: float
    why: str
    content: float | None = None
    shared: float = 0.0
    longer: float = 1.0
    part: bool = False
    differing: tuple[str, ...] = ()


def compare(new: Telling, known: Telling) -> Likeness:
    """Say how like `new` is to `known`, after the figures had their veto."""
    if new.fingerprint.text == known.fingerprint.text:
        return Likeness(Kind.COPY, 1.2, "the same text, letter for letter", shared=1.0)
    likeness = _by_content(new, known, _by_words(new.fingerprint, known.fingerprint))
    return _heed_figures(new, known, likeness)


def same_language(one: str | None, other: str | None) -> bool:
    """Whether both are known to be in one language; scripts and countries of it count as one."""
    return one is not None and other is not None and one.split("-")[0].lower() == other.split("-")[0].lower()


def _by_words(new: Fingerprint, known: Fingerprint) -> Likeness:
    rules = load("reprints.toml")["copies"]
    lengths = len(new.sentences), len(known.sentences)
    if min(lengths) < rules["min_sentences"]:
        return Likeness(Kind.APART, 0.0, "too short to be compared by its sentences")
    place = {sentence: at for at, sentence in reversed(list(enumerate(known.sentences)))}
    run = _longest_rise(place[sentence] for sentence in dict.fromkeys(new.sentences) if sentence in place)
    of_longer, of_shorter = run / max(lengths), run / min(lengths)
    kind = Kind.APART
    if of_longer >= rules["near_copy"]:
        kind = Kind.NEAR_COPY
    elif of_shorter >= rules["excerpt"]:
        kind = Kind.EXCERPT
    why = f"{run} of {min(lengths)} sentences are the same and in the same order"
    score = of_longer if kind is Kind.NEAR_COPY else of_shorter
    longer = lengths[0] / lengths[1]
    return Likeness(kind, score, why, shared=of_shorter, longer=longer, part=longer <= 1)


def _by_content(new: Telling, known: Telling, words: Likeness) -> Likeness:
    """`words` if the hashes have decided, else what the sentence vectors say."""
    if new.embedding is None or known.embedding is None or new.embedding.model != known.embedding.model:
        return words
    rules, same = load("reprints.toml"), same_language(new.language, known.language)
    measured = _measure(unit_rows(new.embedding), unit_rows(known.embedding), rules)
    side = "within_language" if same else "across_languages"
    lengths = len(new.embedding.spans), len(known.embedding.spans)
    caution = _caution(new.fingerprint.numbers, known.fingerprint.numbers, min(lengths)) if same else 0.0
    least, least_excerpt = rules["vectors"][side] + caution, rules["excerpts"][side] + caution
    kind, score, why, part = words.kind, words.score, words.why, words.part
    if kind is Kind.NEAR_COPY:
        pass
    elif measured.score >= least and measured.gap < rules["excerpts"]["gap"]:
        kind, score = Kind.SAME_CONTENT, measured.score
        why = f"says the same, sentence by sentence (likeness {score:.2f}, {least:.2f} is enough)"
    elif kind is Kind.EXCERPT:
        pass
    elif measured.score >= least or measured.is_excerpt(least_excerpt, rules["excerpts"]):
        kind, score, part = Kind.EXCERPT, measured.coverage, measured.part_is_new
        why = f"one text's sentences stand in the other, in order, and not the reverse (coverage {score:.2f})"
    elif measured.score >= rules["vectors"]["related"]:
        kind, score = Kind.RELATED, measured.score
        why = f"on a near subject, but another text (likeness {score:.2f}, {least:.2f} would be enough)"
    longer = lengths[0] / lengths[1]
    return Likeness(kind, score, why, measured.score, words.shared, longer, part)


def _caution(mine: Sequence[str], theirs: Sequence[str], sentences: int) -> float:
    """How much more alike two short texts must be that both print figures and share none: two match reports do."""
    rules = load("reprints.toml")["short"]
    apart = bool(mine and theirs) and set(mine).isdisjoint(theirs)
    return float(rules["margin"]) if apart and sentences < rules["sentences"] else 0.0


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the cosines of all pairs of sentences say; words as in the data file.

    `score` is s. `coverage` is the mean maximum of the text that is covered better, by
    `gap` better than the other: near 0 for two full tellings. `run` is the share of its
    sentences that have a strong partner, in order.
    """

    score: float
    coverage: float
    gap: float
    run: float
    part_is_new: bool
    sentences: int

    def is_excerpt(self, least: float, rules: dict[str, Any]) -> bool:
        enough = self.sentences >= rules["min_sentences"]
        return bool(enough and self.coverage >= least and self.run >= rules["run"])


def _measure(new: "NDArray[np.float32]", known: "NDArray[np.float32]", rules: dict[str, Any]) -> _Measured:
    cosines = new @ known.T
    best_known, best_new = cosines.argmax(axis=1), cosines.argmax(axis=0)
    of_new, of_known = float(cosines.max(axis=1).mean()), float(cosines.max(axis=0).mean())
    pairs = [(row, int(column)) for row, column in enumerate(best_known) if best_new[column] == row]
    strong = [column for row, column in pairs if cosines[row, column] >= rules["excerpts"]["pair"]]
    in_order = _longest_rise(column for _, column in pairs) / min(cosines.shape)
    covered = len(new) if of_new >= of_known else len(known)
    return _Measured(
        score=min(of_new, of_known) + rules["vectors"]["run_weight"] * in_order,
        coverage=max(of_new, of_known),
        gap=abs(of_new - of_known),
        run=_longest_rise(strong) / covered,
        part_is_new=of_new >= of_known,
        sentences=covered,
    )


def unit_rows(embedding: Embedding) -> "NDArray[np.float32]":
    """Sentence vectors of length 1, one a row."""
    import numpy as np

    rows = np.frombuffer(embedding.vectors, np.int8).reshape(-1, embedding.dims).astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows


def _longest_rise(numbers: Iterable[int]) -> int:
    """Length of the longest strictly rising subsequence (patience sorting)."""
    tops: list[int] = []
    for number in numbers:
        at = bisect_left(tops, number)
        tops[at : at + 1] = [number]
    return len(tops)


def _heed_figures(new: Telling, known: Telling, likeness: Likeness) -> Likeness:
    """The figures' veto: vectors hardly see numbers, and a daily report passes them every day."""
    if likeness.kind in (Kind.RELATED, Kind.APART):
        return likeness
    rules = load("reprints.toml")["figures"]
    side = "within_language" if same_language(new.language, known.language) else "across_languages"
    mine, theirs = set(new.fingerprint.numbers), set(known.fingerprint.numbers)
    shared, fewer = len(mine & theirs), min(len(mine), len(theirs))
    if fewer >= rules["enough"][side] and shared < rules["agreement"][side] * fewer:
        why = f"{likeness.why}, but only {shared} of {fewer} figures agree: a new edition"
        return replace(likeness, kind=Kind.UPDATED, why=why)
    why = f"{likeness.why}; {shared} of {fewer} figures agree" if fewer else likeness.why
    come = [value for value in new.fingerprint.numbers if value not in theirs]
    gone = [value for value in known.fingerprint.numbers if value not in mine]
    return replace(likeness, why=why, differing=_slips(come, gone, likeness.kind, side) if shared else ())


def _slips(come: list[str], gone: list[str], kind: Kind, side: str) -> tuple[str, ...]:
    """Values that stand in the place of others: one or two come, one or two gone.

    An excerpt leaves values out, so any number may be gone there. Between languages a
    value that was read on one side only is commoner than a slip, so a slip has to look like one.
    """
    most: int = load("reprints.toml")["figures"]["slips"]
    if not gone or len(come) > most or (len(gone) > most and kind is not Kind.EXCERPT):
        return ()
    if side == "within_language":
        return tuple(come)
    return tuple(value for value in come if any(_mistakable(value, other) for other in gone))


def _mistakable(one: str, other: str) -> bool:
    """Whether one value is the other shifted by powers of ten, or with one digit or two neighbours wrong."""
    digits = [value.replace(".", "").strip("0") for value in (one, other)]
    if digits[0] == digits[1]:
        return True
    if len(digits[0]) != len(digits[1]) or len(digits[0]) < 3:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(*digits, strict=True)) if a != b]
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and digits[0][wrong[0]] == digits[1][wrong[1]]
    return len(wrong) == 1 or (swapped and digits[0][wrong[1]] == digits[1][wrong[0]])
