"""Whether what stands beside a name says that a small town is meant: the town of Reading, die Stadt Worms.

Enters: a text, where a name stands in it and the text's language. Leaves: a `Sign`. Never: which of several towns is
meant (namesakes.py). Data: monitor/data/places_towns.toml.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from monitor.data import load
from monitor.describe.morphology import forms

_LOOK_BACK = 48  # characters; "the town of" and an adjective fit in
# "BAMBERG (dpa) - ", "Bamberg, 3. Mai (dpa)": a dateline; the dash alone is one behind capitals only.
_DATELINE = re.compile(r"(?:,[^\n()]{1,30})?[ \u00a0]\([A-Za-z/. ]{2,15}\)[ \u00a0]?[-–—:.]")
_CAPITALS_DASH = re.compile(r"(?:,[^\n()]{1,30})?[ \u00a0][–—-]{1,2}[ \u00a0]")


class Sign(Enum):
    """What stands beside a name."""

    NONE = auto()
    WORD = auto()  # "nach Norden": a word of this language, behind a preposition too
    NEAR = auto()  # "in X", where papers of this language are at home
    TOLD = auto()  # "the town of X", a dateline


@dataclass(frozen=True, slots=True)
class _Rules:
    told: re.Pattern[str] | None
    told_behind: re.Pattern[str] | None
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    words: frozenset[str]  # all forms, in small letters
    never: frozenset[str]
    region: re.Pattern[str] | None
    region_behind: re.Pattern[str] | None
    region_not: re.Pattern[str]
    river_behind: re.Pattern[str]


def sign(text: str, start: int, end: int, language: str | None) -> Sign:
    """What is said of the name at `start:end`."""
    if start == 0 or text[start - 1] == "\n":
        capitals = text[start:end].isupper() and end - start > 3 and start == 0
        if _DATELINE.match(text, end) or (capitals and _CAPITALS_DASH.match(text, end)):
            return Sign.TOLD
    if not language or not (rules := _rules(language)):
        return Sign.NONE
    before = text[max(0, start - _LOOK_BACK) : start].replace("\u00a0", " ").replace("\n", " ")
    if (rules.told and rules.told.search(before)) or (rules.told_behind and rules.told_behind.match(text, end)):
        return Sign.TOLD
    if text[start:end].lower() in rules.words:
        return Sign.WORD
    if rules.before and rules.before.search(before):
        return Sign.NEAR
    return Sign.NEAR if rules.behind and rules.behind.match(text, end) else Sign.NONE


def is_region(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether a region is meant, not the town or the word of its name: "dans la Creuse", "Ordu ilinde"."""
    if not language or not (rules := _rules(language)) or not (rules.region or rules.region_behind):
        return False
    if rules.region_behind and rules.region_behind.match(text, end):
        return True
    before = text[max(0, start - _LOOK_BACK) : start].replace("\u00a0", " ").replace("\n", " ")
    return bool(rules.region and rules.region.search(before)) and not is_water(text, start, end, language)


def is_water(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether something else is meant that the region is called after: "la crue de la Somme"."""
    if not language or not (rules := _rules(language)):
        return False
    before = text[max(0, start - _LOOK_BACK) : end].replace("\u00a0", " ").replace("\n", " ")
    return bool(rules.region_not.search(before) or rules.river_behind.match(text, end))


def is_word(surface: str, language: str | None) -> bool:
    """Whether the name, spelled so, is a common word of the language: Spanish "Para"; Pará has an accent."""
    rules = _rules(language) if language else None
    return rules is not None and surface in rules.never


def countries(language: str | None) -> tuple[str, ...]:
    """Where papers of this language are at home, as far as that says something."""
    return tuple(load("places_towns.toml").get(_base(language), {}).get("countries", ()))


def region_countries(language: str | None) -> tuple[str, ...]:
    """Of which countries' regions `is_region` speaks."""
    row = load("places_towns.toml").get(_base(language), {})
    return tuple(row.get("region_countries", row.get("countries", ())))


def _base(language: str | None) -> str:
    """The language without its country or script: de-CH is German."""
    return (language or "").split("-")[0]


@cache
def _rules(language: str) -> _Rules | None:
    rules = load("places_towns.toml").get(_base(language))
    if not rules:
        return None
    return _Rules(
        told=re.compile(rf"(?<!\w){rules['told']}$") if "told" in rules else None,
        told_behind=re.compile(rules["told_behind"]) if "told_behind" in rules else None,
        before=re.compile(rf"(?<!\w)(?:{rules['before']}) $", re.IGNORECASE) if "before" in rules else None,
        behind=re.compile(rules["behind"]) if "behind" in rules else None,
        never=frozenset(rules.get("never", ())),
        region=re.compile(rf"(?<!\w)(?:{rules['region']})$") if "region" in rules else None,
        region_behind=re.compile(rules["region_behind"]) if "region_behind" in rules else None,
        region_not=re.compile(rules.get("region_not", "(?!)")),
        river_behind=re.compile(rules.get("river_behind", "(?!)")),
        words=frozenset(form.lower() for word in rules.get("words", "").split() for form in forms(word)),
    )
