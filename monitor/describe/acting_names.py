"""Which capitalised words are a name of an organisation, and which a person, a place or a word that begins a sentence.

Enters: a text and a spot in it. Leaves: spans. Never: a proof that somebody is an organisation; that is acting.py's.
"""

import re
from collections.abc import Callable, Iterator

from monitor.describe.acting_words import CAPITAL, Rules, given
from monitor.describe.words import last_before, within_word

_REACH = 90  # characters before a verb in which its name begins
_APPOSITION = 70  # "X, the maker of Y, plans"
_MOST_WORDS = 5
_AGED = re.compile(r",? \(?\d{2}\b(?! ?%)(?:,|\)| ans| años| Jahre| лет)")
_ELIDED = re.compile(r"[LlDd]['’][a-zà-ÿ]")  # L'entreprise X
_BEGINS = '.!?:;\n"“”«»„•—–-'
_POSSESSIVE = ("'s", "’s")


class Names:
    """The capitalised names of one text; its title ends at `ahead`."""

    def __init__(
        self, text: str, rules: Rules, places: list[tuple[int, int]], is_place: Callable[[str], bool], ahead: int
    ) -> None:
        self._text, self._rules, self._places, self._is_place, self._ahead = text, rules, places, is_place, ahead

    def free(self, start: int, end: int) -> bool:
        """Whether no place is as long as this span or longer."""
        return not any(a < end and start < b and end - start <= b - a for a, b in self._places)

    def standing(self, call: str) -> Iterator[tuple[int, int]]:
        at = self._text.find(call)
        while at >= 0:
            end = at + len(call)
            if not (within_word(self._text, at) or within_word(self._text, end)):
                yield at, end
            at = self._text.find(call, end)

    def before(self, at: int, owned: bool) -> tuple[int, int] | None:
        """The name that ends at `at`, or before an adverb, a bracket or an apposition that ends there."""
        text = self._text
        for _ in range(3 if not owned else 0):
            space = text.rfind(" ", max(0, at - 24), at)
            word = text[space + 1 : at]
            if word not in self._rules.between:
                if word.islower() and word[-1].isalpha() and self._rules.spaced and "\n" not in word:
                    return None  # most verbs have no name before them
                break
            at = space
        if not owned and text[at - 1 : at] == ",":
            opened = text.rfind(",", max(0, at - _APPOSITION), at - 1)
            if opened < 0 or any(mark in text[opened:at] for mark in ".;:\n"):
                return None
            at = opened
        if text[at - 1 : at] == ")":
            opened = text.rfind("(", max(0, at - 30), at)
            at = opened - (text[opened - 1 : opened] == " ") if opened > 0 else 0
        elif not self._rules.spaced and text[at - 1 : at] == " ":
            at -= 1
        return self.run_before(at)

    def run_before(self, at: int) -> tuple[int, int] | None:
        """The capitalised words, with small ones between them, that end at `at`; quotation marks are left."""
        text = self._text
        if at > 1 and text[at - 1] in '»”"':
            opened = max(text.rfind(mark, max(0, at - 42), at - 1) for mark in '«“"')
            return (opened + 1, at - 1) if opened > 0 and text[opened + 1 : at - 1].strip() else None
        if self._rules.spaced:
            space = max(text.rfind(" ", max(0, at - 30), at), text.rfind("\n", max(0, at - 30), at))
            if at <= 0 or not CAPITAL.match(text, space + 1):
                return None
        elif not text[max(0, at - 1) : at].isascii():
            return None  # only names in Latin letters have capitals there
        match = self._rules.run_end.search(text[max(0, at - _REACH) : at])
        return (max(0, at - _REACH) + match.start(), at) if match else None

    def valid(self, start: int, end: int, firm: bool, owns: bool = False) -> tuple[int, int] | None:
        """The name in a run of capitalised words, without what begins a sentence.

        `firm`: its form or a word before it says that it is an organisation; `owns`: what it owns says so.
        """
        rules, text = self._rules, self._text
        words = text[start:end].split(" ")
        for index, word in enumerate(words[:-1]):
            if word.endswith(_POSSESSIVE) and self._place_in(start, start + len(word)):  # Berlin's Nordlicht
                start += len(" ".join(words[: index + 1])) + 1
        words, headed = text[start:end].split(" "), False
        if len(words) > 1 and words[-1] in rules.legal:
            end, firm = end - len(words.pop()) - 1, True
        while words and (words[0] in rules.no_name or words[0] in rules.inside or _ELIDED.match(words[0])):
            headed, firm = True, firm or words[0][1:2] in "'’"
            start += len(words.pop(0)) + 1
        if len(words) > 1 and rules.class_noun(words[0]):
            start, firm = start + len(words.pop(0)) + 1, True
        surface = text[start:end]
        if not words or words[-1] in rules.legal or len(words) > _MOST_WORDS or len(surface) < 2:
            return None
        if rules.never.search(surface.lower()) or self._is_person(start, end, words, firm):
            return None
        if any(a < end and start < b and (not firm or end - start <= b - a) for a, b in self._places):
            return None
        if not (firm or owns or surface.isupper()) and self._is_place(surface):
            return None
        return None if len(words) == 1 and self._is_word(start, surface, headed, firm) else (start, end)

    def _is_person(self, start: int, end: int, words: list[str], firm: bool) -> bool:
        text = self._text
        before = text[max(0, start - 24) : start].rstrip()
        title = before.rsplit(" ", 1)[-1].strip('«“"(,')
        behind = text[end : end + 40].split(" ")[1:4] if text[end : end + 1] == "," else ()
        if title in self._rules.titles or title in given() or _AGED.match(text, end):
            return True
        if any(word.strip(",.") in self._rules.titles for word in behind):
            return True
        if firm and len(words) > 1:
            return False
        if words[0] in given():
            return not (firm and len(words) > 1)
        if len(words) == 1:
            return not firm and self._surname(words[0])
        # Persons are called by their last word again, firms by their first.
        return self._alone(words[-1], words[-2]) and not self._alone(words[0], "")

    def _surname(self, word: str) -> bool:
        """Whether another capitalised word stands before it somewhere: Warren Buffett."""
        if word.isupper():
            return False
        at = self._text.find(word)
        while at >= 0:
            before = self._text[max(0, at - 24) : at]
            previous = (before.split() or [""])[-1]
            if before.endswith(" ") and CAPITAL.match(previous) and previous[-1:].isalpha():
                known = previous in self._rules.no_name or self._rules.class_noun(previous)
                if not known and not previous.endswith(_POSSESSIVE):
                    return True
            at = self._text.find(word, at + 1)
        return False

    def _alone(self, word: str, previous: str) -> bool:
        at = self._text.find(word)
        while at >= 0:
            end = at + len(word)
            lone = not self._text[end : end + 1].isalnum() and not self._text[at - 1 : at].isalnum()
            behind = not previous and CAPITAL.match(self._text, end + 1)
            if lone and not behind and not (previous and self._text.endswith(f"{previous} ", 0, at)):
                return True
            at = self._text.find(word, end)
        return False

    def _place_in(self, start: int, end: int) -> bool:
        return any(start < b and a < end for a, b in self._places)

    def _is_word(self, start: int, word: str, headed: bool, firm: bool) -> bool:
        """Whether one capitalised word may be an ordinary one, or no name of a body."""
        rules, text = self._rules, self._text
        if word in rules.acronyms or (word.isdigit() or len(word) < 2):
            return True
        if word.isupper() or any(char.isupper() for char in word[1:]):
            return False
        if headed and not firm and not rules.nouns_small:
            return True  # "Die Regierung"
        small = word.removesuffix("'s").removesuffix("’s").lower()
        if re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text):
            return True
        last = last_before(text, start)
        initial = not last or last in _BEGINS or headed
        if not initial or firm:
            return False
        if rules.plural_s and word.endswith("s") and not word.endswith(("'s", "’s")):
            return True
        titled = start < self._ahead
        return (titled or bool(rules.endings)) and not word.endswith(rules.endings or "\0") and not self._inside(word)

    def _inside(self, word: str) -> bool:
        """Whether the word stands with its capital inside a sentence of the text, too."""
        return any(
            self._text[at - 1] == " " and last_before(self._text, at) not in _BEGINS
            for at, _ in self.standing(word)
            if at > self._ahead
        )
