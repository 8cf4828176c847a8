"""The topics that there are: ids, names and which lies under which (monitor/data/topics_tree.toml).

Enters: an id. Leaves: its name, its top level. Never: a text.
"""

from functools import cache

from monitor.data import load


def name(key: str) -> str:
    """The standard's English name."""
    found: str = load("topics_tree.toml")[key]["name"]
    return found


def top(key: str) -> str:
    """The top level that `key` lies under; a top level is its own."""
    found: str = load("topics_tree.toml")[key].get("parent", key)
    return found


@cache
def tops() -> tuple[str, ...]:
    """All top levels, in the file's order."""
    return tuple(key for key, entry in load("topics_tree.toml").items() if "parent" not in entry)
