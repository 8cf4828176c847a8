"""The ledger: figures become observations of series, and each arrival is judged against what is known.

Enters: an `Analysis`, its `StoryLink` and a `Recollection`. Leaves: `Observation`s and a
`Verdict`. Never: a read or write of the archive, a clock, a correction of what was printed.
`docs/decisions/0005-ledger.md` holds the rules and their order.
"""

from monitor.ledger.derive import derive
from monitor.ledger.focus import around
from monitor.ledger.judge import judge, judge_fully, reconsider
from monitor.ledger.observe import Skip, observe, skipped, touched, touching

__all__ = [
    "Skip",
    "around",
    "derive",
    "judge",
    "judge_fully",
    "observe",
    "reconsider",
    "skipped",
    "touched",
    "touching",
]
