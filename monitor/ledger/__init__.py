"""The ledger: figures become observations of series, and each arrival is judged against what is known.

Enters: an `Analysis`, its `StoryLink` and a `Recollection`. Leaves: `Observation`s and a
`Verdict`. Never: a read or write of the archive, a clock, a correction of what was printed.
`docs/decisions/0005-ledger.md` holds the rules and their order.
"""

from monitor.ledger.derive import derive
from monitor.ledger.focus import near, unread
from monitor.ledger.judge import judge, judge_fully, reconsider
from monitor.ledger.links import contested, joined, matches, whys
from monitor.ledger.matching import Match, match
from monitor.ledger.observe import Skip, observe, skipped, touched, touching
from monitor.ledger.quoted import quoted
from monitor.ledger.same_digits import likenesses, same_digits
from monitor.ledger.series import in_form
from monitor.ledger.suggest import Suggestion, best_first, suggestions

__all__ = [
    "Match",
    "Skip",
    "Suggestion",
    "best_first",
    "contested",
    "derive",
    "in_form",
    "joined",
    "judge",
    "judge_fully",
    "likenesses",
    "match",
    "matches",
    "near",
    "observe",
    "quoted",
    "reconsider",
    "same_digits",
    "skipped",
    "suggestions",
    "touched",
    "touching",
    "unread",
    "whys",
]
