"""Whose report a text is, and who passed it on: datelines, source lines, translation notices.

Enters: the lines that stay and the pieces that went. Leaves: `Provenance` and the place of
the dateline. Never: a change of the text; a dateline stays where it is.
"""

import re
from collections.abc import Sequence
from functools import cache

from monitor.agencies import agency_named, aliases, in_capitals
from monitor.clean.lines import Line
from monitor.clean.shapes import agencies_in, source_names
from monitor.clean.wording import rules
from monitor.data import load
from monitor.domain import Provenance, Removal

# The dateline opens the text, behind a headline, a deck and a caption at most.
_OPENING = 5
_MOST_WORDS = 4
# Notices by whose names a translation's may go, since their rules come first.
_ALSO = ("disclaimer", "copyright")
# The source inside a line of page data: "2025-01-16 09:30 来源：新华网 作者：…".
_INSIDE = re.compile(
    r"(?:来源|來源|[Ss]ource)\s*[:：]\s*([^\s:：]{2,40}(?: [A-Z][^\s:：]*(?![\s\S]{0,1}[:：]))*)(?=\s|\Z)"
)


def dateline(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    """Place and agency that the opening names; either may be None."""
    told = False
    for line in lines[:_OPENING]:
        for pattern in (*_patterns("datelines", "patterns"), *(() if told else _patterns("datelines", "openings"))):
            match = pattern.match(line.raw)
            if not match:
                continue
            groups = match.groupdict()
            place = (groups.get("place") or "").strip(" ,.-–—")
            if len(place.split()) <= _MOST_WORDS:
                agency = groups.get("agency")
                return place or None, agency_named(agency) if agency else None
        told = told or line.ends_sentence
    return None, None


def provenance(
    publisher: str | None, agency: str | None, lines: Sequence[Line], removed: Sequence[Removal], text: str
) -> Provenance:
    """Publisher as known, agency by dateline, signature or source line, and the chain of sources that was cut.

    `text` is what was cleaned: a notice of copyright credits an agency behind the last line only, for
    above it such a line is a picture's. Of several agencies in one credit the first is `agency`, all are in `via`.
    """
    chain: list[str] = []
    for piece in removed:
        inside = _INSIDE.search(piece.text) if piece.rule == "page_data" else None
        names = (inside[1],) if inside else source_names(piece.text) if piece.rule == "source_line" else ()
        chain.extend(name for name in names if name not in chain)
    ends = _ends(lines, removed, text)
    signed = next((names for names in map(_signed, ends) if names), ())
    if len(signed) > 1:
        chain.extend(name for name in signed if name not in chain)
    notices = [piece.text for piece in removed if _says_translated(piece)]
    named = (agency_named(name) for name in (*signed, *chain, *_origins(notices)))
    return Provenance(
        publisher=publisher,
        agency=agency or next((name for name in named if name), None) or _by_tail(ends),
        translated=bool(notices),
        via=tuple(chain),
    )


def _ends(lines: Sequence[Line], removed: Sequence[Removal], text: str) -> tuple[str, ...]:
    """Where a signature may stand: the last lines, and what was cut behind them."""
    behind = text.rpartition(lines[-1].raw)[2] if lines else text
    holders = load("provenance.toml")["credits"]["rules"]
    cut = (
        piece.text for piece in removed if piece.rule == "end_mark" or (piece.rule in holders and piece.text in behind)
    )
    return (*(line.raw for line in lines[-2:]), *cut)


def _signed(end: str) -> tuple[str, ...]:
    """Agencies that sign at this end of the text, as printed."""
    for pattern in _patterns("credits", "signatures"):
        match = pattern.search(end)
        if match and not _spelled_out(end[: match.start()], match["agency"]):
            return agencies_in(match["agency"])
    return ()


def _spelled_out(before: str, name: str) -> bool:
    """Whether brackets only abbreviate the words before them: "the Australian Federal Police (AFP)"."""
    initials = "".join(re.findall(r"\b[^\W\d_a-zа-я]", " ".join(before.split()[-2 * len(name) :])))
    return len(name) > 1 and initials.endswith(name)


def _origins(notices: Sequence[str]) -> tuple[str, ...]:
    found = (_compiled(load("provenance.toml")["credits"]["origin"]).search(notice) for notice in notices)
    return tuple(name for match in found if match for name in agencies_in(match[match.lastindex or 0]))


def _by_tail(ends: Sequence[str]) -> str | None:
    rows = load("provenance.toml")["tail"]
    return next((row["agency"] for row in rows if any(re.search(row["pattern"], end) for end in ends)), None)


def _says_translated(piece: Removal) -> bool:
    """Whether a notice calls the text a translation; one that is another kind as well may go by that name."""
    translators = [rule for rule in rules() if rule.translated]
    line = Line(piece.text)
    return any(piece.rule == rule.name or (piece.rule in _ALSO and rule.matches(line)) for rule in translators)


@cache
def _patterns(table: str, key: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(_compiled, load("provenance.toml")[table][key]))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` with all aliases in AGENCY's place; only they are matched without regard to case, but for words."""
    names = sorted(map(re.escape, aliases()), key=len, reverse=True)
    words = {re.escape(name) for name in in_capitals()}
    free = "|".join(name for name in names if name not in words)
    one = f"(?:(?i:{free})|{'|'.join(sorted(word.upper() for word in words))})"
    between = load("provenance.toml")["sources"]["between"]
    return re.compile(pattern.replace("AGENCIES", f"{one}(?:(?:{between}){one})*").replace("AGENCY", one))
