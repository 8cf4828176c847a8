"""Numbers in words: two hundred and thirty thousand, двести тридцать, zweihundertdreißig.

Enters: a shadow and a vocabulary. Leaves: `Number`s without a step. Words whose parts
do not fit ("one two three", "twenty twenty-four") are `Unread`, never added up.
Never: an article or a pronoun as a number; a bare scale word ("millions of").
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from monitor.figures.lexicon import Lexicon, Part
from monitor.figures.number import Number, Unread
from monitor.figures.words import spaced_letter

# More words than the longest number that is written out.
_MOST_WORDS = 24
_TENS = (20, 30, 40, 50, 60, 70, 80, 90)
_TEN, _HUNDRED, _THOUSAND = Decimal(10), Decimal(100), Decimal(1000)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class _Token:
    """One part at its place; parts of a word written as one ("zweihundert") share their place."""

    start: int
    end: int
    part: Part
    gap: str


def spelled(text: str, lexicon: Lexicon) -> Iterator[Number | Unread]:
    """All numbers in words of a shadow, in order."""
    reached = -1
    for match in lexicon.start.finditer(text):
        whole, start = match.start(), match.start(1)
        if start >= reached and not (whole and lexicon.pattern.match(text, whole - 1)):
            tokens, reached = _run(text, start, lexicon)
            yield from _numbers(text, tokens, reached, lexicon)


def _run(text: str, start: int, lexicon: Lexicon) -> tuple[list[_Token], int]:
    """The number words from `start` on, as far as nothing else stands between them; and their end."""
    tokens: list[_Token] = []
    position, end, gap = start, start, ""
    while (word := lexicon.at(text, position)) is not None:
        end = position + word.length
        if len(tokens) <= _MOST_WORDS:
            tokens.extend(_Token(position, end, part, gap if not at else "") for at, part in enumerate(word.parts))
        if word.tied:
            position, gap = end, ""
            continue
        gap = text[end : end + 1]
        if gap not in (" ", "-"):
            break
        position = end + 1
    return tokens, end


def _numbers(text: str, tokens: list[_Token], end: int, lexicon: Lexicon) -> Iterator[Number | Unread]:
    if not tokens:
        return
    if len(tokens) > _MOST_WORDS:
        yield Unread(tokens[0].start, end)
        return
    at, tied = 0, _tied(text, end)
    while at < len(tokens):
        used, number = _number(tokens, at, lexicon, tied=tied)
        if number is None:
            if tokens[at].part.kind == "scale":
                return  # "millions", and what belongs to digits before it
            at += 1
            continue
        at += used
        behind = tokens[at] if at < len(tokens) else None
        if behind is not None and behind.part.kind in ("add", "times", "scale") and behind.start < number.end + 2:
            yield Unread(number.start, end)  # what follows at once doesn't fit: "twenty twenty-four"
            return
        if _something_else(text, number.end, lexicon):
            yield Unread(number.start, number.end)
        else:
            yield number


def _tied(text: str, end: int) -> bool:
    """Whether a hyphen ties the last number word to a word behind it: two-seat."""
    return text[end : end + 1] == "-" and spaced_letter(text[end + 1 : end + 2] or " ")


def _something_else(text: str, end: int, lexicon: Lexicon) -> bool:
    """twenty-first, hundred-odd: the word behind a hyphen makes it something else."""
    if not lexicon.not_before or text[end : end + 1] != "-":
        return False
    behind = lexicon.pattern.match(text, end + 1)
    return behind is not None and behind.group() in lexicon.not_before


@dataclass(frozen=True, slots=True)
class _Count:
    """A number while its words are read.

    `total` holds the groups that are closed, `group` the last one, counted in 10^`scale`;
    `section` is what stands behind it, below a thousand as a rule. `open`: a word that
    multiplies must follow (a, half). `ended`: nothing can be added any more (1.5).
    """

    total: Decimal = _ZERO
    group: Decimal = _ZERO
    section: Decimal = _ZERO
    scale: int = 0
    above: int = 99
    words: int = 0
    open: bool = False
    ended: bool = False
    last: Decimal = _ZERO

    @property
    def value(self) -> Decimal:
        return self.total + self.group + self.section

    def put(self, part: Part, lexicon: Lexicon, *, joined: bool) -> "_Count | None":
        """This count and one part more, or None when it does not fit."""
        if part.kind == "add":
            return self._add(part.value, lexicon, joined=joined)
        if part.kind == "part" and self.words and lexicon.part_is_half:
            return self._half(part.value)
        if part.kind in ("article", "part"):
            return self._open(part.value) if not self.words else None
        if part.kind == "bound":
            if not self.words:
                return self._open(part.value)
            return None if self.open else self._add(part.value, lexicon, joined=joined)
        if part.kind == "times":
            return self._times(part)
        if part.kind == "scale":
            return self._scale(int(part.value), part)
        return self._half(part.value)

    def _open(self, value: Decimal) -> "_Count":
        return replace(self, section=value, words=1, open=True, last=value)

    def _add(self, value: Decimal, lexicon: Lexicon, *, joined: bool) -> "_Count | None":
        if self.ended or (self.open and not (joined and lexicon.ones_then_tens)):
            return None
        if lexicon.must_join and self.words and not joined:
            return None
        if not self._fits(value, lexicon, joined=joined):
            return None
        ended = value % 1 != 0 or (value == 0 and not self.words)
        return replace(self, section=self.section + value, words=self.words + 1, open=False, last=value, ended=ended)

    def _fits(self, value: Decimal, lexicon: Lexicon, *, joined: bool) -> bool:
        if self.scale and value >= Decimal(10) ** self.scale:
            return False
        if not self.section:
            return bool(value) or not self.words
        if value == 0:
            return False
        tail = self.section % _HUNDRED
        if value >= _HUNDRED:
            return False
        if value >= _TEN:
            if value < 20 and tail in lexicon.sixties:
                return True
            return tail == 0 or (joined and lexicon.ones_then_tens and tail < _TEN and value in _TENS)
        return tail == 0 or (tail in _TENS) or (tail == _TEN and lexicon.ten_plus)

    def _times(self, part: Part) -> "_Count | None":
        value = part.value
        if value != _HUNDRED:
            if self.group or (self.section >= _HUNDRED and self.section % _HUNDRED) or not self.words:
                return None
            return replace(self, section=self.section * value, words=self.words + 1, open=False, ended=True, last=value)
        if self.ended:
            return None
        if not self.section:
            if not part.alone and not (self.words and self.group):
                return None
            return replace(self, section=_HUNDRED, words=self.words + 1, last=value)
        if self.section >= _HUNDRED or self.section % 1:
            return None
        return replace(self, section=self.section * value, words=self.words + 1, open=False, last=value)

    def _scale(self, exponent: int, part: Part) -> "_Count | None":
        words, last = self.words + 1, Decimal(1000)
        if not self.words and not part.alone:
            return None
        if self.words and not self.value:
            return None
        factor = Decimal(10) ** exponent
        next_ = replace(self, words=words, open=False, ended=False, last=last, section=_ZERO)
        if not self.words:
            return replace(next_, group=factor, scale=exponent)
        if not self.section:
            if exponent + self.scale >= self.above or exponent <= 2:
                return None
            return replace(next_, group=self.group * factor, scale=self.scale + exponent)  # mil millones, lakh crore
        if not self.scale:
            return replace(next_, group=self.section * factor, scale=exponent)
        if exponent < self.scale and self.section * factor < Decimal(10) ** self.scale:
            return replace(
                next_, total=self.total + self.group, above=self.scale, group=self.section * factor, scale=exponent
            )
        if exponent > self.scale and exponent < self.above:  # mil doscientos millones
            return replace(next_, group=(self.group + self.section) * factor, scale=exponent)
        return None

    def _half(self, value: Decimal) -> "_Count | None":
        if not self.words or self.open or self.ended or self.value % 1:
            return None
        if self.section:
            return replace(self, section=self.section + value, words=self.words + 1, ended=True)
        return replace(self, group=self.group + value * Decimal(10) ** self.scale, words=self.words + 1, ended=True)


def _number(tokens: list[_Token], at: int, lexicon: Lexicon, *, tied: bool) -> tuple[int, Number | None]:
    """How many tokens from `at` on make one number, and the number."""
    count, index, joined, compound = _Count(), at, False, False
    good: _Count | None = None
    used, before_join = 0, (good, 0)
    while index < len(tokens):
        token = tokens[index]
        if token.part.kind == "join":
            if joined or not _may_join(count, token, lexicon):
                break
            before_join, joined, index = (good, used), True, index + 1
            continue
        if token.part.kind == "point":
            decimals = _decimals(tokens, index + 1)
            if decimals is None or not count.section or joined or count.section % 1 or count.open:
                break
            following = replace(count, section=count.section + decimals[0], words=count.words + 1, ended=True)
            index = decimals[1] - 1
        else:
            put = count.put(token.part, lexicon, joined=joined)
            if compound and count.group and token.part.kind == "scale" and token.part.value > count.scale:
                put = None  # "two thousand and three million": two numbers
            if put is None or (tied and _stands_apart(tokens, index, count)):
                if token.part.kind in ("times", "scale") and compound:
                    good, used = before_join  # "two hundred and three hundred"
                break
            following = put
        compound = joined
        count, joined, index = following, False, index + 1
        whole_word = index == len(tokens) or tokens[index].start != token.start
        if not count.open and whole_word:
            good, used = count, index - at
    if good is None:
        return 0, None
    first, last = tokens[at], tokens[at + used - 1]
    value = good.value.to_integral_value() if good.value % 1 == 0 else good.value
    return used, Number(first.start, last.end, value, _ZERO, printed=False, scale=good.scale)


def _may_join(count: _Count, token: _Token, lexicon: Lexicon) -> bool:
    if not count.words or (count.open and not lexicon.ones_then_tens):
        return False
    after = "hundreds" if count.last >= _HUNDRED else "tens" if count.last >= 20 else "ones"
    return after in token.part.after


def _stands_apart(tokens: list[_Token], index: int, count: _Count) -> bool:
    """ "twenty two-seat cars": ones behind a space that a hyphen ties to what follows are another number."""
    token = tokens[index]
    last = index + 1 == len(tokens)
    return last and token.gap == " " and token.part.kind == "add" and token.part.value < _TEN and count.last in _TENS


def _decimals(tokens: list[_Token], at: int) -> tuple[Decimal, int] | None:
    value, place = _ZERO, Decimal("0.1")
    while at < len(tokens) and tokens[at].part.kind in ("add", "bound") and tokens[at].part.value < _TEN:
        value += tokens[at].part.value * place
        place, at = place.scaleb(-1), at + 1
    return (value, at) if place != Decimal("0.1") else None
