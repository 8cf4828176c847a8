"""How a language says which goods a trade is in: "exports of copper", "exportó cobre por …", "bakır ihracatı".

Enters: a language. Leaves: patterns over the text as printed, with the group `what`. Never: goods that no words name.
"""

import re
from functools import cache

from monitor.data import load

_NEVER = "(?!)"
_REACH = 60  # characters between "exported" and the amount before the goods
_MOST_WORDS = 3
# Words of a language by their writing: Latin letters without marks, Han alone, Han or kana first, Hangul first.
_SIGNS = {"en": "[a-z -]+$", "zh": "[\u4e00-\u9fff]+$", "ja": "[\u3040-\u30ff\u4e00-\u9fff]", "ko": "[가-힣]"}


@cache
def phrases(language: str) -> tuple[re.Pattern[str], ...]:
    """How `language` names the goods of a trade, over the text as printed; none where it has no row."""
    row: dict[str, str] | None = load("figures_goods.toml")["phrase"].get(language)
    if row is None:
        return ()
    nouns, verbs = f"(?<!\\w)(?:{row['nouns']})", f"(?<!\\w)(?:{row.get('verbs', _NEVER)})(?!\\w)"
    rules = []
    if "word" in row:
        goods = _goods(row)
        rules += [
            f"{nouns}(?: (?:{row.get('whose', _NEVER)}))? (?:{row['of']}){goods}",
            f"{verbs} (?:{row['of']})?{goods}",
            rf"{verbs}[^.;,\n]{{0,{_REACH}}}?\d[\d.,]*[^.;\n]{{0,30}}?(?<!\w)(?:{row['units']}) (?:{row['unit_of']})"
            rf"{goods}",
        ]
    if "adjective" in row:
        rules.append(rf"{nouns} (?P<what>(?!(?:{row['not']})(?!\w))(?:{row['adjective']}))(?!\w)")
    if "before" in row:
        rules.append(row["before"].replace("NOT", row["not"]) + f"(?:{row['nouns']})(?!\\w)")
    return tuple(re.compile(rule) for rule in rules)


@cache
def listed(language: str) -> str:
    """The goods that have one name in all languages, as alternatives in a writing whose words have no endings."""
    sign = re.compile(_SIGNS.get(language, _NEVER))
    rows: dict[str, list[str]] = load("figures_goods.toml")["goods"]
    words = {word for words in rows.values() for word in words if sign.match(word) and not _single(word, language)}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or _NEVER


def _single(word: str, language: str) -> bool:
    """One sign of a Chinese word is a part of many others ("米")."""
    return language == "zh" and len(word) == 1


def _goods(row: dict[str, str]) -> str:
    first = rf"(?!(?:{row['not']}|{row['stop']})(?!\w)){row['word']}"
    more = rf"(?: (?:{row['inside']})?(?!(?:{row['stop']})(?!\w)){row['word']}(?!\w))"
    return rf"(?P<what>{first}(?!\w){more}{{0,{_MOST_WORDS - 1}}})"


def is_general(words: str, language: str) -> bool:
    """Whether words name no goods, but all of them ("merchandise")."""
    row: dict[str, str] | None = load("figures_goods.toml")["phrase"].get(language)
    return row is not None and re.fullmatch(row["not"], words) is not None
