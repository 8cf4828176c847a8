from dataclasses import dataclass, field

import pytest

from monitor.domain import Cleaned, Extras
from monitor.figures import FigureFinder, Hints, Question, figures
from tests.figures.build import NOON, a_description

TEXT = (
    "Germany and Norway met traders from Sweden in March. Some 4.2 million barrels were sold at the fair."
    " Norway spent 3 billion kroner on it, and 12 percent more on roads."
)


@dataclass
class Scripted:
    """A resolver that gives one answer and remembers what it was asked."""

    answer: object
    asked: list[Question] = field(default_factory=list)

    def choose(self, question):
        self.asked.append(question)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def found(resolver=None, text=TEXT):
    return FigureFinder(Extras(), resolver).find(Cleaned("", text), a_description(text, "en"), NOON)


def test_a_resolver_points_at_a_candidate_where_the_rules_are_unsure():
    scripted = Scripted(1)
    barrels = found(scripted)[0]
    question = next(one for one in scripted.asked if one.about == "subject")
    assert question.candidates == ("DE", "NO", "SE")
    assert question.surface == TEXT[barrels.start : barrels.end]
    assert question.sentence.startswith("Some 4.2 million")
    assert barrels.subject == "NO"


def test_what_the_rules_are_sure_of_is_not_asked():
    scripted = Scripted(0)
    kroner = found(scripted)[1]
    assert kroner.subject == "NO"
    assert all("3 billion kroner" not in one.surface for one in scripted.asked if one.about == "subject")


@pytest.mark.parametrize("answer", [None, -1, 99, True, "NO", 1.0], ids=lambda answer: repr(answer))
def test_any_other_answer_leaves_the_rules_alone(answer):
    assert found(Scripted(answer)) == found()


def test_a_broken_resolver_is_seen():
    with pytest.raises(ValueError, match="no network"):
        found(Scripted(ValueError("no network")))


def test_values_units_and_offsets_never_come_from_a_resolver():
    plain, resolved = found(), found(Scripted(0))
    parts = [(one.start, one.end, one.surface, one.value, one.low, one.high, one.unit, one.kind) for one in plain]
    assert parts == [
        (one.start, one.end, one.surface, one.value, one.low, one.high, one.unit, one.kind) for one in resolved
    ]


def test_without_a_resolver_nothing_is_asked_and_nothing_changes():
    assert found(None) == found()
    assert figures(TEXT, "en", Hints(published=NOON, places=a_description(TEXT, "en"))) == found()


def test_one_function_reads_a_text_without_hints():
    (one,) = figures("Es kostet 3 Milliarden Euro.", "de")
    assert (one.surface, one.unit, one.subject) == ("3 Milliarden Euro", "EUR", None)
