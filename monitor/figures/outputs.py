"""Names of what is grown, made, mined and caught, put together from goods and the words for what is done to them.

"Tea output", "собрали … чая", "récolté … de thé" and 茶叶产量 are one thing, so that its values meet whatever the verb
and the language. Enters: a language. Leaves: names as `indicators.toml` writes them. Never: goods and verbs that the
data does not have (`figures_outputs.toml`), nor what is done with the goods later: sold, shipped, eaten, stored.
"""

from collections.abc import Iterator
from functools import cache

from monitor.data import load

_OF = {"ar": "من"}  # "the output of Sudan of dates": the owner parts the noun from its goods
_BEFORE = frozenset({"fr", "es", "pt", "it", "ru", "uk", "pl", "ar"})  # languages whose noun stands before the goods


def names(language: str) -> Iterator[tuple[str, str]]:
    """Ids of indicators with a name in `language`."""
    table = load("figures_outputs.toml")
    for good in table["good"]:
        words = table["words"][good["done"]]
        nouns, verbs = words["nouns"].get(language), words["verbs"].get(language)
        for name in good["names"].get(language, ()) if nouns else ():
            for told in _told(language, name, nouns, verbs):
                yield good["id"], told


@cache
def ids() -> frozenset[str]:
    return frozenset(good["id"] for good in load("figures_outputs.toml")["good"])


def _told(language: str, good: str, nouns: str, verbs: str | None) -> Iterator[str]:
    if language in {"zh", "ja"}:
        yield "|".join(f"{good}{noun}" for noun in nouns.split("|"))
        if verbs:
            yield "|".join(f"{verb}{good}" for verb in verbs.split("|"))
    elif language == "ko":
        yield "|".join(f"{good}{gap}{noun}" for noun in nouns.split("|") for gap in (" ", ""))
    elif language == "de":
        yield "|".join(f"{good}{noun}" for noun in nouns.split("|"))
        yield f"{good} + {verbs}"
    elif language == "en":
        yield from _english(good, nouns, verbs or "")
    elif language in _BEFORE:
        yield f"{nouns} {good}"
        if language in _OF:
            yield f"{nouns} + {_OF[language]} {good}"
        yield f"{verbs} + {good}"
    else:
        yield f"{good} {nouns}"
        yield f"{good} + {verbs}"


def _english(good: str, nouns: str, verbs: str) -> Iterator[str]:
    table = load("figures_outputs.toml")["english"]
    yield f"{good} {nouns}"
    yield f"{nouns} of {good}"
    yield f"{verbs} + of {good}"
    yield f"{good} {table['makers']} + {verbs}"
    for verb in table["parted"]:
        yield f"{verb} + of {good}"
        yield f"{good} {table['makers']} + {verb}"
