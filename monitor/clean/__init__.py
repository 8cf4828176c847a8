"""The article without what was wrapped around it: banners, prompts, credits, disclaimers.

Enters: `Extracted`. Leaves: `Cleaned`: the text, every piece that was taken out and the
rule that did, who says it and through whom. Never: a changed sentence; a piece goes as
a whole or stays. What to remove is data (`monitor/data/clean_*.toml`): by position, by
shape (a line of its own) and by wording, all three at once, since articles speak of
cookies and disclaimers too.
"""

from monitor.clean.lines import lines_of
from monitor.clean.provenance import dateline, provenance
from monitor.clean.shapes import headline, repeats, source_lines, under_related_headings
from monitor.clean.wording import notices, wrapped_sentences
from monitor.domain import Cleaned, Extracted, Removal

__all__ = ["clean"]

_STEPS = (source_lines, under_related_headings, notices, wrapped_sentences, repeats)
# Every pass may bring another line to an edge; real pages need two or three.
_MOST_PASSES = 60


def clean(extracted: Extracted, language: str | None) -> Cleaned:
    """Take notices out of `extracted.text` until nothing more goes; cleaning twice equals cleaning once.

    `language` does not matter to the rules: pages carry banners in other languages than their article's.
    """
    text, removed = extracted.text, list[Removal]()
    for _ in range(_MOST_PASSES):
        lines = lines_of(text)
        kept = lines
        for step in _STEPS:
            kept, gone = step(kept)
            removed.extend(gone)
        text = "\n".join(line.raw for line in kept)
        if kept == lines:
            break
    lines = lines_of(text)
    place, agency = dateline(lines)
    return Cleaned(
        title=extracted.title or headline(lines),
        text=text,
        removed=tuple(removed),
        provenance=provenance(extracted.publisher, agency, lines, removed, extracted.text),
        dateline=place,
    )
