"""Compiled wording rules of one language (`figures_context.toml`).

Enters: a language. Leaves: `Cues`, made once a process and language.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load
from monitor.domain import Modality, Transform

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
    directions: tuple[tuple[str, re.Pattern[str]], ...]
    level_after: re.Pattern[str]
    change_before: re.Pattern[str]
    change_after: re.Pattern[str]
    share_before: re.Pattern[str]
    share_after: re.Pattern[str]
    denominators: tuple[re.Pattern[str], ...]
    modalities: tuple[tuple[Modality, re.Pattern[str]], ...]
    again: re.Pattern[str]
    revision: re.Pattern[str]
    stock: re.Pattern[str]
    primary: tuple[tuple[str, re.Pattern[str]], ...]
    any_primary: re.Pattern[str]


_NEVER = re.compile(r"(?!)")


@cache
def cues(language: str) -> Cues:
    """The rules of `language`, English ones where it has none."""
    data = load("figures_context.toml")
    names = (Transform.CAGR, Transform.MOM, Transform.YOY)
    return Cues(
        transforms=tuple((name, _joined(data["transform"][name.value], language)) for name in names),
        directions=tuple((name, _joined(data["direction"][name], language)) for name in ("up", "down", "negative")),
        level_after=_joined(data["level_after"], language),
        change_before=_joined(data["change_before"], language),
        change_after=_joined(data["change_after"], language),
        share_before=_joined(data["share"], language),
        share_after=_joined(data["share_after"], language),
        denominators=tuple(re.compile(row) for row in data["denominator"].get(language, ())),
        modalities=tuple((name, _joined(data["modality"][name.value], language)) for name in _MODALITIES),
        again=_joined(data["again"], language),
        revision=_joined(data["cue"]["revision"], language),
        stock=_joined(data["cue"]["stock"], language),
        primary=_primary(data["primary"]),
        any_primary=re.compile("|".join(re.escape(word) for words in data["primary"].values() for word in words)),
    )


def _joined(table: dict[str, Any], language: str) -> re.Pattern[str]:
    rows = [*table.get(language, ()), *table.get("any", ())]
    return re.compile("|".join(rows)) if rows else _NEVER


def _primary(table: dict[str, list[str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile("|".join(rf"(?<![a-zа-яё]){re.escape(word)}(?![a-zа-яё])" for word in words)))
        for name, words in table.items()
    )
