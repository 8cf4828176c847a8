"""Who says it, first hand and through whom: datelines, source lines, translation notices.

Enters: the lines that stay and the pieces that went. Leaves: `Provenance` and the place of
the dateline. Never: a change of the text; a dateline stays where it is.
"""

import re
from collections.abc import Sequence
from functools import cache

from monitor.agencies import agency_named, aliases
from monitor.clean.lines import Line
from monitor.clean.shapes import source_names
from monitor.clean.wording import rules
from monitor.data import load
from monitor.domain import Provenance, Removal

# The dateline opens the text, behind a headline, a deck and a caption at most.
_OPENING = 5
_MOST_WORDS = 4
# The source inside a line of page data: "2025-01-16 09:30 来源：新华网 作者：…".
_INSIDE = re.compile(
    r"(?:来源|來源|[Ss]ource)\s*[:：]\s*([^\s:：]{2,40}(?: [A-Z][^\s:：]*(?![\s\S]{0,1}[:：]))*)(?=\s|\Z)"
)


def dateline(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Place and agency that the opening names; either may be None."""
    for line in lines[:_OPENING]:
        for pattern in _datelines():
            match = pattern.match(line.raw)
            if not match:
                continue
            groups = match.groupdict()
            place = (groups.get("place") or "").strip(" ,.-–—")
            if len(place.split()) <= _MOST_WORDS:
                agency = groups.get("agency")
                return place or None, agency_named(agency) if agency else None
    return None, None


def provenance(
    publisher: str | None, agency: str | None, lines: Sequence[Line], removed: Sequence[Removal]
) -> Provenance:
    """Publisher as known, agency by dateline, signature or source line, and the chain of sources that was cut."""
    chain: list[str] = []
    for piece in removed:
        inside = _INSIDE.search(piece.text) if piece.rule == "page_data" else None
        names = (inside[1],) if inside else source_names(piece.text) if piece.rule == "source_line" else ()
        chain.extend(name for name in names if name not in chain)
    ends = (*(line.raw for line in lines[-2:]), *(piece.text for piece in removed if piece.rule == "end_mark"))
    signed = [match["agency"] for match in map(_signature().search, ends) if match]
    named = (agency_named(name) for name in (*signed, *chain))
    return Provenance(
        publisher=publisher,
        agency=agency or next((name for name in named if name), None),
        translated=any(map(_says_translated, removed)),
        via=tuple(chain),
    )


def _says_translated(piece: Removal) -> bool:
    """Whether a notice calls the text a translation; one that is a disclaimer as well goes by that name."""
    translators = [rule for rule in rules() if rule.translated]
    line = Line(piece.text)
    return any(piece.rule == rule.name or (piece.rule == "disclaimer" and rule.matches(line)) for rule in translators)


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(pattern) for pattern in load("provenance.toml")["datelines"]["patterns"])


@cache
def _signature() -> re.Pattern[str]:
    return _compiled(load("provenance.toml")["datelines"]["signature"])


def _compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` with all aliases in AGENCY's place; only they are matched without regard to case."""
    names = sorted((re.escape(alias) for alias in aliases()), key=len, reverse=True)
    return re.compile(pattern.replace("AGENCY", f"(?i:{'|'.join(names)})"))
