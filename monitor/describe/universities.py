"""One id for a university that is told in two ways: "the University of Leeds" and "Leeds University".

Enters: an organisation's id. Leaves: the id that both have. Never: one id for two universities whose names differ in
that alone ("Washington University" is not the University of Washington).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from monitor.data import load
from monitor.describe.entities import Name

_OF = re.compile(r"org:(?:the-)?university-of-(?:the-)?([a-z-]+)")


def one_id(names: Iterable[Name]) -> tuple[Name, ...]:
    """The names with their ids told in one way."""
    return tuple(replace(name, id=_told(name.id)) for name in names)


def _told(key: str) -> str:
    match = _OF.fullmatch(key)
    return key if match is None or match[1] in _two() else f"org:{match[1]}-university"


@cache
def _two() -> frozenset[str]:
    return frozenset(load("organisations.toml")["universities"]["two"])
