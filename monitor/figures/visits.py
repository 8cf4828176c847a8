"""Who came to a named site: its visitors are one series, whatever a text calls them or how it says that they came.

Enters: the spot of a count, whose it is, the indicator that its words name. Leaves: the indicator and the subject that
it has in truth. Never: animals, staff or cars at a site, only some of its visitors ("foreign ones"), or the visitors of
a site without a name as arrivals in its town.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import SITE, FigureKind
from monitor.figures.qualifiers import is_neutral, qualifiers
from monitor.figures.scene import Scene, Spot
from monitor.figures.subjects import NOBODY, Subject

#: The known measure of a site's visitors.
SITE_VISITS = "site_visits"

_CLAUSE = re.compile(r"[;:；：()（）]|\. |。")
_UNSPACED = frozenset({"zh", "ja", "ko"})
_LINKS = "的の의에 "
_ADJECTIVES_FIRST = frozenset({"en", "de", "ru", "uk"})
_NEAR = 24  # characters beside a noun that may say that only some are meant
_ARTICLE = 12  # characters between a comma and the name that begins a clause
_SURE = 0.8
_TAIL = 90  # characters behind a figure that may hold its verb


def visited(here: Scene, spot: Spot, subject: Subject, indicator: str | None) -> tuple[str | None, Subject]:
    """The indicator and the subject of one figure, as they are where nobody came to a site."""
    if spot.quantity.kind is not FigureKind.COUNT or indicator not in (None, SITE_VISITS, *_taken_for()):
        return indicator, subject
    if not (subject.id or "").startswith(SITE) and (site := _behind_its_figure(here, spot)) is not None:
        subject = site
    if not (subject.id or "").startswith(SITE):
        apart = indicator is not None and indicator == _arrivals() and _of_an_unnamed(here, spot)
        return (None, NOBODY) if apart else (indicator, subject)
    if _not_sites().search(subject.id or ""):
        return indicator, subject
    noun = _who(here, spot)
    if noun is None:
        return (None if indicator == _arrivals() else indicator), subject
    return (None if _only_some(here, *noun) else SITE_VISITS), subject


def without_site(here: Scene, spot: Spot, subject: Subject, words: str | None) -> str | None:
    """What is counted, without the name of the site that the series names already: 洞庭湖越冬水鸟."""
    if not words or not (subject.id or "").startswith(SITE):
        return words
    for mention in here.mentions_in(spot.start, spot.end):
        name = here.plain[mention.start : mention.end]
        if mention.kind == "site" and mention.id == subject.id and name in words:
            if here.words.language in _UNSPACED:
                return words[words.rfind(name) + len(name) :].lstrip(_LINKS) or words
            words = " ".join(words.replace(name, " ").split()) or words
    return words


def _behind_its_figure(here: Scene, spot: Spot) -> Subject | None:
    """ "With 28,000 visitors in 2024, the Kestrel Museum stays ahead": it begins with the figure of its site."""
    opens = _of("opens", here.words.language)
    if spot.lead_start != spot.start or not opens.fullmatch(spot.lead.strip()) or _who(here, spot) is None:
        return None
    comma = here.plain.find(", ", spot.quantity.end, min(spot.end, spot.quantity.end + _TAIL))
    if comma < 0:
        return None
    sites = [one for one in here.mentions_in(spot.start, spot.end) if one.kind == "site"]
    if len({one.id for one in sites}) != 1 or not 0 <= sites[0].start - comma <= _ARTICLE:
        return None
    return Subject(sites[0].id, sites[0].path, _SURE)


def _who(here: Scene, spot: Spot) -> tuple[int, int] | None:
    """Where the noun stands by which visitors are meant."""
    words, persons = _of("visitors", here.words.language), _of("persons", here.words.language)
    span = spot.quantity.noun
    counted = here.plain[slice(*span)] if span else ""
    if span and words.search(counted):
        return span
    counter = _of("counters", here.words.language).fullmatch(counted) is not None
    came = _of("came", here.words.language)
    if span and not counter and not _are_persons(counted, persons, came):
        return None
    start, lead = _clause(spot)
    told = list(words.finditer(lead))
    if told and (counter or not span or _number_of(lead, told[-1])):
        return start + told[-1].start(), start + told[-1].end()
    behind = _CLAUSE.split(here.plain[spot.quantity.end : min(spot.end, spot.quantity.end + _TAIL)])[0]
    if span and any(came.search(words) for words in (lead, counted, behind)):
        return span
    return None


def _are_persons(counted: str, persons: re.Pattern[str], came: re.Pattern[str]) -> bool:
    """ "Pessoas", and "pessoas passaram", where the verb is taken for a part of the noun."""
    noun = persons.match(counted)
    rest = counted[noun.end() :].strip() if noun else ""
    return noun is not None and (not rest or came.search(rest) is not None)


def _number_of(lead: str, told: re.Match[str]) -> bool:
    """ "Attendance came to 97,000 people": nothing but a verb between the two."""
    return len(lead) - told.end() <= _TAIL


def _clause(spot: Spot) -> tuple[int, str]:
    lead = spot.lead
    last = 0
    for mark in _CLAUSE.finditer(lead):
        last = mark.end()
    return spot.lead_start + last, lead[last:]


def _only_some(here: Scene, start: int, end: int) -> bool:
    """Whether a word, a compound or a complement at the noun says that not all who came are meant."""
    words, language = _of("visitors", here.words.language), here.words.language
    noun = next(words.finditer(here.plain, start, end), None)
    name = noun.span() if noun else (start, end)
    before, behind = here.plain[max(0, start - _NEAR) : start], here.plain[name[1] : name[1] + _NEAR]
    pieces = (_BREAK.split(before)[-1], here.plain[start:end], _BREAK.split(behind)[0])
    if any(_of("part", "words").search(piece) for piece in pieces):
        return True
    told = here.plain[start : name[0]].split() if language in _ADJECTIVES_FIRST else []
    if not all(is_neutral(word, language) for word in told):
        return True
    return bool(qualifiers(here, (name,), None, SITE_VISITS)) or _of("complement", language).match(behind) is not None


_BREAK = re.compile(r"[,;:.，；：。（(、]")


def _of_an_unnamed(here: Scene, spot: Spot) -> bool:
    """The visitors of a museum or a park that the text does not name."""
    _, lead = _clause(spot)
    behind = _BREAK.split(here.plain[spot.quantity.end : min(spot.end, spot.quantity.end + _TAIL)])[0]
    return any(_of("unnamed", "words").search(words) for words in (lead, behind))


@cache
def _of(name: str, language: str) -> re.Pattern[str]:
    rows: dict[str, str] = load("figures_visits.toml")[name]
    return re.compile(rows.get(language, "(?!)"))


@cache
def _arrivals() -> str:
    return str(load("figures_visits.toml")["arrivals"])


@cache
def _taken_for() -> tuple[str, ...]:
    return tuple(load("figures_visits.toml")["taken_for"])


@cache
def _not_sites() -> re.Pattern[str]:
    return re.compile(load("figures_visits.toml")["not_sites"])
