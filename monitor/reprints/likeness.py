"""How like two texts are: by hashes, by sentence vectors, by their figures and numbers.

Enters: two texts as `Telling`s. Leaves: a `Likeness` with its kind and reason. Never:
a look at dates, sources or stories.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from monitor.data import load
from monitor.domain import Embedding, Fingerprint, primary
from monitor.reprints.matrix import Sheet, longest_rise, measure, measure_part, sheets
from monitor.reprints.numerals import echo
from monitor.reprints.printed import Beside


class Kind(StrEnum):
    """From the strongest to none."""

    COPY = "copy"
    NEAR_COPY = "near_copy"
    SAME_CONTENT = "same_content"
    SAME_NUMBERS = "same_numbers"
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
    `passage` is how well the longer text holds the shorter one, where that was asked.
    `printed` is the share of the numbers that both print in one order, where nothing but numbers can be compared.
    `differing` are values that the new text has in place of others of the known text; of `compared` numbers in
    sentences that say the same, `agreeing` are the same.
    """

    kind: Kind
    score: float
    why: str
    content: float | None = None
    passage: float | None = None
    printed: float | None = None
    shared: float = 0.0
    longer: float = 1.0
    part: bool = False
    differing: tuple[str, ...] = ()
    compared: int = 0
    agreeing: int = 0


def compare(new: Telling, known: Telling) -> Likeness:
    """Say how like `new` is to `known`, after the figures had their veto."""
    return compare_all(new, [known])[0]


def compare_all(new: Telling, known: Sequence[Telling]) -> list[Likeness]:
    """`compare` with each of many, in their order; the vectors of all are multiplied at once."""
    sides = [_side(new.language, each.language) for each in known]
    found = _sheets(new, known, sides)
    return [_compared(new, each, sides[at], found.get(at)) for at, each in enumerate(known)]


def _sheets(new: Telling, known: Sequence[Telling], sides: Sequence[str | None]) -> dict[int, Sheet]:
    """By place in `known`: the sentences of those whose vectors can be compared."""
    own = new.embedding
    if own is None:
        return {}
    theirs = {
        at: each.embedding
        for at, each in enumerate(known)
        if sides[at] and each.embedding and each.embedding.model == own.model
    }
    return dict(zip(theirs, sheets(own, list(theirs.values())), strict=True))


def _compared(new: Telling, known: Telling, side: str | None, sheet: Sheet | None) -> Likeness:
    if new.fingerprint.text == known.fingerprint.text:
        return Likeness(Kind.COPY, 2.0, "the same text, letter for letter", shared=1.0)
    words = _by_words(new.fingerprint, known.fingerprint)
    likeness = _by_content(sheet, side, words) if sheet and side else words
    if likeness.kind in (Kind.RELATED, Kind.APART):
        return _by_numbers(new, known, likeness) if beyond_words(new, known) else likeness
    return _heeding_figures(new, known, sheet, likeness)


def same_language(one: str | None, other: str | None) -> bool:
    """Whether both are known to be in one language; scripts and countries of it count as one."""
    return bool(one and other) and primary(one) == primary(other)


def beyond_words(new: Telling, known: Telling) -> bool:
    """Whether neither equal sentences nor vectors can tell that one is a translation of the other."""
    if same_language(new.language, known.language):
        return False
    vectors = new.embedding and known.embedding and new.embedding.model == known.embedding.model
    return not vectors or _side(new.language, known.language) in (None, "partly_known")


def _by_words(new: Fingerprint, known: Fingerprint) -> Likeness:
    rules = load("reprints.toml")["copies"]
    lengths = len(new.sentences), len(known.sentences)
    if min(lengths) < rules["min_sentences"]:
        return Likeness(Kind.APART, 0.0, "too short to be compared by its sentences")
    common = set(new.sentences).intersection(known.sentences)
    longer = lengths[0] / lengths[1]
    if not common:
        return Likeness(Kind.APART, 0.0, "no sentence is the same", longer=longer)
    place = {sentence: at for at, sentence in reversed(list(enumerate(known.sentences)))}
    run = longest_rise(place[sentence] for sentence in dict.fromkeys(new.sentences) if sentence in common)
    of_longer, of_shorter = run / max(lengths), run / min(lengths)
    kind = Kind.APART
    if of_longer >= rules["near_copy"]:
        kind = Kind.NEAR_COPY
    elif of_shorter >= rules["excerpt"]:
        kind = Kind.EXCERPT
    why = f"{run} of {min(lengths)} sentences are the same and in the same order"
    score = of_longer if kind is Kind.NEAR_COPY else of_shorter
    return Likeness(kind, score, why, shared=of_shorter, longer=longer, part=longer <= 1)


def _by_content(sheet: Sheet, side: str, words: Likeness) -> Likeness:
    """`words` if the hashes have decided, else what the sentence vectors say."""
    rules, passages = load("reprints.toml")["vectors"], load("reprints.toml")["passage"]
    score, least, enough = measure(sheet), float(rules["least"][side]), float(passages["least"][side])
    # Of a language that is known in part, a low score says nothing.
    content = score if side != "partly_known" else None
    longer = sheet.cosines.shape[0] / sheet.cosines.shape[1]
    held = _held(sheet) if words.kind is Kind.APART and score < least else None
    kind, why, part = words.kind, words.why, words.part
    if kind is Kind.NEAR_COPY:
        score = words.score
    elif score >= least and sheet.gap < rules["gap"]:
        kind, why = (
            Kind.SAME_CONTENT,
            f"says the same, sentence by sentence (likeness {score:.2f}, {least:.2f} is enough)",
        )
    elif kind is Kind.EXCERPT:
        score = words.score
    elif score >= least:
        kind, part = Kind.EXCERPT, sheet.of_new >= sheet.of_known
        why = f"one says what the other says, and more (likeness {score:.2f}, {least:.2f} is enough)"
    elif held is not None and held >= enough:
        kind, score, part = Kind.EXCERPT, held, longer <= 1
        why = f"the longer text holds the shorter one as a passage (likeness {held:.2f}, {enough:.2f} is enough)"
    elif score >= rules["related"][side]:
        kind = Kind.RELATED
        why = f"on a near subject, but another text (likeness {score:.2f}, {least:.2f} would be enough)"
    else:
        score = words.score
    return Likeness(kind, score, why, content, held, shared=words.shared, longer=longer, part=part)


def _by_numbers(new: Telling, known: Telling, likeness: Likeness) -> Likeness:
    """What the numbers say of two languages of which neither words nor vectors say anything."""
    heard = echo(new.fingerprint, known.fingerprint)
    if heard is None:
        return likeness
    likeness = replace(likeness, printed=heard.share)
    if not heard.alike:
        return likeness
    why = f"prints the same {heard.kept} of {heard.of} numbers in the same order, in languages that can't be compared"
    slips = Beside(new, known, None).slips(within=False, whole=True)
    # Where digits are the same, a value differs because one language's "million" was not read.
    digits = {value for _, value in known.fingerprint.numerals}
    differing = tuple(value for value in slips if value.replace(".", "").strip("0") not in digits)
    return replace(
        likeness,
        kind=Kind.SAME_NUMBERS,
        score=heard.share,
        why=f"{why} by their words",
        differing=differing,
        compared=heard.of,
        agreeing=heard.kept,
    )


def _held(sheet: Sheet) -> float | None:
    """How well the longer text holds the shorter one; None where it is not worth asking."""
    rules = load("reprints.toml")["passage"]
    if sheet.coverage < rules["hopeless"] or min(sheet.cosines.shape) < rules["min_sentences"]:
        return None
    return measure_part(sheet)


def _heeding_figures(new: Telling, known: Telling, sheet: Sheet | None, likeness: Likeness) -> Likeness:
    """The figures' veto: vectors hardly see numbers, and a daily report passes them every day."""
    beside = Beside(new, known, None if sheet is None else sheet.cosines)
    agreement = beside.agreement()
    counted = replace(likeness, compared=agreement.compared, agreeing=agreement.shared)
    if agreement.is_another_edition:
        why = f"{likeness.why}, but of {agreement.compared} numbers only {agreement.shared} agree: a new edition"
        return replace(counted, kind=Kind.UPDATED, why=why)
    within = same_language(new.language, known.language)
    differing = beside.slips(within=within, whole=likeness.kind is not Kind.EXCERPT)
    # A slip by a power of ten has the same digits.
    agreeing = min(agreement.shared, agreement.compared - len(differing))
    why = f"{likeness.why}; {agreeing} of {agreement.compared} numbers agree"
    return replace(counted, why=why if agreement.compared else likeness.why, differing=differing)


def _side(one: str | None, other: str | None) -> str | None:
    """Which thresholds hold for a pair, by how well the encoder knows its languages; None if no vector can tell."""
    if same_language(one, other):
        return "within_language"
    rules = load("embed.toml")
    known, partly = set(rules["languages"]), set(rules["partly_known"])
    pair = {primary(one), primary(other)}
    if pair <= known:
        return "across_languages"
    return "partly_known" if pair <= known | partly else None
