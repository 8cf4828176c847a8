"""News agencies by the names they sign with: one agency has one name here, in whatever language it is credited.

Enters: names as they are printed. Leaves: our name of the agency, or a form in which two spellings of a
publisher's name are equal. Never: a text; who is credited in one is found by `clean`.
"""

import re
from functools import cache

from monitor.data import load
from monitor.text import fold

_WORDS = re.compile(r"\w+")
_SHORT = re.compile(r"[a-z]{2,4}")
# "The Example Courier" and "Example Courier", www.example.org and example.org are one publisher.
_IDLE = re.compile(r"\A(?:the|www) ")


def agency_named(name: str | None) -> str | None:
    """The agency that goes by `name`, None if none does."""
    return aliases().get(fold(name)) if name else None


def publisher_named(name: str | None) -> str:
    """A publisher's name as it is compared: the agency's name in ours, else words without case and article; or ''."""
    if not name:
        return ""
    return agency_named(name) or _IDLE.sub("", " ".join(_WORDS.findall(fold(name))))


def provider(agency: str | None, source: str | None) -> str | None:
    """The agency whose text it is: the one credited as `agency`, else the `source` if that is an agency itself.

    None for a wire that carries what others write (`press`): two releases on one wire are of two issuers.
    """
    name = agency or agency_named(source)
    return None if name in _carriers() else name


@cache
def aliases() -> dict[str, str]:
    """Our name of the agency by each folded name it goes by."""
    return {fold(alias): row["name"] for row in load("provenance.toml")["agency"] for alias in row["aliases"]}


@cache
def in_capitals() -> frozenset[str]:
    """Folded aliases that are words or names as well, and so an agency's in capitals only."""
    rows = (row for row in load("provenance.toml")["agency"] if row.get("capitals"))
    return frozenset(fold(alias) for row in rows for alias in row["aliases"] if _SHORT.fullmatch(alias))


@cache
def _carriers() -> frozenset[str]:
    return frozenset(row["name"] for row in load("provenance.toml")["agency"] if row.get("press"))
