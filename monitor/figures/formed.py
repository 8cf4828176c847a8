"""Names as whose a figure is that tell by their form what they are: Giresun'da, auf Hiddensee, 청산도에는, واحة سيوة.

Enters: a scene and a spot whose subject nothing else tells. Leaves: a subject's id, one for all forms of the name, or
None. First come schools and hospitals for those whom only they have, whatever they do in the sentence. Never: somebody
who only says or counts, a word that another name holds, one of several names. Wording is data (`figures_formed.toml`).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.domain import SITE, FigureKind
from monitor.figures.scene import Scene, Spot, is_place
from monitor.text.proper import CAPITAL, key_of, proper

_KINDS = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.RATIO})
_BACK = 2  # sentences before the figure's own in which its name may stand
_BESIDE = 30


class FormedNames:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._tag = here.words.language
        self._found: dict[tuple[int, int], frozenset[str]] = {}  # figures of one sentence ask the same

    def of(self, spot: Spot) -> str | None:
        """The id of the one name of the sentence, else of the sentences just before it."""
        if spot.quantity.kind not in _KINDS:
            return None
        found = self._body(spot) or self._only(spot.start, spot.end)
        if found is not None or not self._silent(spot.start, spot.end):
            return found
        first = spot.sentence
        while first > max(0, spot.sentence - _BACK) and self._here.same_paragraph(first - 1, spot.sentence):
            first -= 1
        return self._only(self._here.span(first)[0], spot.start)

    def _body(self, spot: Spot) -> str | None:
        """A school or hospital in the sentence: "An der TU Clausthal sind 3.480 Studierende eingeschrieben"."""
        here, rules = self._here, _bodies()
        if not rules.whom.search(here.plain, spot.start, spot.end):
            return None
        idle = [one for one in here.description.idle if spot.start <= one.start < spot.end]
        orgs = [*(one for one in here.mentions_in(spot.start, spot.end) if one.kind == "org"), *idle]
        names = [one for one in orgs if rules.body.search(one.name) and not self._says(one.start)]
        ids = {one.id for one in names}
        return ids.pop() if len(ids) == 1 and len(orgs) == len(names) else None

    def _says(self, start: int) -> bool:
        before = self._here.plain[max(0, start - _BESIDE) : start]
        return _bodies().says.search(before) is not None

    def _silent(self, start: int, end: int) -> bool:
        """Whether a span names nobody, so that what was spoken of goes on."""
        return not self._keys(start, end) and not any(
            is_place(one) or one.kind == "org" for one in self._here.mentions_in(start, end)
        )

    def _only(self, start: int, end: int) -> str | None:
        keys = self._keys(start, end)
        return f"{SITE}{next(iter(keys))}" if len(keys) == 1 else None

    def _keys(self, start: int, end: int) -> frozenset[str]:
        if (start, end) not in self._found:
            self._found[start, end] = frozenset(self._names(start, end))
        return self._found[start, end]

    def _names(self, start: int, end: int) -> Iterator[str]:
        for form in _forms(self._tag):
            if form.needs is not None and not form.needs.search(f"{self._here.title}\n{self._here.text}"):
                continue
            for match in form.pattern.finditer(self._here.text, start, end):
                at, to = match.span("name")
                if form.none.fullmatch(match["name"]) or self._taken(at, to):
                    continue
                if key := self._key(match, form):
                    yield key

    def _key(self, match: re.Match[str], form: "_Form") -> str:
        name = match["name"]
        for word, instead in form.instead:
            name = word.sub(instead, name)
        kind = match.groupdict().get("kind") or ""
        key = unicodedata.normalize("NFC", key_of(name, self._tag, ""))
        return key if len(key) < 2 or not kind else f"{key}-{kind.casefold()[: form.keep]}"

    def _taken(self, start: int, end: int) -> bool:
        near = self._here.mentions_in(max(0, start - _BESIDE), end)
        return any(one.end > start and (is_place(one) or one.kind in ("org", "list")) for one in near)


@dataclass(frozen=True, slots=True)
class _Form:
    """`needs`: what the article says besides; `none`: what is no name; `keep`: letters of a kind in the id."""

    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None
    none: re.Pattern[str]
    instead: tuple[tuple[re.Pattern[str], str], ...]
    keep: int


@cache
def _forms(tag: str) -> tuple[_Form, ...]:
    rows = [row for row in load("figures_formed.toml")["form"] if tag in row["languages"]]
    return tuple(
        _Form(
            re.compile(row["pattern"].replace("{N}", proper(tag)).replace("{C}", CAPITAL)),
            re.compile(row["needs"]) if "needs" in row else None,
            re.compile(row.get("none", "(?!)"), re.IGNORECASE),
            tuple((re.compile(word), instead) for word, instead in row.get("instead", ())),
            row.get("keep", 0),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _Bodies:
    body: re.Pattern[str]
    whom: re.Pattern[str]
    says: re.Pattern[str]


@cache
def _bodies() -> _Bodies:
    row: dict[str, str] = load("figures_formed.toml")["bodies"]
    return _Bodies(re.compile(row["body"], re.IGNORECASE), re.compile(row["whom"]), re.compile(row["says"]))
