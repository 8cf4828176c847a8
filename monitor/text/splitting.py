"""Where sentences end, in every script that we read, from the text alone.

Enters: any string. Leaves: spans in code points. Never: the text's language (a text must be split alike before its
language is known, and a copy like its original), nor an end inside a number.

Most stops are decided by one look at the letter behind them; what is left asks the lists in `data/sentences.toml`.
Every look is bounded, so that a megabyte of stops costs no more than a megabyte of prose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from monitor.data import load

# Marks that end a sentence without a space behind them: Unicode's Sentence_Terminal of the scripts that have no
# capital letters. The Tibetan shad is none, it also ends clauses.
_HARD = "。！？｡．؟۔।॥։؞።፧፨။។៕᙮᠃᠉᱾᱿꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꯫߹܀܁܂༎"
_CLOSERS = "”’»›」』）】〕》〉\"')\\]"
_EAST = "\u3040-\u30ff\u3400-\u9fff"
# In order: signs that need nothing behind them; stops in front of a space (or of a sign without spaces, or of a
# capital that nobody parted from "rose.The"); the Greek and the Armenian sign that mean another thing elsewhere; lines.
# Runs are possessive and begin where no run goes on, so that a long one is looked at once.
_STOP = re.compile(
    rf"""[.!?…\n;:፡{_HARD}](?:
        (?<=[{_HARD}]) [{_HARD}.!?…]*+ (?:[{_CLOSERS}]|“(?=\s|\Z))*+ [{_HARD}]*+ (?:[ ][”」』])?+
      | (?<=[.!?…]) (?<![.!?…]{{2}}) (?<!\.[ \xa0]\.) [.!?…]*+ (?:[ \xa0]\.(?=[\s.]|\Z))*+ [{_CLOSERS}“‘«‹]*+
        (?:(?=\s|\Z) (?:[ \xa0\u202f][»›”“")\]](?=\s|\Z))?
          | (?:(?<=[{_EAST}][!?.])|(?<=[{_EAST}][!?.][」』”]))(?=[{_EAST}「『（《])
          | (?<=[다요죠까음임]\.)(?=[가-힣])
          | (?<=[^\W\d_]{{3}}\.)(?=[A-ZА-Я][a-zа-я]*+\s))
      | (?<=;) [{_CLOSERS}]*+ (?<=[ά-ώ].) (?=\s+[«“"]?[Ά-Ϋ])
      | (?<=:) (?<=[ա-և].) (?=\s+[«"]?[Ա-Ֆ])
      | (?<=፡)፡ [{_CLOSERS}]*+
      | (?<=\n)\n*+
    )""",
    re.VERBOSE,
)
_SMALL = "a-zß-öø-ÿа-яёєіїґάέήία-ώ" + "".join(mark for mark in map(chr, range(0x100, 0x250)) if mark.islower())
_OPENERS = "\"'“”‘’«»‹›„‚([¿¡{—–-•* \t\xa0\u202f\u3000\n"
_LISTS = ("before", "number", "after", "capital", "enders", "money", "squares")
_YEAR = re.compile(r"\d{4}\b")
_MONTHS = 12  # "12. 2024" is a date
_LOOK = 40  # how far a stop looks to each side, in letters
_WORD = re.compile(r"[^\W\d_]{1,4}['’](?=[a-zà-ÿ])|[^\W_]+")
_NUMBER = re.compile(r"(?:\d{1,3}\.?[-–/])?\d+\Z|[IVXLC]{2,}\Z")  # "3", "1.-3", "XII"
_NUMERAL = re.compile(r"\d|[№§#~≈$€£¥₽₴₸]|[A-Z]{3}\b|[IVXLC]{2,}\b(?!['’])|[A-ZА-Я](?=[\d),.;:]|\Z)")
# Behind a stop within a quotation or a bracket the sentence goes on when it closes and a particle or a comma follows.
_GOES_ON = re.compile(
    r"(?:[^（）\n]{1,60}）|[^“”「」『』\n]{0,20}[」』”](?:[，、,；;的等及和与與]|[とはがをにのでもな]|って|など))"
)
_AFTER_QUOTE = re.compile(r"[，、,；;：的等]|[とがをにの]|って|など|でした|です|\s?(?:이?라고|라며|고) ")
# Tamil to Malayalam: one letter and its vowel signs with a stop are an initial, for words have more letters. (Hindi's
# letters' names are in the lists: its short words do end sentences.)
_INITIALS = re.compile(r"[\u0b80-\u0d7f]")
_INITIAL = re.compile(r"[a-z\u0100-\u0dff\u10d0-\u10ff]")


@dataclass(frozen=True)
class _Words:
    """The lists of the data file, ready to be asked."""

    before: frozenset[str]
    number: frozenset[str]
    after: frozenset[str]
    capital: frozenset[str]
    enders: frozenset[str]
    money: frozenset[str]
    squares: frozenset[str]
    starters: frozenset[str]
    behind_ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    number_tails: tuple[str, ...]
    longest: int


class _Quotes:
    """Whether a straight quotation mark behind a stop closes: an odd number stand before it in its line."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._count = text, 0, 0

    def end_of(self, stop: re.Match[str]) -> int:
        """Where the sentence that `stop` ends is over: in front of a mark that opens what follows."""
        end = stop.end()
        follows = self._text[end : end + 1]
        apart = self._text[end - 2].isspace()
        if follows in ("", "\n") or (follows.isspace() and not apart):
            return end  # nothing is there to be opened
        opens = self._before(end - 1) % 2 == 0
        return end - (2 if apart else 1) if opens else end

    def _before(self, end: int) -> int:
        line = self._text.rfind("\n", self._at, end)
        if line >= 0:
            self._at, self._count = line, 0
        self._count += self._text.count('"', self._at, end)
        self._at = end
        return self._count


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of `text`, in order, without surrounding white space; nothing else is left out.

    A line end ends a sentence, for main text has one paragraph a line, unless the line goes on (`unwrapped`). A full
    stop does not behind an abbreviation, an initial or an ordinal, nor in front of a small letter. Where a script has
    no stops, spaces between clauses do when enough stands in front of them. A sentence of prose split again is itself.
    """
    words, quotes, spans, start = _words(), _Quotes(text), [], 0
    for stop in _STOP.finditer(text):
        end = stop.end()
        if text[end - 1] == '"':
            end = quotes.end_of(stop)
        if _ends(text, stop.start(), end, start, words):
            spans.append((start, end))
            start = end
    spans.append((start, len(text)))
    parts: Iterator[tuple[int, int]] = (span for begin, end in spans if (span := _trimmed(text, begin, end)))
    if _spaced().search(text):
        parts = (part for span in parts for part in _clauses(text, *span))
    return tuple(parts)


def unwrapped(text: str) -> str:
    """`text` in which a line that goes on in the next does (old wires break their lines at a width); offsets stay.

    It does when the next begins with a small letter, or when it ends with a word that never ends a line ("of the").
    """
    return _wrapped().sub(" ", text) if "\n" in text else text


def _ends(text: str, at: int, end: int, start: int, words: _Words) -> bool:
    mark = text[at]
    if mark == "\n":
        return end - at > 1 or not _wrapped().match(text, at)
    if mark in ".!?…":
        rest = text[end : end + _LOOK].lstrip(_OPENERS)
        if rest and (_is_small(rest[0]) or rest[0] in ",;，、،"):
            return False
        if text[end - 1] in _CLOSERS and _AFTER_QUOTE.match(text, end):
            return False
        if text[at - 1 : at] == "(" and text.startswith(")", at + 1):
            return False  # "74 % (!)"
        return mark != "." or _full_stop(text, at, end, start, rest, words)
    if mark in ";:፡":
        return True
    return not _inside(text, at, end)


def _is_small(letter: str) -> bool:
    """A small letter of a script that has capitals: Georgian's letters are small ones by Unicode, and have none."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _inside(text: str, at: int, end: int) -> bool:
    """Whether a stop that needs no space stands in a number, in "and so on", or in a quotation that goes on."""
    if text[at - 1 : at].isdigit() and text[end : end + 1].isdigit() and end - at == 1:
        return True
    if text.startswith("ល។", end):  # ។ល។, "and so on"
        return True
    if end - at > 1 and text[end - 1] in _CLOSERS and _AFTER_QUOTE.match(text, end):
        return True
    if text.startswith(("،", " ،"), end):
        return True
    return text[at] in "。！？" and _GOES_ON.match(text, end) is not None


def _full_stop(text: str, at: int, end: int, start: int, rest: str, words: _Words) -> bool:
    if text[at + 1 : at + 2] in (".", "…", "!", "?", " ") and end > at + 1:
        return True
    begin = max(start, at - _LOOK)
    word = text[begin:at].rsplit(None, 1)[-1:]
    bare = word[0].lstrip(_OPENERS) if word else ""
    if not bare:
        return True
    if len(bare) > words.longest or bare.endswith(words.number_tails):
        return not (rest[:1].isdigit() and bare.endswith(words.number_tails))
    first = not text[start : at - len(bare)].strip(_OPENERS) if at - start < _LOOK else False
    if not rest:
        return True
    before = text[begin : at - len(bare)].rsplit(None, 1)[-1:]
    last = before[0].lstrip(_OPENERS) if before else ""
    if _NUMBER.match(bare):
        return _after_number(last, bare, rest, first, words)
    dash = text[end : end + 2].lstrip()[:1] in ("-", "–", "—")
    return _after_word(last, bare, rest, dash, words)


def _after_number(before: str, number: str, rest: str, first: bool, words: _Words) -> bool:
    """Whether a stop behind a bare number ends the sentence: it does not as an ordinal's, a list's or a date's."""
    if _next(rest) in words.behind_ordinal:
        return False
    if number.isdigit() and len(number) > 3:
        return True
    if first or rest[0].isdigit():
        year = number.isdigit() and int(number) > _MONTHS and _YEAR.match(rest) is not None
        return year and not first
    return before.casefold() not in words.before_ordinal or _next(rest) in words.starters


def _after_word(before: str, word: str, rest: str, dash: bool, words: _Words) -> bool:
    """Whether a stop behind a word ends the sentence: abbreviations and initials need a sign that it does.

    A `dash` behind an abbreviation is none: "BOSTON, Mass. — The port".
    """
    elided = max(word.rfind("'"), word.rfind("’")) + 1
    word = word[elided:] if len(word) > elided + 1 else word  # "l'art. 5"
    folded = word.casefold()
    if folded in words.before:
        return False
    if folded in words.number and (_NUMERAL.match(rest) or _next(rest) in words.money):
        return False
    if folded in words.enders:
        return True
    if folded in words.after or (folded in words.capital and word[0].isupper()) or _is_dotted(word):
        return not dash and _next(rest) in words.starters
    if _is_initial(word):
        if word.islower() and _measured(before, words):
            return True
        least = 3 if word[-1].isupper() else 1  # "J. An" may be a name, "2024 г. В" is none
        return len(_next(rest)) >= least and _next(rest) in words.starters
    return True


def _measured(before: str, words: _Words) -> bool:
    """Whether a letter behind `before` is a unit: "137 m", "2 кв. м"; a year's "2024 г" is none."""
    digits = before[-4:]
    return before.rstrip(".") in words.squares or (
        digits[-1:].isdigit() and not (len(digits) == 4 and digits.isdigit())
    )


def _is_dotted(word: str) -> bool:
    """Whether `word` is an abbreviation by its form: "U.S", "p.m", "т.е", or doubled letters as in "EE. UU."."""
    if len(word) == 2:
        return word[0] == word[1] and word.isupper()
    return "." in word and all(0 < sum(map(str.isalpha, part)) < 3 for part in word.split("."))


def _is_initial(word: str) -> bool:
    """Whether `word` is one letter of a name: "J", "J.-P", "Jean-P"; no unit ("17-м"), no word ("á", "í")."""
    head, _, last = word.rpartition("-")
    if len(last) == 1 and last.isalpha():
        return last.isupper() if head else last.isupper() or _INITIAL.match(last) is not None
    return len(word) < 4 and _INITIALS.match(word) is not None and sum(map(str.isalpha, word)) == 1


def _next(rest: str) -> str:
    found = _WORD.match(rest)
    return found.group().casefold().replace("’", "'") if found else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A unit of a script without stops, cut at spaces between clauses into parts of a sentence's size."""
    rules = load("sentences.toml")["clauses"]
    begin = start
    for gap in _gaps().finditer(text, start, end):
        so_far = gap.start() - begin
        if gap.lastgroup == "shad":
            enough = so_far >= rules["shad_least"]
        else:
            least = rules["least"] if gap.lastgroup == "open" else rules["most"]
            enough = so_far >= least and end - gap.end() >= rules["least"]
        if enough and gap.end() < end:
            yield begin, gap.end("shad") if gap.lastgroup == "shad" else gap.start()
            begin = gap.end()
    if last := _trimmed(text, begin, end):
        yield last


@cache
def _words() -> _Words:
    data: dict[str, Any] = load("sentences.toml")
    tails = tuple(data["abbreviations"]["number_tails"])
    lists = {name: frozenset(data["abbreviations"][name]) for name in _LISTS}
    return _Words(
        **lists,
        starters=frozenset(word for group in data["starters"].values() for word in group),
        behind_ordinal=frozenset(data["ordinals"]["behind"]),
        before_ordinal=frozenset(data["ordinals"]["in_front"]),
        number_tails=tails,
        longest=max(len(word) for words in lists.values() for word in words),
    )


@cache
def _wrapped() -> re.Pattern[str]:
    """A line's end inside a sentence. Lookbehinds have one width each, so the bound words come one by one."""
    bound = "|".join(rf"(?<={word}\n)(?<![^ \n]{word}\n)" for word in load("sentences.toml")["lines"]["bound"])
    return re.compile(rf"\n(?:(?<=[{_SMALL}0-9,]\n)(?=[ \t]{{0,8}}[{_SMALL}])|(?=[ \t]{{0,8}}[^\s])(?:{bound}))")


@cache
def _spaced() -> re.Pattern[str]:
    return re.compile(f"[{load('sentences.toml')['clauses']['spaced']}\u0f0d]")


@cache
def _gaps() -> re.Pattern[str]:
    rules = load("sentences.toml")["clauses"]
    letter, bound, opening = rules["spaced"], "|".join(rules["bound"]), "|".join(rules["open"])
    return re.compile(
        rf"(?<=[{letter}])(?<![ๆฯ])\s+(?=[{letter}“\"])(?!{bound})(?:(?P<open>(?={opening}))|(?P<plain>))|(?P<shad>\u0f0d+)\s*"
    )
