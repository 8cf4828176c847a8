"""Percentages that are a part of a whole by their own sentence: the share of households, how full a hotel is.

Many an open measure lost the words that say so. Enters: an observation. Leaves: whether it can't pass 100 %. Never:
what may well pass it (prisons, plans, debts, telephones), nor a rise by so many percent.
"""

import re
from functools import cache

from monitor.data import load
from monitor.domain import Observation, Transform, primary
from monitor.ledger.series import is_open, is_proportion

_LEAD = 90  # characters in front of a number that may name what it measures
_TAIL = 70
_NUMBER = re.compile(r"\d[\d.,]*\s*%")


def is_part_of_all(observation: Observation) -> bool:
    """Is it a known proportion, or do the words of an open measure or those in front of the number make it one?"""
    series = observation.series
    if not is_open(series.measure):
        return is_proportion(series)
    if series.transform is not Transform.LEVEL or series.unit_class != "%":
        return False
    words = series.measure.split(":", 2)[-1]
    lead, tail = _around(observation)
    near = f"{words} | {lead} | {tail}"
    if _rule("may_pass", "words").search(near) or _rule("may_pass", "by").search(lead):
        return False
    people = _people(primary(observation.language) or "und")
    if people is not None and people.match(tail):
        return True  # "108 percent of households use it"
    if _rule("may_pass", "of").match(tail):
        return False
    if is_proportion(series):
        return True
    of_all = _of_all(primary(observation.language) or "und")
    if of_all is not None and any(of_all.search(part) for part in (words, lead)):
        return True
    how, whose = _rule("full", "how"), _rule("full", "whose")
    return any(how.search(part) for part in (words, lead)) and whose.search(near) is not None


def _around(observation: Observation) -> tuple[str, str]:
    """What stands in front of the number, from the percentage before it on, and behind it, in small letters."""
    sentence = observation.sentence
    at = sentence.find(observation.surface)
    if at < 0:
        return "", ""
    before, behind = sentence[:at], sentence[at + len(observation.surface) :]
    lead = _NUMBER.split(before[-_LEAD:])[-1]
    return " ".join(lead.casefold().split()), " ".join(_NUMBER.split(behind[:_TAIL])[0].casefold().split())


@cache
def _of_all(language: str) -> re.Pattern[str] | None:
    row: str | None = load("ledger_shares.toml")["of_all"].get(language)
    return re.compile(row) if row else None


@cache
def _people(language: str) -> re.Pattern[str] | None:
    """Who is counted, right behind a percentage of them."""
    row: str | None = load("ledger_shares.toml")["people"].get(language)
    return re.compile(row) if row else None


@cache
def _rule(table: str, name: str) -> re.Pattern[str]:
    return re.compile(load("ledger_shares.toml")[table][name])
