"""What one heading of a table says: a period, a place, a unit, a kind of change, or what is measured.

Enters: a heading's span in a scene. Leaves: a `Label`. A heading may say several things
("Exports 2024, million euros"); what is not understood stays among its words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from monitor.data import load
from monitor.domain import FigureKind, Mention, Modality, Transform
from monitor.figures.reading import read
from monitor.figures.scene import Scene, is_place
from monitor.figures.shadow import shadow
from monitor.figures.spells import NO_SPELL, Spell, spell
from monitor.figures.subjects import Subject
from monitor.figures.vocabulary import vocabulary

# No heading that says one thing is longer.
_LONGEST = 160
_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉᶠᵖʳ*†‡§]+|\s?[(\[](?:[a-z]|\d{1,2})[)\]](?=\s|$)")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,60})[)）\]]")
_TAILS = re.compile(r"(?:[,;:：，] ?|(?:^| )(?:in|en|в) )((?:1[., ]?000 )?[^,;:：，]{1,40})$")
_THOUSAND = re.compile(r"1[., ]?000 (.+)")
_SUFFIXED = re.compile(r"((?:19|20)\d\d)(?: ?\(?([efp])\)?|年?\((预测|預測|予測|見込)\))(?![^\W_])")
_SUFFIXES = {"e": Modality.ESTIMATE, "f": Modality.FORECAST, "p": Modality.PRELIMINARY}
_EDGES = " \t.,:;：，、-–—/()（）[]*\"'“”"
_LEADING_SIGN = re.compile(r"([^\s\d]{1,4}) ?([^\W\d_].*)")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit that a heading gives: a value in the table is times `factor`. `kind` None: only a scale."""

    kind: FigureKind | None
    unit: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Label:
    """One heading. `change`: of a kind of change that its base would tell.

    `words` are what is left: what is measured, or a part of it. `total`: the whole of the parts in other rows.
    """

    spell: Spell = NO_SPELL
    measure: Measure | None = None
    transform: Transform | None = None
    change: bool = False
    points: bool = False
    whole: str | None = None
    modality: Modality = Modality.ACTUAL
    place: Subject | None = None
    words: str | None = None
    total: bool = False
    named: tuple[int, int] | None = None  # where the words of a caption stand


EMPTY = Label()


class Labels:
    """Reads the headings of one text, each once."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._known: dict[tuple[int, int], Label] = {}

    def of(self, span: tuple[int, int]) -> Label:
        """What the heading at `span` says."""
        if span not in self._known:
            self._known[span] = self._read(*span) if 0 < span[1] - span[0] <= _LONGEST else EMPTY
        return self._known[span]

    def _read(self, start: int, end: int) -> Label:
        rules, language = _rules(), self._here.words.language
        plain = " ".join(_MARKS.sub("", self._here.plain[start:end]).split())
        place = self._place(start, end)
        if place is not None:
            return Label(place=place)
        mentions = [mention for mention in self._here.mentions_in(start, end) if mention.end <= end]
        suffix = _SUFFIXED.search(plain)
        modality = next((kind for kind, pattern in rules.modalities if pattern.search(plain)), Modality.ACTUAL)
        if suffix:
            modality = _SUFFIXES.get(suffix.group(2) or "f", Modality.ACTUAL)
            plain = plain[: suffix.end(1)] + plain[suffix.end() :]
        label = replace(_kind_of(plain), modality=modality)
        measure, rest = _measured(plain, self._here.words.language)
        named, rest = spell(rest, language)
        if label.transform or label.change or label.points:
            rest = ", ".join(part for part in re.split(r"[,(;，（]", rest) if not _says_only_change(part))
        if named.unclear:
            rest = ""
        words = " ".join(rest.split()).strip(_EDGES) or None
        total = bool(words and rules.total.match(words))
        if words and mentions and _all_but(words, [self._here.plain[one.start : one.end] for one in mentions]):
            place, words = _one_place([one for one in mentions if is_place(one)]), None
        if words and (total or rules.generic.match(words) or not any(char.isalpha() for char in words)):
            words = None
        if words and modality is not Modality.ACTUAL and rules.modal_words.fullmatch(words):
            words = None
        return replace(label, spell=named, measure=measure, place=place, words=words, total=total)

    def _place(self, start: int, end: int) -> Subject | None:
        """The place that a heading names and nothing besides."""
        mentions = [mention for mention in self._here.mentions_in(start, end) if mention.end <= end]
        if not mentions or not all(is_place(mention) for mention in mentions):
            return None
        deepest = max(mentions, key=lambda mention: len(mention.path))
        if any(mention.id not in deepest.path for mention in mentions):
            return None
        rest, at = [], start
        for mention in mentions:
            rest.append(self._here.plain[at : mention.start])
            at = mention.end
        rest.append(self._here.plain[at:end])
        return Subject(deepest.id, deepest.path, 0.9) if _around_place(" ".join(rest)) else None


def _around_place(rest: str) -> bool:
    """Whether nothing is left of a heading but words that belong to a place's name."""
    left = [word.strip(_EDGES) for word in _MARKS.sub("", rest).split()]
    return all(not word or _rules().around_place.match(word) for word in left)


def _all_but(words: str, places: Sequence[str]) -> bool:
    for place in places:
        words = words.replace(place, " ")
    return _around_place(words)


def caption_of(here: Scene, spans: Sequence[tuple[int, int]]) -> Label:
    """What the lines over a table say, the nearest first: one label of what each adds."""
    rules, language = _rules(), here.words.language
    label = EMPTY
    for start, end in spans:
        plain = " ".join(_MARKS.sub("", here.plain[start:end]).split())
        alone = unit_line(plain, language)
        if alone is not None:
            label = replace(label, measure=label.measure or alone)
            continue
        plain = rules.caption_lead.sub("", plain).rstrip(" :：")
        told = _kind_of(plain)
        measure, rest = _measured(plain, language)
        named, rest = spell(rest, language)
        mentions = [one for one in here.mentions_in(start, end) if is_place(one) and one.end <= end]
        label = replace(
            label,
            measure=label.measure or measure,
            spell=label.spell if label.spell is not NO_SPELL else named,
            transform=label.transform or told.transform,
            change=label.change or told.change,
            whole=label.whole or told.whole,
            modality=next((kind for kind, pattern in rules.modalities if pattern.search(plain)), label.modality),
            place=label.place or _one_place(mentions),
            words=label.words or _title_words(rest, [here.plain[one.start : one.end] for one in mentions]),
            named=label.named or (start, end),
        )
    return label


def _one_place(mentions: Sequence[Mention]) -> Subject | None:
    if not mentions:
        return None
    deepest = max(mentions, key=lambda mention: len(mention.path))
    apart = any(mention.id not in deepest.path for mention in mentions)
    return None if apart else Subject(deepest.id, deepest.path, 0.7)


def _title_words(rest: str, places: Sequence[str]) -> str | None:
    rules = _rules()
    for place in places:
        rest = rest.replace(place, " ")
    rest = ", ".join(part for part in re.split(r"[,(;，（]", rest) if part.strip() and not _says_only_change(part))
    rest = rules.breakdown.sub("", " ".join(rest.split()).strip(_EDGES))
    words = rest.strip(_EDGES).split()
    while words and rules.small.fullmatch(words[-1].strip(_EDGES)):
        words.pop()
    return " ".join(words).strip(_EDGES) or None


def unit_line(plain: str, language: str) -> Measure | None:
    """The unit of a line that says nothing else: "(million euros)", "单位：亿元"."""
    match = _rules().unit_line.match(plain.strip())
    return _unit(match.group("unit").strip(), language, whole=False) if match else None


def _kind_of(plain: str) -> Label:
    """Level, change or share."""
    rules = _rules()
    base = rules.base.search(plain)
    if base:
        return Label(transform=Transform.RATIO_TO_BASE, whole=" ".join(base.group().split()))
    points = bool(rules.points.search(plain))
    whole = rules.whole.search(plain) or rules.of.search(plain)
    if whole:
        return Label(transform=Transform.SHARE, whole=" ".join(whole.group("whole").split()))
    for transform, pattern in rules.transforms:
        if pattern.search(plain):
            return Label(transform=transform, points=points)
    return Label(change=bool(rules.change.search(plain)), points=points)


def _says_only_change(rest: str) -> bool:
    """Whether a heading has no words of its own beside those of change: "Change on year", "Anteil"."""
    rules = _rules()
    for pattern in (*(pattern for _, pattern in rules.transforms), rules.base, rules.points, rules.change):
        rest = pattern.sub(" ", rest)
    words = [word.strip(_EDGES + "%") for word in rest.split()]
    return all(not word or rules.beside_change.fullmatch(word) for word in words)


def _measured(plain: str, language: str) -> tuple[Measure | None, str]:
    """The unit in a heading, and the heading without it: in brackets, behind a comma or "in", or all of it."""
    whole = _rules().whole.search(plain)
    if whole:
        return Measure(FigureKind.PERCENT, "%", Decimal(1)), plain[: whole.start()]
    for match in _BRACKETS.finditer(plain):
        parts = [match.group(1), *re.split(r"[,;，；] ?", match.group(1))]
        for part in parts:
            found = _unit(part, language, whole=False)
            if found:
                return found, plain[: match.start()] + " " + plain[match.end() :]
    tail = _TAILS.search(plain)
    if tail:
        found = _unit(tail.group(1), language, whole=False)
        if found:
            return found, plain[: tail.start()]
    found = _unit(plain, language, whole=True)
    if found:
        return found, ""
    if plain.endswith("%") or plain.startswith("%"):
        return Measure(FigureKind.PERCENT, "%", Decimal(1)), plain.strip("% ")
    return None, plain


@cache
def _unit(words: str, language: str, *, whole: bool) -> Measure | None:
    """What "million euros" or "млрд руб." stands for, by the ordinary reading of "1 million euros".

    `whole`: it is all that a heading says, so that a short word ("won", "bar") is rather a word than a unit.
    """
    rules = _rules()
    bare = rules.unit_lead.sub("", words.strip(_EDGES)).strip()
    bare = rules.same.get(bare, bare)
    if not bare or len(bare) > 40:
        return None
    if whole and len(bare) < 5 and bare.isascii() and bare.isalpha() and bare not in ("usd", "eur", "gbp", "jpy"):
        return None
    thousands = _THOUSAND.fullmatch(bare)
    if thousands:
        each = _unit(thousands.group(1), language, whole=False)
        return replace(each, factor=each.factor * 1000) if each else None
    if rules.counted.fullmatch(bare):
        return Measure(FigureKind.COUNT, bare, Decimal(1))
    sign = _LEADING_SIGN.fullmatch(bare)
    tries = [f"1 {bare}", f"1{bare}", *([f"{sign.group(1)}1 {sign.group(2)}"] if sign else [])]
    for text in (*tries, *([f"{bare}1"] if len(bare) <= 3 else [])):
        found = _whole_quantity(text, language)
        if found:
            return found
    return None


def _whole_quantity(text: str, language: str) -> Measure | None:
    written = text.upper() if len(text) <= 7 and text.isascii() else text
    quantities = read(written, shadow(written), vocabulary(language)).quantities
    if len(quantities) != 1:
        return None
    one = quantities[0]
    end = one.noun[1] if one.noun and one.kind is FigureKind.COUNT else one.end
    if one.start != 0 or text[end:].strip(". )") or one.value <= 0:
        return None
    if one.kind is FigureKind.COUNT:
        return Measure(FigureKind.COUNT if one.unit else None, one.unit, one.value) if one.scale else None
    if one.kind in (FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.MEASURE) and not one.bare:
        return Measure(one.kind, one.unit, one.value)
    return None


@dataclass(frozen=True, slots=True)
class _Rules:
    transforms: tuple[tuple[Transform, re.Pattern[str]], ...]
    base: re.Pattern[str]
    points: re.Pattern[str]
    change: re.Pattern[str]
    whole: re.Pattern[str]
    of: re.Pattern[str]
    modalities: tuple[tuple[Modality, re.Pattern[str]], ...]
    modal_words: re.Pattern[str]
    total: re.Pattern[str]
    generic: re.Pattern[str]
    around_place: re.Pattern[str]
    caption_lead: re.Pattern[str]
    breakdown: re.Pattern[str]
    small: re.Pattern[str]
    beside_change: re.Pattern[str]
    unit_lead: re.Pattern[str]
    unit_line: re.Pattern[str]
    counted: re.Pattern[str]
    same: dict[str, str]


@cache
def _rules() -> _Rules:
    data = load("figures_tables.toml")
    kinds, axes, unit, modality = data["transform"], data["axes"], data["unit"], data["modality"]
    order = (Transform.CAGR, Transform.MOM, Transform.YOY, Transform.SHARE)
    return _Rules(
        transforms=tuple((kind, re.compile(kinds[kind.value])) for kind in order),
        base=re.compile(kinds["base"]),
        points=re.compile(kinds["points"]),
        change=re.compile(kinds["change"]),
        whole=re.compile(data["share"]["whole"]),
        of=re.compile(data["share"]["of"]),
        modalities=tuple((Modality(name), re.compile(pattern)) for name, pattern in modality.items()),
        modal_words=re.compile("(?:[ ,()]|" + "|".join(modality.values()) + ")+"),
        total=re.compile(axes["total"]),
        generic=re.compile(axes["generic"]),
        around_place=re.compile(axes["around_place"]),
        caption_lead=re.compile(data["caption"]["lead"]),
        breakdown=re.compile(data["caption"]["breakdown"]),
        small=re.compile(data["caption"]["small"]),
        beside_change=re.compile(data["caption"]["small"] + "|" + data["transform"]["beside"]),
        unit_lead=re.compile(unit["lead"]),
        unit_line=re.compile(data["caption"]["unit_line"]),
        counted=re.compile("|".join(unit["counted"]["any"])),
        same=unit["same"],
    )
