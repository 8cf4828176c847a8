"""One wording of time: what a rule matched, and what its parts say of year, month and order.

Enters: a match, the words of its language, the publication date. Leaves: numbers. Never: a period; those are made in
`spans`.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from monitor.figures.tongue import Tongue

UNTOLD = ""  # the period of a time that is named but can't be written, or that nobody can tell
# In months: what is told of as just over, and what is told of without a year as over.
_LATELY, _HALF_A_YEAR = 3, 6
# Of a year in two digits, and how many years it may lie back.
_CENTURY, _NEAR = 2_000, 3
_MINGUO = 1_911  # years of the Republic begin behind it: 113年 is 2024
# In days: where a text is written it may be tomorrow already.
_CLOCKS = 1


def dated(year: int, month: int, day: int) -> str:
    """Some days are in no calendar ("31 November"): they are named, and nobody can tell which are meant."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return UNTOLD


@dataclass(frozen=True, slots=True)
class Wording:
    """One match with what is needed to understand it. `sentence` is what it stands in, `text` all around that."""

    match: re.Match[str]
    tongue: Tongue
    published: datetime | None
    sentence: str
    text: str = ""

    def get(self, *names: str) -> str:
        """The first of these groups that matched; alternatives of a pattern number theirs."""
        groups = self.match.groupdict()
        for name in names:
            for key in (name, f"{name}_2", f"{name}_3"):
                if groups.get(key):
                    return str(groups[key])
        return ""

    def year(self, month: int = 0, day: int = 0) -> int | None:
        """The year said, or that of the last such month (and day) before publication."""
        if said := self.get("y", "y3", "y4"):
            return int(said)
        if short := self.get("ys"):
            return _CENTURY + int(short)
        if republic := self.get("roc"):
            return _MINGUO + int(republic)
        if era := self.get("e"):
            count = self.get("ey")
            return self.tongue.eras[era] + (int(count) if count.isdecimal() else 1)
        if self.published is None:
            return None
        if relative := self.get("r"):
            shift = self.tongue.shift("rel_year", relative)
            return None if shift is None else self.published.year + shift
        if self.get("r0", "r1"):
            return self.published.year - bool(self.get("r1"))
        return self._nearest(self.published, month, day) if month else self.published.year

    def likely(self) -> bool:
        """ "24年", "113年": a year in few digits lies close to the publication, else it is how long something took."""
        short, republic = self.get("ys"), self.get("roc")
        if not (short or republic):
            return True
        year = _CENTURY + int(short) if short else _MINGUO + int(republic)
        return self.published is not None and -_NEAR <= year - self.published.year <= 1

    def _nearest(self, published: datetime, month: int, day: int) -> int | None:
        """The year of a month (and day) without one: the last that is over, or the next where the sentence looks ahead.

        What would be more than half a year ago, in the year before, is as likely to come: nobody can tell.
        """
        ago = (published.month - month) % 12
        ahead = self.tongue.future.search(self.sentence) is not None
        if month == published.month and day > published.day + _CLOCKS:
            return published.year if ahead else None
        if month > published.month and ago > (_LATELY if ahead else _HALF_A_YEAR):
            return published.year if ahead else None
        if month < published.month and ahead and ago > _LATELY:
            return published.year + 1 if 12 - ago <= _LATELY else None
        return published.year - (month > published.month)

    def month(self, *names: str) -> int:
        return self.tongue.month(self.get(*names))

    def order(self) -> int:
        return self.tongue.orders.get(self.get("q"), 0)

    def count(self) -> int:
        word = self.get("n", "n2")
        return int(word) if word.isdecimal() else self.tongue.counts.get(word, 0)

    def parted(self) -> bool:
        """Whether two times are told of, and no span between them."""
        said = self.match.group()
        return bool(self.tongue.conjunction.search(said)) and not self.tongue.between.search(said)
