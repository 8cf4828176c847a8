"""Universities, hospitals, clubs and central banks by how they are called: Universität X, l'hôpital de X, X大学.

Enters: a text and its language. Leaves: `Known` names like those of the list, with ids of their own words. Never: "a
university of X", which is any.
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.data import load
from monitor.describe.entities import slug
from monitor.describe.known import Body, Known

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŠŽА-ЯЁ](?:[\w’'&]|-(?=\w))*[\w’]"
_INSIDE = r"(?:y|e|et|de|del|della|di|do|da|dos|la|las|los|San|d['’])"
_ANY = re.compile(r"\b(?:une?|cette|un[oa]?|um|uma|eine[rnms]?|cada|chaque|каждый) $", re.IGNORECASE)
_LONG = 60  # characters; no name of one is longer


def find(text: str, language: str) -> Iterator[Known]:
    """Names built in the language's way, in text order for each kind."""
    row = load("entities.toml")["called"].get(language, {})
    short: dict[str, str] = row.get("short", {})
    if not any(word in text for word in row.get("with", ())):
        return
    for kind, pattern in _patterns(language):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if end - start > _LONG or _ANY.search(text, max(0, start - 10), start):
                continue
            surface = text[start:end]
            first, _, rest = surface.partition(" ")
            full = f"{short.get(first, first)} {rest}" if rest else surface
            yield Known(start, end, _body(kind, full), False)


def _body(kind: str, name: str) -> Body:
    of_place, sport = kind == "central", kind == "club"
    return Body(f"org:{slug(name)}", name, says=not sport, of_place=of_place, whole=False, sport=sport)


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    row = load("entities.toml")["called"].get(language, {})
    words = rf"{_CAPITAL}(?: (?:{_INSIDE} ){{0,2}}{_CAPITAL}){{0,2}}"
    return tuple(
        (kind, re.compile(pattern.replace("{C}", _CAPITAL).replace("{W}", words)))
        for kind, patterns in row.items()
        if kind not in ("short", "with")
        for pattern in patterns
    )
