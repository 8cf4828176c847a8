"""A proper name as whose a figure is, last of all: a thing, firm or spot that neither the gazetteer nor a list knows.

Enters: a scene and a spot whose subject nothing else tells. Leaves: a subject with one id for all forms of the name, or
None. Never: a person, a month, a word with a capital only for its place in the sentence, one who only says or counts
("according to Kestrel"), a name with another kind in front of it (the rules of describe/things.py know those), or
anybody at all for a percentage that is no share of a whole.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from monitor.data import load
from monitor.domain import SITE, FigureKind
from monitor.figures.scene import Scene, Spot, is_place
from monitor.text.proper import key_of, proper

_KINDS = frozenset({FigureKind.COUNT, FigureKind.MEASURE, FigureKind.AMOUNT})
_REACH = 90  # characters behind a figure in which its thing is named
_BESIDE = 30
_OWNER = re.compile("['’]s$")


@dataclass(frozen=True, slots=True)
class ProperName:
    """A proper name at `start:end`; `key` is one for all its forms."""

    start: int
    end: int
    key: str


class ProperNames:
    """Answers for the spots of one text."""

    def __init__(self, here: Scene) -> None:
        self._here = here
        self._tag = here.words.language

    def of(self, spot: Spot, *, known: bool) -> str | None:
        """The id of what the figure is of; `known`: it measures a known indicator, which not everything has."""
        rules = _rules(self._tag)
        if rules is None or (known and spot.quantity.kind is FigureKind.AMOUNT):
            return None
        if spot.quantity.kind is FigureKind.PERCENT:
            found = self._in(spot, rules) if rules.share.search(self._here.plain, spot.start, spot.end) else None
        elif spot.quantity.kind in _KINDS:
            found = self._opening(spot, rules) or self._in(spot, rules)
        else:
            return None
        return f"{SITE}{found.key}" if found else None

    def _opening(self, spot: Spot, rules: "_Rules") -> ProperName | None:
        """ "Kestrel Hall drew 12,000 visitors": what stands first in the sentence, with a verb of having or doing."""
        match = rules.first.match(self._here.text, spot.start, spot.quantity.start)
        if match is None:
            return None
        named = self._named(match.start("name"), match.end("name"))
        if named is None or rules.alone_not.fullmatch(match["name"].rstrip("s")):
            return None
        behind = self._here.plain[named.end : spot.quantity.start]
        if not (self._is_known_besides(named, match["name"]) or _is_named(rules, match, behind)):
            return None
        return named if rules.does.match(behind) and not rules.says.search(behind) else None

    def _in(self, spot: Spot, rules: "_Rules") -> ProperName | None:
        """ "On Kestrel 412 puffins were counted", "18 million passed through Kestrel": behind a word for where."""
        behind = min(spot.end, spot.quantity.end + _REACH)
        found = [
            named
            for start, end in ((spot.start, spot.quantity.start), (spot.quantity.end, behind))
            for match in rules.where.finditer(self._here.text, start, end)
            if (named := self._named(match.start("name"), match.end("name"))) is not None
        ]
        keys = {named.key for named in found}
        return found[0] if len(keys) == 1 else None

    def _named(self, start: int, end: int) -> ProperName | None:
        """The name at `start:end`, if it is nobody else's: no place, firm or list, and no person."""
        here, rules = self._here, _rules(self._tag)
        before = here.text[max(0, start - _BESIDE) : start]
        after = here.text[end : end + _BESIDE]
        near = here.mentions_in(max(0, start - _BESIDE), end)
        taken = any(mention.end > start and (is_place(mention) or mention.kind in ("org", "list")) for mention in near)
        if rules is None or taken or rules.not_before.search(before) or rules.not_after.match(after):
            return None
        key = key_of(here.text[start:end], self._tag, "")
        if len(key) < 3 or key in self._persons:
            return None
        return ProperName(start, end, key)

    def _is_known_besides(self, named: ProperName, printed: str) -> bool:
        """Whether more than the sentence's first capital tells that it is a name."""
        if " " in printed or "-" in printed or not printed[1:].islower():
            return True
        again = re.compile(rf"(?<=[\w,;:] ){re.escape(printed[:-1])}")
        return again.search(self._here.text) is not None or named.key in self._here.title

    @cached_property
    def _persons(self) -> frozenset[str]:
        """Names by which the text lets somebody speak or be called by an office."""
        rules = _rules(self._tag)
        if rules is None:
            return frozenset()
        found = (key_of(match["person"], self._tag, "") for match in rules.person.finditer(self._here.text))
        return frozenset(found)


def _is_named(rules: "_Rules", match: re.Match[str], behind: str) -> bool:
    """ "La Netherwick had", "Netherwick's harvest was", "Netherwick brewed 9,000 litres".

    A capital behind an article, an owner, or one word without an article and what only somebody with a name did so.
    """
    if rules.alone_not.fullmatch(_OWNER.sub("", match["name"])):
        return False
    article = match.start() < match.start("name")
    return article or _OWNER.search(match["name"]) is not None or rules.alone.match(behind) is not None


def without_name(here: Scene, spot: Spot, subject: str | None, words: str | None) -> str | None:
    """`words` without the name of the thing that they are of: its series names it already."""
    tag = here.words.language
    if not words or not (subject or "").startswith(SITE) or _rules(tag) is None:
        return words
    key = (subject or "").removeprefix(SITE)
    for match in re.finditer(proper(tag), here.text[spot.start : spot.end]):
        name = here.plain[spot.start + match.start() : spot.start + match.end()]
        if name in words and key_of(match.group(), tag) == key:
            return " ".join(words.replace(name, " ").split()) or words
    return words


@dataclass(frozen=True, slots=True)
class _Rules:
    first: re.Pattern[str]
    where: re.Pattern[str]
    does: re.Pattern[str]
    says: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    person: re.Pattern[str]
    alone: re.Pattern[str]
    alone_not: re.Pattern[str]
    share: re.Pattern[str]


@cache
def _rules(tag: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_named.toml").get(tag)
    if row is None:
        return None
    name = proper(tag)
    return _Rules(
        first=re.compile(rf"(?:{row['articles']})?(?P<name>{name})(?!\w)"),
        where=re.compile(rf"(?<!\w)(?:{row['where']})(?P<name>{name})(?!\w)"),
        does=re.compile(row["does"]),
        says=re.compile(row["says"]),
        not_before=re.compile(rf"(?<!\w)(?:{row['not_before']})$", re.IGNORECASE),
        not_after=re.compile(row["not_after"]),
        person=re.compile(row["person"].replace("{N}", name)),
        alone=re.compile(row.get("alone", "(?!)")),
        alone_not=re.compile(row.get("alone_not", "(?!)")),
        share=re.compile(row.get("share", "(?!)")),
    )
