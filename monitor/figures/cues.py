"""Compiled wording rules of one language (`figures_context.toml`).

Enters: a language. Leaves: `Cues`, made once a process and language.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Modality, Transform
from monitor.figures.motion import motion

_MODALITIES = (
    Modality.POLICY_OFFER,
    Modality.PRELIMINARY,
    Modality.TARGET,
    Modality.FORECAST,
    Modality.ESTIMATE,
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns over small letters. `*_before` must end where a figure begins, `*_after` begin where it ends."""

    transforms: tuple[tuple[Transform, re.Pattern[str]], ...]
    yearly: re.Pattern[str]
    monthly: re.Pattern[str]
    yearly_level: re.Pattern[str]
    directions: tuple[tuple[str, re.Pattern[str]], ...]
    negative_after: re.Pattern[str]
    level_after: re.Pattern[str]
    level_within: re.Pattern[str]
    level_behind: re.Pattern[str]
    change_before: re.Pattern[str]
    change_after: re.Pattern[str]
    won_or_lost: re.Pattern[str]
    growth: re.Pattern[str]
    by: re.Pattern[str]
    share_before: re.Pattern[str]
    share_after: re.Pattern[str]
    share_around: re.Pattern[str]
    whole_before: tuple[re.Pattern[str], ...]
    whole_after: tuple[re.Pattern[str], ...]
    whole_end: re.Pattern[str]
    verb_last: bool
    modalities: tuple[tuple[Modality, re.Pattern[str]], ...]
    outdated: re.Pattern[str]
    again: re.Pattern[str]
    revision: re.Pattern[str]
    party: re.Pattern[str]
    stock: re.Pattern[str]
    primary: tuple[tuple[str, re.Pattern[str]], ...]
    any_primary: re.Pattern[str]


_NEVER = re.compile(r"(?!)")


@cache
def cues(language: str) -> Cues:
    """The rules of `language`; what it has no row for is never found."""
    data = load("figures_context.toml")
    moves = motion(language)
    names = (Transform.CAGR, Transform.MOM, Transform.YOY)

    def rules(table: dict[str, Any], *more: str) -> re.Pattern[str]:
        return _joined(table, language, more)

    return Cues(
        transforms=tuple((name, rules(data["transform"][name.value])) for name in names),
        yearly=rules(data["yearly"]),
        monthly=rules(data["monthly"]),
        yearly_level=rules(data["yearly_level"]),
        directions=(
            ("up", rules(data["direction"]["up"], *moves.up)),
            ("down", rules(data["direction"]["down"], *moves.down)),
            ("negative", rules(data["direction"]["negative"])),
        ),
        negative_after=rules(data["direction"]["negative_after"]),
        level_after=rules(data["level_after"], *moves.level),
        level_within=rules(data["level_within"]),
        level_behind=rules(data["level_behind"]),
        change_before=rules(data["change_before"], *moves.change),
        change_after=rules(data["change_after"]),
        won_or_lost=rules(data["won_or_lost"], *moves.won_or_lost),
        growth=rules(data["growth"]),
        by=rules(data["by"]),
        share_before=rules(data["share"]),
        share_after=rules(data["share_after"]),
        share_around=rules(data["share_around"]),
        whole_before=tuple(re.compile(row) for row in data["denominator"]["before"].get(language, ())),
        whole_after=tuple(re.compile(row) for row in data["denominator"]["after"].get(language, ())),
        whole_end=rules(data["denominator"]["end"]),
        verb_last=language in data["verb_last"]["languages"],
        modalities=tuple((name, rules(data["modality"][name.value])) for name in _MODALITIES),
        outdated=rules(data["outdated"]),
        again=rules(data["again"]),
        revision=rules(data["cue"]["revision"]),
        party=rules(data["cue"]["party"]),
        stock=rules(data["cue"]["stock"]),
        primary=_primary(data["primary"]),
        any_primary=re.compile("|".join(re.escape(word) for words in data["primary"].values() for word in words)),
    )


def _joined(table: dict[str, Any], language: str, more: tuple[str, ...] = ()) -> re.Pattern[str]:
    rows = [*table.get(language, ()), *table.get("any", ()), *more]
    return re.compile("|".join(rows)) if rows else _NEVER


def _primary(table: dict[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile("|".join(rf"(?<![a-zа-яё]){re.escape(word)}(?![a-zа-яё])" for word in words)))
        for name, words in table.items()
    )
