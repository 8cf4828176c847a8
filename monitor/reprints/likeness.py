"""How like two texts are: by hashes, by sentence vectors, by their figures.

Enters: two texts as `Telling`s. Leaves: a `Likeness` with its kind and reason. Never:
a look at dates, sources or stories.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from monitor.data import load
from monitor.domain import Embedding, Fingerprint
from monitor.reprints.matrix import cosines, longest_rise, measure, measure_part, rows


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
    """`score` 0 to about 1.7 orders likenesses of one kind. `content` is the vectors' own score, None without vectors.

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
        return Likeness(Kind.COPY, 2.0, "the same text, letter for letter", shared=1.0)
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
    run = longest_rise(place[sentence] for sentence in dict.fromkeys(new.sentences) if sentence in place)
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
    rules, side = load("reprints.toml"), _side(new.language, known.language)
    least = rules["vectors"]["least"][side]
    likeness = cosines(rows(new.embedding), rows(known.embedding))
    measured = measure(likeness)
    # Of a language that is known in part, a low score says nothing.
    content = measured.score if side != "partly_known" else None
    longer = len(new.embedding.spans) / len(known.embedding.spans)
    seen = replace(words, content=content, longer=longer)
    if words.kind is Kind.NEAR_COPY:
        return seen
    if measured.score >= least and measured.gap < rules["vectors"]["gap"]:
        why = f"says the same, sentence by sentence (likeness {measured.score:.2f}, {least:.2f} is enough)"
        return replace(seen, kind=Kind.SAME_CONTENT, score=measured.score, why=why)
    if words.kind is Kind.EXCERPT:
        return seen
    if measured.score >= least:
        why = f"one says what the other says, and more (likeness {measured.score:.2f}, {least:.2f} is enough)"
        return replace(seen, kind=Kind.EXCERPT, score=measured.score, why=why, part=measured.part_is_new)
    if measured.coverage >= rules["passage"]["hopeless"] and min(likeness.shape) >= rules["passage"]["min_sentences"]:
        held, enough = measure_part(likeness), rules["passage"]["least"][side]
        if held >= enough:
            why = f"the longer text holds the shorter one as a passage (likeness {held:.2f}, {enough:.2f} is enough)"
            return replace(seen, kind=Kind.EXCERPT, score=held, why=why, part=longer <= 1)
    if measured.score >= rules["vectors"]["related"][side]:
        why = f"on a near subject, but another text (likeness {measured.score:.2f}, {least:.2f} would be enough)"
        return replace(seen, kind=Kind.RELATED, score=measured.score, why=why)
    return seen


def _side(one: str | None, other: str | None) -> str:
    """Which thresholds hold for a pair: those of one language, or of two that the encoder knows well or in part."""
    if same_language(one, other):
        return "within_language"
    partly: Sequence[str] = load("embed.toml")["partly_known"]
    known = all((tag or "").split("-")[0].lower() not in partly for tag in (one, other))
    return "across_languages" if known else "partly_known"


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
