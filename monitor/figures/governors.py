"""Who is spoken of in a span of text: places and organisations that figures there may belong to.

Enters: a scene and what only stands by. Leaves: governors in text order, each a mention, a kind that a word such as
"the city" stands for, or `UNNAMED`. A place that is only compared with, or only says where another one lies, is none.
"""

import re
from functools import cache

from monitor.domain import Mention
from monitor.figures.bystanders import Bystanders, Part
from monitor.figures.cues import cues
from monitor.figures.scene import Scene, is_place
from monitor.figures.whose import KINDS, whose
from monitor.figures.words import spaced_letter

#: Governs, but has no id: a district that the gazetteer lacks.
UNNAMED = "unnamed"
Governor = tuple[int, Mention | str]

_AROUND = 40
_REACH_NEXT = 24  # between a place and one in it that stands right behind
_NEAR_CHAIN = 30  # between a place and the one that holds it
_FIRST = 12  # characters before an organisation that begins its sentence
_PREVIOUS = 3  # places before one that may lie in it
COMMAS = (",", "，", "、")


class Governors:
    """Answers for the spans of one text; remembers what it was asked."""

    def __init__(self, here: Scene, beside: Bystanders) -> None:
        self._here, self._beside = here, beside
        self._known: dict[tuple[int, int], list[Governor]] = {}

    def within(self, start: int, end: int) -> list[Governor]:
        """All that govern in a span, each with where it stands."""
        if (start, end) not in self._known:
            mentions = self._here.mentions_in(start, end)
            found: list[Governor] = [
                (mention.start, mention)
                for index, mention in enumerate(mentions)
                if self._governs(mention, mentions[max(0, index - _PREVIOUS) : index], start, end)
            ]
            found += self._speaking_back(mentions, start, end)
            found += self._parts(start, end)
            # "the company" says more than that some firm is named there.
            self._known[start, end] = sorted(found, key=lambda entry: (entry[0], entry[1] == "org"))
        return self._known[start, end]

    def may(self, start: int, end: int) -> bool:
        """Whether the words around a span let it govern: it is not compared with, not the whole of a share."""
        before = self._here.plain[max(0, start - _AROUND) : start].rstrip()
        after = self._here.plain[end : end + _AROUND]
        return not whose().not_before.search(before) and not whose().not_after.search(after)

    def _speaking_back(self, mentions: tuple[Mention, ...], start: int, end: int) -> list[Governor]:
        """ "The city", "its": the last of each wording in the span."""
        found: list[Governor] = []
        for kind in KINDS:
            for word in whose().back[kind]:
                at = self._here.plain.rfind(word, start, end)
                if at < 0 or not self._whole(at, at + len(word)):
                    continue
                if kind == "country" and whose().back_not.match(self._here.plain, at + len(word)):
                    continue
                inside = any(mention.start <= at < mention.end for mention in mentions)
                if not inside and not self._names_next(mentions, at + len(word)) and self.may(at, at + len(word)):
                    found.append((at, kind))
        return found

    def _parts(self, start: int, end: int) -> list[Governor]:
        """Parts of places and firms without an id, and "the district" that speaks of one."""
        found: list[Governor] = [(part.start, self._of_part(part)) for part in self._beside.unnamed_in(start, end)]
        for word in self._beside.back if self._beside.parts else ():
            at = self._here.plain.rfind(word, start, end)
            part = self._beside.part_before(at) if at >= 0 else None
            if part is not None and part.end <= at and self._whole(at, at + len(word)):
                found.append((at, part.known or part.area or UNNAMED))
        return found

    def _of_part(self, part: Part) -> Mention | str:
        if part.area is not None:
            return part.area if self.may(part.start, part.end) else UNNAMED
        if part.known is None or (part.known.kind == "org" and not self._acts(part.known, part.known.start)):
            return UNNAMED
        return part.known if is_place(part.known) or self.may(part.start, part.end) else UNNAMED

    def _whole(self, start: int, end: int) -> bool:
        plain = self._here.plain
        if not spaced_letter(plain[start]):
            return True
        before, after = plain[start - 1 : start], plain[end : end + 1]
        return not (before and before.isalnum()) and not (after and (after.isalnum() or after == "-"))

    def _names_next(self, mentions: tuple[Mention, ...], end: int) -> bool:
        """ "города Бамберг", "the city of Bamberg": the word belongs to the name behind it and nobody else."""
        following = next((mention for mention in mentions if mention.start >= end), None)
        return following is not None and self._here.plain[end : following.start] in (" ", " of ")

    def _governs(self, mention: Mention, previous: tuple[Mention, ...], start: int, end: int) -> bool:
        if mention.kind == "list" or (mention.kind == "org" and not self._acts(mention, start)):
            return False
        if mention.start in self._beside.containers or mention.start in self._beside.elsewhere:
            return False  # "Nordhafen district in Bremen", "exports to Bremen"
        if any(self._only_holds(inner, mention, start, end) for inner in previous if _lies_in(inner, mention)):
            return False
        if previous and self._compared_through(previous[-1], mention):
            return False  # "surpassed Italy's Turin"
        if mention.end < len(self._here.plain) and self._holds_next(mention, end):
            return False
        return self.may(mention.start, mention.end)

    def _only_holds(self, inner: Mention, outer: Mention, start: int, end: int) -> bool:
        """Whether `outer` is there only to say where `inner` before it lies."""
        plain = self._here.plain
        between = plain[inner.end : outer.start]
        if (
            len(between) <= _NEAR_CHAIN
            and "." not in between
            and whose().holds.search(between)
            and not whose().holds_not.search(between)
        ):
            return True  # "Bamberg in Germany's Bavaria"
        if between[:1] in COMMAS and any(mark in plain[outer.end : end] for mark in COMMAS):
            return True  # "Bamberg, which lies in Bavaria, has"
        clause = whose().contrast.split(plain[start : outer.start])[-1]
        # "New York has half of the cases in the United States, and 150 deaths"
        return inner.start >= outer.start - len(clause) and bool(whose().located.search(clause.rstrip()))

    def _compared_through(self, outer: Mention, inner: Mention) -> bool:
        between = self._here.plain[outer.end : inner.start]
        return bool(whose().compared.fullmatch(between)) and not self.may(outer.start, outer.end)

    def _holds_next(self, mention: Mention, end: int) -> bool:
        """ "China's Guangdong", "中国深圳", "Bavaria's Bamberg": the first only says where the second is."""
        following = self._here.mentions_in(mention.end, min(end + 60, mention.end + _REACH_NEXT))
        if not following or not _lies_in(following[0], mention):
            return False
        between = self._here.plain[mention.end : following[0].start]
        return bool(whose().holds_next.fullmatch(between)) and is_place(mention)

    def _acts(self, mention: Mention, start: int) -> bool:
        """An organisation is the subject only when it stands first and does something; sources of data do not."""
        before = self._here.plain[start : mention.start]
        after = self._here.plain[mention.end : mention.end + _REACH_NEXT]
        if mention.acts:
            return True
        if len(before) > _FIRST or whose().says.search(before + after):
            return False
        name = mention.name.lower()
        return not any(pattern.search(name) for _, pattern in _sources())


def _lies_in(inner: Mention, outer: Mention) -> bool:
    return inner.id != outer.id and outer.id in inner.path


@cache
def _sources() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return cues("en").primary
