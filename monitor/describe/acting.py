"""Organisations known by what they do and own: firms, clubs, broadcasters, that nobody could list.

Enters: a title, a text, and which spans are names already. Leaves: `Name`s of the text, each saying whether it acts
there (is the subject of a verb of organisations, or owns what only they have), and those of the title. Never: a name on
the strength of its capitals. One proof is needed, a legal form, "carmaker X", "X's shares", "X employs"; what may be a
person, a place, a month or a word is left out, because a false organisation takes a figure away from its place.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from monitor.describe.acting_names import Names
from monitor.describe.acting_words import Rules, rules_of
from monitor.describe.entities import Name, slug
from monitor.describe.han_names import around
from monitor.describe.listed import Listed, listed
from monitor.describe.spans import Spans

_CLAUSE = 70  # behind a verb, where "its" says that a firm is meant
_INITIALS = re.compile(r"[A-Z][A-Z&-]{1,5}")
_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Found:
    """Names in text order, and organisations of the title, which the text may speak of as "the company"."""

    names: tuple[Name, ...]
    titled: tuple[Name, ...]
    hidden: frozenset[tuple[int, int]] = frozenset()  # names of organisations: what stands inside is no place
    idle: tuple[Name, ...] = ()  # known ones of the text that do nothing in it: where something is, or who is studied


@dataclass(slots=True)
class _Org:
    """One organisation: its id, its longest name and all that it is called."""

    id: str
    name: str
    called: set[str] = field(default_factory=set)


def find(
    title: str,
    text: str,
    language: str | None,
    names: Sequence[Name],
    places: Sequence[tuple[int, int]],
    is_place: Callable[[str], bool],
) -> Found:
    """Acting organisations; `names` are returned too, with what they do.

    `places` are spans of the text, `is_place` says of a name whether some place bears it.
    """
    rules = rules_of(language)
    if rules is None:
        return Found(tuple(names), ())
    whole = f"{title}\n{text}"
    ahead = len(title) + 1
    known = [replace(n, start=n.start + ahead, end=n.end + ahead) for n in names]
    spots = [(a + ahead, b + ahead) for a, b in places]
    by_name = listed(whole, rules, known, spots, is_place, ahead)
    held = Spans((one.start, one.end) for one in by_name)
    known = [n for n in known if not held.overlap(n.start, n.end)]
    found = _Search(whole, rules, known, by_name, Names(whole, rules, spots, is_place, ahead)).found()
    inside = tuple(replace(n, start=n.start - ahead, end=n.end - ahead) for n in found if n.start >= ahead)
    sources = {one.start for one in by_name if one.body.says or one.body.sport}
    hidden = frozenset((one.start - ahead, one.aside - ahead) for one in by_name if one.hides and one.start >= ahead)
    # A bank, an agency or a club in a title seldom is whose all figures of the text are.
    titled = tuple(n for n in found if n.start < ahead and n.start not in sources)
    idle = tuple(
        replace(one.named(), start=one.start - ahead, end=one.end - ahead)
        for one in by_name
        if not (one.acts or one.body.sport or one.body.of_place) and one.start >= ahead
    )
    return Found(inside, titled, hidden, idle)


class _Search:
    """One walk over one text: cues first, then names, then everywhere that they stand."""

    def __init__(self, text: str, rules: Rules, known: list[Name], by_name: Sequence[Listed], names: Names) -> None:
        self._text, self._rules, self._known, self._names = text, rules, known, names
        self._listed = by_name
        self._orgs: dict[str, _Org] = {}
        self._ends: set[int] = set()  # of names that act
        self._starts: set[int] = set()

    def found(self) -> tuple[Name, ...]:
        for role, start, end in self._rules.cues(self._text):
            if role == "before":
                self._owner_behind(end, acts=True)
            elif role == "kind":
                self._owner_behind(end, acts=False)
            elif role == "legal":
                self._legal(start, end)
            else:
                self._verb(role, start, end)
        if not self._rules.spaced:
            for name, called, acts in around(self._text, self._rules):
                self._add(*name, called)
                self._ends |= {name[1]} if acts else set()
        return self._everywhere()

    # ---- cues

    def _verb(self, role: str, start: int, end: int) -> None:
        at = start if role == "owned" or not self._rules.spaced else start - 1
        span = self._names.before(at, owned=role == "owned")
        if span is None:
            return
        if role != "owned" and self._governed(span[0]):
            return
        self._ends.add(span[1])
        if role == "owned" or (role == "only" and not self._persons(end)) or self._proved(span, start, end):
            name = self._names.valid(*span, firm=False, owns=role == "owned")
            if name:
                self._add(*name, {self._text[name[0] : span[1]], *self._short(span[1])})

    def _governed(self, start: int) -> bool:
        """ "The mine near X will close", "X and Y plan": the verb is somebody else's."""
        before = self._text[max(0, start - 14) : start].split(" ")
        return len(before) > 1 and before[-2].strip('(«“"') in self._rules.prepositions

    def _persons(self, end: int) -> bool:
        behind = re.split(r"[.;:\n]", self._text[end : end + _CLAUSE], maxsplit=1)[0]
        return self._rules.person is not None and self._rules.person.search(behind) is not None

    def _proved(self, span: tuple[int, int], start: int, end: int) -> bool:
        """Whether a verb of anybody is an organisation's: by "its" behind it, or initials before it."""
        surface = self._text[span[0] : span[1]].rsplit(" ", 1)[-1]
        line = self._text[max(0, span[0] - 12) : end + 12]
        shouted = self._rules.spaced and line.isupper()
        initials = bool(_INITIALS.fullmatch(surface)) and surface not in self._rules.acronyms and not shouted
        behind = re.split(r"[.;:\n]|, ", self._text[end : end + _CLAUSE], maxsplit=1)[0]
        if self._rules.person and self._rules.person.search(behind):
            return False
        own = any(word in behind for word in self._rules.own)
        if initials and self._text[start:end] in self._rules.light:
            initials = any(word in behind for word in self._rules.objects)
        return own or initials

    def _legal(self, start: int, end: int) -> None:
        """ "Nordlicht AG": the name before its form; both are one mention."""
        comma = self._text[start - 1 : start] == ","
        span = self._names.run_before(start - comma)
        if span is None or not (name := self._names.valid(*span, firm=True)):
            return
        org = self._add(*name, {self._text[name[0] : end]})
        org.called |= self._short(end)

    def _owner_behind(self, at: int, acts: bool) -> None:
        match = self._rules.run.match(self._text, at)
        if match is None and not acts and self._rules.adjective:
            skipped = self._rules.adjective.match(self._text, at)
            match = self._rules.run.match(self._text, skipped.end()) if skipped else None
        if match is None:
            return
        start, end = match.span()
        if self._text[start : start + 1] in '«“„"':
            start, end = start + 1, end - 1
        elif self._text[end - 2 : end] in _POSSESSIVE and self._text[end : end + 2].strip().islower():
            end -= 2  # "a stake in Nordlicht's largest mine" is none in Nordlicht
            acts = False
        name = self._names.valid(start, end, firm=True)
        if name and (not acts or name[0] == start):
            self._add(*name, {self._text[name[0] : end], *self._short(end)})
            if acts:
                self._starts.add(name[0])

    # ---- everywhere

    def _short(self, end: int) -> set[str]:
        """The abbreviation in brackets behind a name: General Motors (GM)."""
        if self._text[end : end + 2] != " (":
            return set()
        match = _INITIALS.match(self._text, end + 2)
        return {match.group()} if match and self._text[match.end() : match.end() + 1] == ")" else set()

    def _add(self, start: int, end: int, called: Iterable[str]) -> _Org:
        name = self._text[start:end]
        calls = {name, *called}
        key = next((org.id for org in self._orgs.values() if org.called & calls), f"org:{slug(name)}")
        org = self._orgs.setdefault(key, _Org(key, name))
        org.called |= calls
        return org

    def _everywhere(self) -> tuple[Name, ...]:
        # A known name may hold its quotation marks.
        known = ((n, {n.end, n.end - 1} & self._ends or {n.start} & self._starts) for n in self._known)
        found = [replace(n, acts=bool(acts)) for n, acts in known]
        found += [one.named() for one in self._listed if one.acts]
        idle = [(one.start, one.end) for one in self._listed if not one.acts]
        calls = sorted(((call, org) for org in self._orgs.values() for call in org.called), key=lambda c: -len(c[0]))
        for call, org in calls:
            for start, end in self._names.standing(call):
                taken = any(n.start < end and start < n.end for n in found) or any(
                    a < end and start < b and end - start <= b - a for a, b in idle
                )
                if not taken and self._names.free(start, end):
                    acts = (
                        end in self._ends
                        or start in self._starts
                        or (self._rules.does(self._text, end) and not self._governed(start))
                    )
                    found.append(Name(start, end, org.id, org.name, "org", acts))
        return tuple(sorted(found, key=lambda name: name.start))
