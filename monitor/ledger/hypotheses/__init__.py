"""Why two texts may contradict each other: guesses, each tested with what is at hand.

Enters: two disjoint observations of one series and period, and all others that can
testify. Leaves: a `Trial` with the guess that passed and the sums behind it. Never: a
guess without a passed test; then the trial names none and says what was tried.
"""

from monitor.ledger.hypotheses.factors import language_reading
from monitor.ledger.hypotheses.order import explain_conflict
from monitor.ledger.hypotheses.trial import Trial, Witnesses

__all__ = ["Trial", "Witnesses", "explain_conflict", "language_reading"]
