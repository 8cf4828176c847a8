"""The door for somebody who chooses where the rules are unsure: a language model, a person. Absent by default.

Enters: a `Question` with the candidates that the text offers. Leaves: which of them, or None to
leave the rules' answer. Never: a value, a unit or a word that the text has not
got; a resolver can only point at a candidate.
"""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Question:
    """One open point of one figure. `text[start:end]` is the figure, `candidates` are what it may belong to.

    `about` is `subject` (ids of places and organisations that the sentence and the one before it name) or
    `indicator` (ids of known indicators). `answer` is what the rules would say, None if they abstain.
    """

    about: str
    sentence: str
    surface: str
    candidates: tuple[str, ...]
    answer: str | None


class Resolver(Protocol):
    """Whoever answers. Must be deterministic, or a replay tells things differently.

    It must answer None when it can't answer: an error that it raises is an error of the document, so that nobody takes
    a broken resolver for one that agrees with the rules.
    """

    def choose(self, question: Question) -> int | None:
        """Index into `candidates`, or None; any other value counts as None."""
        ...


def chosen(resolver: Resolver | None, question: Question) -> str | None:
    """The candidate that the resolver points at; the rules' answer without a resolver, or when its answer is none."""
    if resolver is None or len(question.candidates) < 2:
        return question.answer
    index = resolver.choose(question)
    if not isinstance(index, int) or isinstance(index, bool) or not 0 <= index < len(question.candidates):
        return question.answer
    return question.candidates[index]
