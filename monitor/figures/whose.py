"""Compiled wording of whose a figure is (`figures_subjects.toml`), in all languages at once.

Enters: nothing. Leaves: `Whose`, made once a process.
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load

#: Kinds of places and organisations that words such as "the city" stand for; `any` is "its".
KINDS = ("city", "region", "country", "macro", "org", "any")


@dataclass(frozen=True, slots=True)
class Whose:
    """`back`: words that speak of what was named, by kind. Names of patterns as in the data file."""

    back: dict[str, tuple[str, ...]]
    groups: tuple[str, ...]
    listed: tuple[str, ...]
    not_before: re.Pattern[str]
    not_after: re.Pattern[str]
    located: re.Pattern[str]
    own_words: re.Pattern[str]
    begins: re.Pattern[str]
    said: re.Pattern[str]
    respectively: re.Pattern[str]
    contrast: re.Pattern[str]
    says: re.Pattern[str]
    holds: re.Pattern[str]
    holds_not: re.Pattern[str]
    holds_next: re.Pattern[str]
    compared: re.Pattern[str]
    back_not: re.Pattern[str]
    ranks: re.Pattern[str]
    new_clause: re.Pattern[str]
    has_it: re.Pattern[str]
    it_has: re.Pattern[str]
    where: re.Pattern[str]


@cache
def whose() -> Whose:
    """The wording of `figures_subjects.toml`."""
    data = load("figures_subjects.toml")
    rows = data["wording"]
    either = {
        name: re.compile(row if isinstance(row, str) else "|".join(row))
        for name, row in rows.items()
        if name not in ("listed", "said", "not_subject_before", "not_subject_after")
    }
    return Whose(
        back={kind: tuple(data["back"][kind]) for kind in KINDS},
        groups=tuple(data["kinds"]["groups"]),
        listed=tuple(rows["listed"]),
        not_before=re.compile("|".join(rows["not_subject_before"])),
        not_after=re.compile("|".join(rows["not_subject_after"])),
        said=re.compile(rf"[\"“« ]*(?:{'|'.join(rows['said'])})[^,，:：]{{2,120}}[,，:：]"),
        **either,
    )


@cache
def municipalities() -> frozenset[str]:
    """Regions by their code that are cities in every text."""
    return frozenset(load("figures_subjects.toml")["kinds"]["municipalities"])
