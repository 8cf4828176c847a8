"""When: dates and spans named in a text, as the contract writes periods.

Enters: a shadow, its language, the publication date (for "last year"). Leaves: `When`s
in text order, each with its role. Never: a guess; a month without a year needs the publication date.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import pairwise

from monitor.data import load
from monitor.figures.spans import read
from monitor.figures.tongue import tongue
from monitor.figures.wordings import Wording

_YEAR = re.compile(r"(?:19|20)\d\d|\d\d ?年")
_NEVER = re.compile(r"(?!)")
# Between two times of one comparison stand few words; so many of four letters and more tell of something else.
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_OTHER_WORDS = 2
_DIGIT = re.compile(r"\d")
_WINDOW = 90
_GAP = r"(?: (?:[^,;:()，、]|:(?=\w)){0,60})?"
_DAYS = frozenset({"weekday", "rel_day", "day", "bare_day"})
_SHORT = _DAYS | {"month"}
# What has come together since the year began: it dates sums, not changes.
_GATHERED = frozenset({"to_date", "gathered"})
_SPOKEN = _SHORT | {"year", "rel_month"}
# What stands right in front of the noun whose time it is: "the March figure", "this year's harvest".
_OF_A_NOUN = frozenset({"reading", "crop"})
# Where a wording begins and ends, its kind and its period.
_Found = tuple[int, int, str, str]


@dataclass(frozen=True, slots=True)
class When:
    """A period named at `[start, end)`. `role`: `at`; `base` of a comparison, whose words begin at `opens`; `same`:

    the same months of the year in `period` (without one, a year before), a base too; `here`: the months just spoken
    of; `prior`: the month or quarter before those; `that`: the month or year named before; `name` of a thing or of an
    event; `since`; `by`. A `period` of "" is a time that the contract can't write, or that nobody can tell.
    """

    start: int
    end: int
    period: str
    role: str = "at"
    opens: int = -1


def periods(plain: str, start: int, end: int, language: str, published: datetime | None, text: str = "") -> list[When]:
    """All periods named in the sentence `plain[start:end]`; the widest wording at a place counts.

    `text` is what `plain` is the shadow of: its capitals tell a name that holds a year.
    """
    words = tongue(language)
    year = _YEAR.search(plain, start, end) is not None
    hint = words.hint.search(plain, start, end) is not None
    month = words.months.search(plain, start, end) is not None
    if not (year or hint or month):
        return []
    found: list[_Found] = []
    for rule in words.rules:
        needed = year if rule.needs == "y" else month if rule.needs == "m" else hint or year or month
        if needed and (not rule.holds or plain.find(rule.holds, start, end) >= 0):
            for match in rule.pattern.finditer(plain, start, end):
                period = read(rule.kind, Wording(match, words, published, plain[start:end], text))
                if period is not None:
                    found.append((match.start(), match.end(), rule.kind, period))
    kept: list[_Found] = []
    for one in sorted(found, key=lambda one: (one[0] - one[1], one[0])):
        if all(one[0] >= other[1] or one[1] <= other[0] for other in kept):
            kept.append(one)
    return _compared_once(plain, [_placed(plain, start, end, language, one, text) for one in sorted(kept)])


def _compared_once(plain: str, told: list[When]) -> list[When]:
    """ "По сравнению с прошлым годом экспорт Армении в марте вырос": the comparison has its time, the next is no base.

    Not where the two are joined ("compared with March and with February").
    """
    for at, (one, two) in enumerate(pairwise(told)):
        between = plain[one.end : two.start]
        shared = two.role == "base" and 0 <= two.opens <= one.start
        joined = _joins().match(between) or _DIGIT.search(between)
        if shared and not joined and len(_LONG_WORD.findall(between)) >= _OTHER_WORDS:
            told[at + 1] = replace(two, role="at", opens=-1)
    return told


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(load("figures_periods.toml")["shared"]["joins"])


def _placed(plain: str, start: int, end: int, language: str, found: _Found, text: str) -> When:
    first, last, kind, period = found
    if kind in ("same", "ago"):
        bare = kind == "same" and not _year_words().search(plain, first, last)
        return When(first, last, "", "here") if bare else When(first, last, period, "same")
    if kind == "year" and last - first == 4 and _capital(text, start, first, plain[last : last + 6], language):
        return When(first, last, period, "name")
    if kind == "ago_span":
        return When(first, last, "", "prior")
    if kind == "that_month":
        return When(first, last, "", "that")
    before = plain[max(start, first - _WINDOW) : first].rstrip()
    after = plain[last : min(end, last + 40)]
    role, opens = roles(language).of(kind, before, after, period)
    if kind in _GATHERED and role == "name":
        period = ""
    return When(first, last, period, role, first - len(before) + opens if opens >= 0 else -1)


def _capital(text: str, start: int, first: int, behind: str, language: str) -> bool:
    """ "Copa América 2024": a year right behind a capital is part of a name, where not all nouns have capitals."""
    if not text or language == "de" or wording("year_noun", language).match(behind):
        return False
    word = _last_word(language).search(text, max(start, first - 40), first)
    if word is None or not word.group(1)[0].isupper():
        return False
    said = word.group(1).lower()
    lead = wording("name_lead", language)
    opens = lead is _NEVER and not any(map(str.isalnum, text[start : word.start()]))
    return not opens and not lead.fullmatch(said) and not tongue(language).months.match(said)


@cache
def _last_word(language: str) -> re.Pattern[str]:
    """The word right in front of a year."""
    of = wording("name_of", language).pattern
    return re.compile(rf"\b([^\W\d_][\w-]*) ?[\"»”]? (?:{of})?$")


@cache
def _year_words() -> re.Pattern[str]:
    return re.compile(load("figures_periods.toml")["shared"]["year_words"])


@dataclass(frozen=True, slots=True)
class Roles:
    """The words around a period that say what it is a period of. All `before` end where it begins."""

    base: re.Pattern[str]
    base_told: re.Pattern[str]
    base_after: re.Pattern[str]
    event: re.Pattern[str]
    event_after: re.Pattern[str]
    reached: re.Pattern[str]
    said: re.Pattern[str]
    said_after: re.Pattern[str]
    by: re.Pattern[str]
    by_not: re.Pattern[str]
    since: re.Pattern[str]
    since_after: re.Pattern[str]
    spoke: re.Pattern[str]
    in_event: re.Pattern[str]
    in_event_after: re.Pattern[str]
    in_event_article: re.Pattern[str]
    spaced: bool
    never: re.Pattern[str]
    never_after: re.Pattern[str]
    adjective: re.Pattern[str]
    adjective_of: re.Pattern[str]

    def of(self, kind: str, before: str, after: str, period: str) -> tuple[str, int]:
        """The role, and where in `before` words of comparison begin (-1: nowhere)."""
        if kind == "year" and self._at_event(before, after):
            return "at", -1
        if kind in _GATHERED and period:
            return self._since(before, after), -1
        if kind not in _OF_A_NOUN and self._named(kind, before, after):
            return "name", -1
        if kind in _DAYS and (self.said.search(before) or self.said_after.match(after)):
            return "name", -1
        if kind in _SPOKEN and self.spaced and self.spoke.search(before):
            return "name", -1
        if kind in _SHORT and (self.since.search(before[-20:]) or self.since_after.match(after)):
            return "name", -1
        if (base := self.base.search(before)) and not self.base_told.search(before, base.start()):
            return "base", base.start()
        if self.base_after.match(after):
            return "base", len(before)
        if period.endswith(".."):
            return self._since(before, after), -1
        by = self.by.search(before[-20:]) and not self.by_not.match(after)
        return ("by" if by else "at"), -1

    def _since(self, before: str, after: str) -> str:
        return "name" if self.never.search(before) or self.never_after.match(after) else "since"

    def _at_event(self, before: str, after: str) -> bool:
        """ "in the 2016 referendum", "at the elections of 2016": what was counted there is a figure of that year."""
        if self.in_event.search(before):
            return True
        return bool(self.in_event_article.search(before) or not self.spaced) and bool(self.in_event_after.match(after))

    def _named(self, kind: str, before: str, after: str) -> bool:
        if self.event_after.match(after) or (self.event.search(before) and not self.reached.match(after)):
            return True
        if kind in ("year", "month", "day") and before.endswith("(") and after.startswith(")"):
            return True
        return kind == "year" and bool(
            self.adjective.search(before) and after[:1] == " " and not self.adjective_of.match(after)
        )


@cache
def roles(language: str) -> Roles:
    """The rules of `language`."""
    prep = load("figures_periods.toml").get(language, {}).get("prep", "")
    opens = r"(?<!\w)" if tongue(language).spaced else ""
    behind = rf"(?:{prep})$"
    return Roles(
        base=wording("base", language, opens, behind),
        base_told=wording("base_told", language, "", behind),
        base_after=wording("base_after", language),
        event=wording("event", language, "", behind),
        event_after=wording("event_after", language),
        reached=wording("reached", language),
        said=wording("said", language, "", behind),
        said_after=wording("said_after", language),
        by=wording("by", language),
        by_not=wording("by_not", language),
        since=wording("since", language),
        since_after=wording("since_after", language),
        spoke=wording("spoke", language, "", behind),
        in_event=wording("in_event", language, "", behind),
        in_event_after=wording("in_event_after", language),
        in_event_article=wording("in_event_article", language),
        spaced=tongue(language).spaced,
        never=wording("never", language, r"(?<!\w)", "$"),
        never_after=wording("never_after", language),
        adjective=wording("adjective", language),
        adjective_of=wording("adjective_of", language),
    )


@cache
def wording(name: str, language: str, before: str = "", behind: str = "") -> re.Pattern[str]:
    """The rows of a table for `language` and for all, joined; nothing matches where there are none."""
    table = load("figures_periods.toml")[name]
    rows = [row.replace("{G}", _GAP) for row in (*table.get(language, ()), *table.get("any", ())) if row]
    if any("{EVENT}" in row for row in rows):
        event = "|".join(load("figures_periods.toml")["event_noun"].get(language, ("(?!)",)))
        rows = [row.replace("{EVENT}", f"(?:{event})") for row in rows]
    return re.compile(f"{before}(?:{'|'.join(rows)}){behind}") if rows else _NEVER
