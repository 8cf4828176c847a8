"""What a table of each reading command shows, and in which order the contract's keys stand in a CSV.

Enters: rows as `storage.reading` gives them. Leaves: texts for people. Never: a print.
"""

from collections.abc import Iterator
from typing import Any

from monitor.cli.output import Layout, Row, counted, grouped

_FIGURE_KEYS = (
    "start", "end", "surface", "kind", "value", "low", "high", "direction", "unit", "approx", "subject", "indicator",
    "indicator_text", "period", "transform", "denominator", "modality", "pair_of", "confidence",
)  # fmt: skip
# A table shows the beginning of a long correspondence: enough to judge it by.
_SENTENCES, _SENTENCE = 12, 160
_SIGNS = {"up": "↑", "down": "↓", "negative": "-"}


def measure(row: Row) -> str:
    """What a figure measures, in short: the known indicator, else the words of the text."""
    return row["indicator"] or row["indicator_text"] or "?"


def amount(row: Row) -> str:
    """A figure's value for eyes: wording, direction, thousands apart."""
    approx = "" if row["approx"] == "exact" else row["approx"].replace("_", " ") + " "
    value = grouped(row["value"])
    if row["approx"] == "range" and row["low"] and row["high"]:
        approx, value = "", f"{grouped(row['low'])} – {grouped(row['high'])}"
    return f"{approx}{_SIGNS.get(row['direction'] or '', '')}{value}"


def _told(row: Row) -> str:
    return "\n".join(line for item in row["articles"] for line in _telling(item))


def _telling(item: Row) -> Iterator[str]:
    """One article of a story: what it is, whose, why, and, with `--why`, its source and the sentences that show it."""
    url = f"  {item['url']}" if item["url"] and item["url"] != item["id"] else ""
    yield f"{item['relation']:<16} {item['language'] or '?':<8} {item['id']}{url}"
    whose = ", ".join(filter(None, (item["source"], item["agency"], *item["via"])))
    if whose:
        yield f"  {_day(item['published']) or 'no date'}, {whose}"
    if item["why"] and item["relation"] != "original":
        yield f"  why: {item['why']}"
    if item["differing"]:
        yield f"  prints other values: {', '.join(map(grouped, item['differing']))}"
    if item["doubt"]:
        yield f"  {item['doubt']}"
    if item.get("because"):
        told_from = f"told from {item['told_from']}: " if item["told_from"] else "told from nothing on file: "
        yield f"  {told_from}{item['because']}"
        yield from (f"  {line}" for line in correspondence(item))


def correspondence(item: Row) -> Iterator[str]:
    """Sentences of a telling, each with the one it stands for, how like they are, and what has no counterpart."""
    shown = item["aligned"][:_SENTENCES]
    for pair in shown:
        like = "  —  " if pair["of"] is None else "   = " if pair["likeness"] == 1 else f"{pair['likeness']:5.2f}"
        yield f"{like} {_start_of(pair['sentence'])}"
        if pair["of"] is not None and pair["likeness"] < 1:
            yield f"      ← {_start_of(pair['of'])}"
    if more := len(item["aligned"]) - len(shown):
        yield f"  …   and {counted(more, 'sentence', 'sentences')} more; --format json has all"
    if item["left_out"]:
        yield f"  left out: {counted(len(item['left_out']), 'sentence', 'sentences')}"
    if item["beyond"]:
        yield f"  too far behind to be compared by meaning: {counted(item['beyond'], 'sentence', 'sentences')}"


def _start_of(sentence: str) -> str:
    flat = " ".join(sentence.split())
    return flat if len(flat) <= _SENTENCE else f"{flat[:_SENTENCE]} …"


def _periods(row: Row) -> str:
    return "\n".join(
        f"{period['period']}: {' → '.join(map(_vintage, period['vintages']))}" for period in row["periods"]
    )


def _vintage(vintage: Row) -> str:
    status = "" if vintage["status"] in (None, "current") else f", {vintage['status']}"
    return f"{grouped(vintage['value'])} ({', '.join(vintage['articles'][:3])}{status})"


def _decided(row: Row) -> str | None:
    """What became of a finding that no longer simply stands."""
    if not row["reason"] and not row["decided_by"]:
        return None
    who = f" by {row['decided_by']}" if row["decided_by"] else ""
    return f"{row['status']}{who}, {_day(row['settled'])}: {row['reason'] or 'no reason given'}"


def _delivery(item: Row) -> str:
    tries = f" after {item['tries']} tries" if item["tries"] > 1 else ""
    trouble = f": {item['last_error']}" if item["last_error"] else ""
    later = f"; next try {item['next_try']}" if item["next_try"] else ""
    return f"{item['channel']} → {item['recipient']}: {item['state']}{tries}{trouble}{later}"


def _day(moment: Any) -> str:
    return moment[:10] if moment else ""


STORIES = Layout(
    keys=("story", "articles", "related", "independent_sources"),
    columns={
        "story": lambda row: row["story"],
        "articles": lambda row: len(row["articles"]),
        "independent": lambda row: row["independent_sources"],
        "related": lambda row: row["related"],
    },
    below=(_told,),
    empty="no stories",
)
FIGURES = Layout(
    keys=(*_FIGURE_KEYS, "article_id", "sentence", "series", "published", "source"),
    columns={
        "value": amount,
        "unit": lambda row: row["unit"],
        "subject": lambda row: row["subject"],
        "indicator": measure,
        "as": lambda row: row["transform"],
        "period": lambda row: row["period"],
        "article": lambda row: row["article_id"],
    },
    below=(lambda row: f"“{row['sentence']}”",),
    empty="no figures",
)
SERIES = Layout(
    keys=("series", "subject", "indicator", "transform", "unit", "denominator", "periods"),
    columns={
        "series": lambda row: row["series"],
        "subject": lambda row: row["subject"],
        "indicator": lambda row: row["indicator"],
        "as": lambda row: row["transform"],
        "unit": lambda row: row["unit"],
        "share of": lambda row: row["denominator"],
    },
    below=(_periods,),
    empty="no series",
)
CHANGES = Layout(
    keys=(
        "change", "kind", "severity", "series", "period", "group", "observations", "hypothesis", "explanation",
        "status", "reason", "settled", "decided_by",
    ),
    columns={
        "change": lambda row: row["change"][:8],
        "kind": lambda row: row["kind"],
        "severity": lambda row: row["severity"],
        "status": lambda row: row["status"],
        "period": lambda row: row["period"],
        "values": lambda row: " / ".join(item["surface"] for item in row["observations"]),
    },
    below=(_decided, lambda row: row["explanation"]),
    empty="no changes",
)  # fmt: skip
SEARCH = Layout(
    keys=("article", "id", "url", "title", "language", "published", "source", "story", "snippet", "score"),
    columns={
        "title": lambda row: row["title"] or "(no title)",
        "source": lambda row: row["source"],
        "published": lambda row: _day(row["published"]),
        "id": lambda row: row["id"],
    },
    below=(lambda row: row["snippet"],),
    empty="nothing found",
)
ALERTS = Layout(
    keys=("alert", "rule", "changes", "created", "deliveries"),
    columns={
        "alert": lambda row: row["alert"],
        "rule": lambda row: row["rule"],
        "created": lambda row: row["created"],
        "changes": lambda row: len(row["changes"]),
    },
    below=(lambda row: [_delivery(item) for item in row["deliveries"]],),
    empty="no alerts",
)
