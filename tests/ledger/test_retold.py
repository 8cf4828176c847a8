"""A corrected copy, a slip of a reprint, an edited page: what they print in the place of another number is a finding,

whether or not the number was understood.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.analyse import analyse
from monitor.domain import ChangeKind, Hypothesis, Recollection, Relation, Severity
from monitor.ledger import judge, observe
from tests.build import NOON, a_document, a_link
from tests.ledger.archive import Recorded

WAGES = (
    "Pay in Vilnius rose again, the statistics office said.\n"
    "The average monthly wage in Lithuania was {wage} euros in 2024, after 2,007 euros in 2023.\n"
    "Some 1,412,300 people were employed, 0.8 percent more than a year before.\n"
    "Half of all firms with more than 50 workers plan to raise pay by 6 percent.\n"
    "The survey asked 3,150 firms in 60 towns."
)
SILO = (
    "The cooperative by the river built a silo for {tonnes} tonnes of barley.\n"
    "It cost 4.7 million and took two summers.\n"
    "Members own 61 lorries and 17 barges.\n"
    "Last season they moved 38,400 tonnes downstream."
)
CORRECTED = "\n(This corrected version of the story changes the figure in the second paragraph.)"


def told(text, name, hours=0, title="A report", **more):
    document = a_document(text, id=name, title=title, language="en", published=NOON + timedelta(hours=hours), **more)
    return analyse(document)


def verdict(older, newer, relation=Relation.REPRINT, *, at_one_address=False):
    first = tuple(replace(each, story="s") for each in observe(older, NOON))
    known = Recollection(now=NOON + timedelta(days=1), observations=first)
    link = a_link(relation, story="s", original=1)
    if at_one_address:
        newer = replace(newer, article=replace(newer.article, id=older.article.id))
        known = replace(
            known, before=older, previous=Recorded(1, older.article.id, "s", 1, "another", observations=first)
        )
        link = a_link(Relation.ORIGINAL, story="s")
    else:
        known = replace(known, original=older)
    return judge(newer, observe(newer, NOON), link, known)


def of_kind(verdict, kind):
    return [change for change in verdict.changes if change.kind == kind]


def test_a_corrected_copy_revises_what_its_report_said():
    older = told(WAGES.format(wage="2,408"), "first")
    newer = told(WAGES.format(wage="2,208") + CORRECTED, "second", 2, title="CORRECTED: A report")
    (change,) = of_kind(verdict(older, newer), ChangeKind.REVISED)
    assert [each.surface for each in change.observations] == ["2,408 euros", "2,208 euros"]
    assert change.explanation.startswith("A corrected copy of a report gives another value for")
    assert "2,208 is 8.3 % below 2,408" in change.explanation


def test_a_number_that_is_in_no_series_is_corrected_all_the_same():
    older = told(SILO.format(tonnes="9,300"), "first")
    newer = told(SILO.format(tonnes="8,300") + CORRECTED, "second", 2, title="CORRECTED: A report")
    (change,) = of_kind(verdict(older, newer), ChangeKind.REVISED)
    assert [each.value for each in change.observations] == [9300, 8300]
    assert change.is_event
    assert "stands in the place of 9,300" in change.explanation


def test_a_reprint_that_prints_another_number_is_a_discrepancy():
    older, newer = told(SILO.format(tonnes="9,300"), "first"), told(SILO.format(tonnes="3,900"), "second", 2)
    (change,) = of_kind(verdict(older, newer), ChangeKind.DISCREPANCY)
    assert {each.article_id for each in change.observations} == {"first", "second"}
    assert change.hypothesis is None


@pytest.mark.parametrize(
    ("text", "slot", "gap"), [(WAGES, "wage", ("2,408", "2,208")), (SILO, "tonnes", ("9,300", "8,300"))]
)
def test_a_number_that_changes_at_its_address_is_edited(text, slot, gap):
    before, after = (told(text.format(**{slot: value}), name) for value, name in zip(gap, "ab", strict=True))
    edits = of_kind(verdict(before, after, at_one_address=True), ChangeKind.EDITED)
    assert [[str(int(each.value)) for each in change.observations] for change in edits] == [
        [value.replace(",", "") for value in gap]
    ]


def test_a_faithful_reprint_says_nothing_new():
    older, newer = told(SILO.format(tonnes="9,300"), "first"), told(SILO.format(tonnes="9,300"), "second", 2)
    assert not [
        change for change in verdict(older, newer).changes if change.severity in {Severity.MEDIUM, Severity.HIGH}
    ]


def test_a_slip_by_powers_of_ten_in_a_reprint_is_called_one():
    older = told(WAGES.format(wage="2,208"), "first")
    newer = told(WAGES.format(wage="22,080"), "second", 2)
    (change,) = of_kind(verdict(older, newer), ChangeKind.DISCREPANCY)
    assert change.hypothesis is Hypothesis.SCALE
