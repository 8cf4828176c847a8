"""Which bounds of a known indicator take a part out of it: pedestrians of all road deaths, wind of all power.

Enters: measures and scopes. Leaves: the scopes that name a part. Never: bounds that only reckon otherwise (seasonally
adjusted), nor those that may lie outside the whole as offices count it. Which do is data (`ledger_parts.toml`).
"""

from functools import cache

from monitor.data import load


def is_kind(scope: str | None, measure: str) -> bool:
    """Is what `scope` bounds `measure` to some of all that it counts?"""
    return scope is not None and scope in kinds_of(measure)


@cache
def kinds_of(measure: str) -> tuple[str, ...]:
    """The scopes that take a part out of `measure`, few, because each is looked up beside its whole."""
    names = frozenset(load("ledger_parts.toml")["kinds"]["names"])
    tables = load("figures_kinds.toml")
    groups = {name for name, members in tables["groups"].items() if measure in members}
    rows = [
        row
        for row in tables["kind"]
        if measure in (*row.get("indicators", ()), *row.get("within", ())) or groups & {*row.get("groups", ())}
    ]
    return tuple(dict.fromkeys(row["name"] for row in rows if names & {row["name"], f"{measure}:{row['name']}"}))
