"""The order in which guesses are tried, the strongest test first, and how their verdicts become one.

Enters: a contradiction and its witnesses. Leaves: one `Trial`. Never: the weakest guess beside a better one.

How strong a test is follows from how seldom it passes by chance, and from how much of it was printed:

1. Words and brackets. A power of ten with the very word that means another one in the other language, or with
   brackets of the same text that repeat the amount: the slip and its cause both stand in the texts.
2. A bare factor: a power of ten, a rate of exchange, a ratio of units. Passes by chance for some 3 % of pairs.
3. A text that says which value replaces which. No guess at all, and so it names none of the weaker ones.
4. Rounding: one unit of the last digit; narrow, and harmless.
5. The value is on file, to the digit, for another period; then what growth makes of values on file.
6. The value is on file, to the digit, with other bounds or for another place.
7. Sums of several statements (share x whole, part / whole, last year x growth), each with its own rounding and its
   own definition.
8. Bounds (parts against wholes): they can show what is impossible, not what is right.
9. Ranks and brackets that speak for a value without a cause: evidence only.
10. Digits that a translator may have changed: nothing but the two numbers speaks for it. Only when nothing else
    has a name for it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from monitor.domain import Observation
from monitor.ledger import periods
from monitor.ledger.hypotheses.bounds import other_bounds, other_place, parts_and_wholes
from monitor.ledger.hypotheses.brackets import brackets, currency, slip_in_one_text
from monitor.ledger.hypotheses.digits import rounding, translation
from monitor.ledger.hypotheses.factors import language, scale, unit, unit_word
from monitor.ledger.hypotheses.labels import by_growth, from_before, other_period
from monitor.ledger.hypotheses.ranks import ranks
from monitor.ledger.hypotheses.shares import shares
from monitor.ledger.hypotheses.trial import Dispute, Trial, Witnesses, dispute_of
from monitor.ledger.hypotheses.vintages import vintage

Test = Callable[[Dispute], Trial | None]

_FACTORS: tuple[Test, ...] = (slip_in_one_text, language, unit_word, scale, currency, unit)
_ON_FILE: tuple[Test, ...] = (rounding, other_period, by_growth, other_bounds, other_place)
_SUMS: tuple[Test, ...] = (shares, from_before, parts_and_wholes, ranks, brackets)
_LAST: tuple[Test, ...] = (translation,)
_NO_NAMES: Mapping[str, str] = {}
_NO_MEMBERS: Mapping[str, Collection[str]] = {}


def explain_conflict(
    one: Observation,
    other: Observation,
    witnesses: Witnesses,
    *,
    members: Mapping[str, Collection[str]] = _NO_MEMBERS,
    names: Mapping[str, str] = _NO_NAMES,
) -> Trial:
    """The strongest hypothesis that passes its test, with the sums of all tests that pass.

    Symmetric in `one` and `other`; the order of the witnesses does not matter. `members` maps macro-regions to the ids
    of their places (as `alerts.rules.with_members` gets them), `names` ids to what the reader is told.
    """
    dispute = dispute_of(one, other, witnesses, members, names)
    factors, told = _passed(_FACTORS, dispute), _passed((vintage,), dispute)
    guesses, sums = _passed(_ON_FILE, dispute), _passed(_SUMS, dispute)
    # A text that says which value was replaced leaves no room for guesses how they came to differ.
    named = [each for each in (*factors, *([] if told else [*guesses, *sums])) if each.hypothesis is not None]
    passed = [*factors, *told, *guesses, *sums]
    if not named and not told:
        named = _passed(_LAST, dispute)
        passed += named
    trial = _joined((named or passed)[0], passed) if passed else Trial(None)
    return replace(trial, witnesses=sum(_is_near(each, dispute) for each in dispute.same))


def _is_near(witness: Observation, dispute: Dispute) -> bool:
    """Of this period or one beside it: what is told of others is not looked at again, and may change no word here."""
    here, there = periods.parse(dispute.older.period), periods.parse(witness.period)
    beside = here is not None and there is not None and periods.apart(here, there) in {-1, 1}
    return witness.period == dispute.older.period or beside


def _passed(tests: Sequence[Test], dispute: Dispute) -> list[Trial]:
    return [trial for test in tests if (trial := test(dispute)) is not None]


def _joined(first: Trial, passed: Sequence[Trial]) -> Trial:
    """`first` with the evidence of the others; whom all of them suspect is the suspect where `first` can't tell."""
    rest = [each for each in passed if each is not first]
    evidence = tuple(dict.fromkeys(line for each in (first, *rest) for line in each.evidence))
    suspects = {id(each.suspect): each.suspect for each in rest if each.suspect is not None}
    suspect = first.suspect or (next(iter(suspects.values())) if len(suspects) == 1 else None)
    return replace(first, evidence=evidence, suspect=suspect)
