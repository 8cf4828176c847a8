"""Times that go back to one named before: "April was kind to the shops. Sales were up 1.2 percent that month".

"Im Vorjahr kamen 5,120 Gäste" goes back from the text's own day where it has spoken of no other time.
Enters: the times of a sentence, the sentence before it. Leaves: the same times, with those of `that` told where one
month (or year) alone was named. Never: a choice between two.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.figures.periods import When, periods, wording
from monitor.figures.scene import Scene
from monitor.figures.spans import read
from monitor.figures.tongue import tongue
from monitor.figures.wordings import Wording

_FORMS = {"month": re.compile(r"\d{4}-\d\d"), "year": re.compile(r"\d{4}")}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"\d+")
_NAMING = frozenset({"at", "name", "by"})
_CAPITALS = frozenset({"en", "de"})  # languages that write months with a capital


def going_back(here: Scene, whens: list[When], sentence: int) -> list[When]:
    """The times of a sentence; "that month" is the one month in front of it, else the one of the sentence before."""
    if len(whens) == 1 and whens[0].role == "same":
        return [_year_before(here, whens[0], sentence)]
    return [_named(here, when, whens, sentence) if when.role == "that" else when for when in whens]


def _year_before(here: Scene, when: When, sentence: int) -> When:
    rules = _years_before(here.words.language)
    if rules is None or here.published is None or not rules[0].match(here.plain[when.start : when.end]):
        return when
    start, end = here.span(sentence)
    earlier = f"{here.title}\n{here.plain[:start]}"
    timed = _YEAR.search(earlier) or tongue(here.words.language).months.search(earlier)
    if (timed and not _released(here, sentence)) or rules[1].search(here.plain, start, end):
        return when
    return replace(when, role="at", period=str(here.published.year - 1))


def _released(here: Scene, sentence: int) -> bool:
    """ "The office has published the births for 2025. In the year before, 14,000 children were born", told in 2026.

    Where the sentence before only says of which year statistics came out, and that is the year before the text's, both
    words are for that one year.
    """
    if not sentence or here.published is None:
        return False
    start, end = here.span(sentence - 1)
    years = {match.group() for match in _YEAR.finditer(f"{here.title}\n{here.plain[:end]}")}
    numbers = set(_NUMBER.findall(here.plain[start:end]))
    release = wording("releases", here.words.language).search(here.plain, start, end)
    return years == numbers == {str(here.published.year - 1)} and release is not None


def _named(here: Scene, when: When, whens: list[When], sentence: int) -> When:
    said = here.plain[when.start : when.end]
    form = next((_FORMS[name] for name, pattern in _back() if pattern.search(said)), None)
    if form is None:
        return replace(when, role="at")
    own = {one.period for one in whens if one.end <= when.start and one.role == "at" and form.fullmatch(one.period)}
    if not own and form is _FORMS["month"]:
        own = set(_bare(here, here.span(sentence)[0], when.start))
    found = own or set(_before(here, sentence, form))
    return replace(when, role="at", period=found.pop() if len(found) == 1 else "")


def _before(here: Scene, sentence: int, form: re.Pattern[str]) -> Iterator[str]:
    if not sentence or not here.same_paragraph(sentence - 1, sentence):
        return
    start, end = here.span(sentence - 1)
    language = here.words.language
    named = periods(here.plain, start, end, language, here.published, here.text)
    yield from (one.period for one in named if one.role in _NAMING and form.fullmatch(one.period))
    if form is _FORMS["month"]:
        yield from _bare(here, start, end)


def _bare(here: Scene, start: int, end: int) -> Iterator[str]:
    """Months that stand alone ("April was kind"), of the last such month before publication."""
    language = here.words.language
    for match in _month(language).finditer(here.plain, start, end):
        if language in _CAPITALS and not here.text[match.start()].isupper():
            continue
        period = read("month", Wording(match, tongue(language), here.published, here.plain[start:end], here.text))
        if period:
            yield period


@cache
def _month(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<m>{tongue(language).months.pattern})(?!\w)(?: (?P<y>(?:19|20)\d\d))?")


@cache
def _years_before(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    row: dict[str, str] | None = load("figures_periods.toml")["year_before"].get(language)
    return (re.compile(row["says"]), re.compile(row["compares"])) if row else None


@cache
def _back() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows: dict[str, str] = load("figures_periods.toml")["that"]
    return tuple((name, re.compile(rf"(?<!\w)(?:{row})")) for name, row in rows.items())
