"""Lines as the rules look at them.

Enters: text. Leaves: lines with their folded forms, without blank ones. Never: a decision.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from monitor.text import fold, weight

# What stands between quotation marks is somebody's words; an unclosed mark runs to the end of the line.
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)|「[^」]*(?:」|\Z)|『[^』]*(?:』|\Z)')
# Longer lines are paragraphs of an article whatever they say; no rule looks at them.
LONGEST = 2_500


@dataclass(frozen=True)
class Line:
    """One line of text as it stands. Comparing lines compares what stands."""

    raw: str

    @cached_property
    def folded(self) -> str:
        """As compared: small letters, straight quotes; empty when too long for any rule."""
        return fold(self.raw) if len(self.raw) <= LONGEST else ""

    @cached_property
    def unquoted(self) -> str:
        """`folded` without what stands between quotation marks."""
        return _QUOTED.sub(' " ', self.folded)

    @cached_property
    def weight(self) -> float:
        """Length in letters of an alphabet: a Chinese, Japanese or Korean sign says as much as 2.5 of them."""
        return weight(self.raw)

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does, marks of quotation and brackets aside."""
        return self.raw.rstrip("\"'”’»）)】」』").endswith((".", "!", "?", "…", "。", "！", "？", "।", "؟", "۔"))


def lines_of(text: str) -> tuple[Line, ...]:
    """Lines with something on them, without white space around."""
    return tuple(Line(raw) for raw in (part.strip() for part in text.split("\n")) if raw)
