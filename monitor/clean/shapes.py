"""Rules by shape: repeated lines, lists of links under a heading, lines that name a source; and the headline.

Enters: lines. Leaves: lines that stay and `Removal`s. Never: a line by what it says alone.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from monitor.agencies import agency_named
from monitor.clean.lines import Line
from monitor.clean.wording import EDGE, matching, places_of
from monitor.data import load
from monitor.domain import Removal
from monitor.text import fold

Kept = tuple[tuple[Line, ...], list[Removal]]

# A caption or paragraph is long enough not to be said twice by chance; a row of a table may be.
_SAID_ONCE = 40
_NEXT_TO_ITSELF = 12
# Headlines of link lists are shorter than paragraphs and end without a stop.
_LINK = 200
_MOST_LINKS = 15
_HEADLINE = range(12, 220)
_CREDIT = re.compile(r"\s*/\s*[\w .&-]{2,40}\Z")


def repeats(lines: Sequence[Line]) -> Kept:
    """A caption that stands under its picture and again in the text is kept once, the first time."""
    kept: list[Line] = []
    gone: list[Removal] = []
    seen: set[str] = set()
    for line in lines:
        said = _CREDIT.sub("", line.folded) or line.raw
        # A line that begins in the middle of a sentence was broken by hand; "|" begins a table's row.
        again = said in seen and line.weight >= _SAID_ONCE and not (line.raw[0] == "|" or line.raw[0].islower())
        doubled = (
            bool(kept) and kept[-1].raw == line.raw and line.weight >= _NEXT_TO_ITSELF and line.raw[0] not in "|-•*"
        )
        if again or doubled:
            gone.append(Removal(line.raw, "repeated"))
            continue
        seen.add(said)
        kept.append(line)
    return tuple(kept), gone


def under_related_headings(lines: Sequence[Line]) -> Kept:
    """Headlines of other articles under a heading like "Read also" near the end, together with the heading."""
    for index, line in enumerate(lines):
        if index < max(2, len(lines) - EDGE) or index * 2 < len(lines):
            continue
        rule = matching(line, places_of(index, len(lines)))
        if not rule or rule.name != "related_heading":
            continue
        links = lines[index + 1 :]
        if len(links) <= _MOST_LINKS and all(_link_shaped(one, place, len(links)) for place, one in enumerate(links)):
            gone = [Removal(line.raw, rule.name), *(Removal(one.raw, "related_link") for one in links)]
            return tuple(lines[:index]), gone
    return tuple(lines), []


def _link_shaped(line: Line, place: int, count: int) -> bool:
    if matching(line, places_of(place, count)):
        return True
    return line.weight <= _LINK and not line.ends_sentence


def source_lines(lines: Sequence[Line]) -> Kept:
    """Lines at the edges that name where the text comes from: "Source: X – Y –"."""
    kept: list[Line] = []
    gone: list[Removal] = []
    for index, line in enumerate(lines):
        if "edges" in places_of(index, len(lines)) and source_names(line.raw):
            gone.append(Removal(line.raw, "source_line"))
        else:
            kept.append(line)
    return tuple(kept), gone


def source_names(raw: str) -> tuple[str, ...]:
    """Names in a line that is a source's label, outermost first; () for any other line.

    "Source: two officials said the vote was close." is a sentence: a name is short,
    begins with a capital or a sign without case, ends without a stop and tells nothing.
    """
    settings, label, speech = _source_rules()
    if len(raw) > settings["longest"]:
        return ()
    match = label.match(raw)
    if not match:
        return ()
    name = raw[match.end() :].strip(" \t)]】）")
    bare = name.strip(" –—-|/")
    listed = agencies_in(bare)
    if listed:
        return listed
    small = bare[:1].islower()
    if not bare or small or len(bare.split()) > settings["most_words"]:
        return ()
    if re.search(r"[。！？!?]|[.,;，；](?:\s|\Z)", bare.replace("Inc.", "").replace("Co.", "")) or speech.search(
        fold(bare)
    ):
        return ()
    parts = [part.strip() for part in re.split(r"\s+[–—|-]+(?:\s+|\Z)|[–—|-]+\Z", bare) if part.strip()]
    return tuple(dict.fromkeys(parts)) or (bare,)


def agencies_in(names: str) -> tuple[str, ...]:
    """Names, as printed, in a list of nothing but agencies: "dpa/Reuters", "AP and AFP"; () for anything else."""
    whole = names.strip()
    if agency_named(whole):
        return (whole,)
    parts = tuple(dict.fromkeys(part.strip() for part in _between().split(whole)))
    return parts if all(map(agency_named, parts)) else ()


@cache
def _between() -> re.Pattern[str]:
    return re.compile(load("provenance.toml")["sources"]["between"])


@cache
def _source_rules() -> tuple[dict[str, Any], re.Pattern[str], re.Pattern[str]]:
    settings = load("provenance.toml")["sources"]
    veto = load("clean_notices.toml")["veto"]
    speech = re.compile(f"{veto['speech']}|{veto['figures']}")
    return settings, re.compile(settings["label"], re.IGNORECASE), speech


def headline(lines: Sequence[Line]) -> str:
    """The first line, if it is evidently a headline: short, no sentence's end, and text follows. Else ''."""
    if len(lines) < 2:
        return ""
    first, longest = lines[0], max(line.weight for line in lines[1:6])
    short = int(first.weight) in _HEADLINE and longest > first.weight
    stops = first.raw.rstrip("\"'”’»").endswith((".", "。", ":", "：", ";", ",", "，", "…")) or "。" in first.raw
    return first.raw if short and not stops else ""
