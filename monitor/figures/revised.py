"""What a text says that it corrects: the object of a verb of revision, which names what the figure behind it is of.

"The city has lowered its count of library loans to 4,655,900"; "a agência revisou para 2,4 milhões a safra de trigo".
Enters: a spot, words in front of a figure. Leaves: the object's words, or whether they stand behind the figure. Never:
which value is replaced; that is the ledger's. Wordings are data (`figures_context.toml`, `revised`).
"""

import re
from dataclasses import dataclass
from functools import cache

from monitor.data import load
from monitor.figures.scene import Spot

_REACH = 180  # characters in front of the figure in which the verb stands


@dataclass(frozen=True, slots=True)
class _Rules:
    before: re.Pattern[str]
    behind: re.Pattern[str]
    object: re.Pattern[str] | None
    puts: re.Pattern[str] | None


def object_of(words: str, language: str) -> str | None:
    """What stands between a verb of revision and the preposition that ends `words`, None where nothing does."""
    rules = _rules(language)
    found = rules.before.search(words[-_REACH:]) if rules else None
    return found["what"].strip() if found else None


def told_behind(spot: Spot, language: str) -> bool:
    """Whether the verb and its preposition stand right in front of the figure and its object right behind."""
    rules = _rules(language)
    if rules is None or rules.object is None or rules.object.match(spot.tail) is None:
        return False
    return rules.behind.search(f"{spot.lead}{spot.hedge}") is not None


def puts(spot: Spot, language: str) -> bool:
    """Whether somebody puts something at the figure, or moves what it said before to it: "puts the rise at"."""
    rules = _rules(language)
    return rules is not None and (object_of(f"{spot.lead}{spot.hedge}", language) is not None or _puts(rules, spot))


def _puts(rules: _Rules, spot: Spot) -> bool:
    return rules.puts is not None and rules.puts.search(f"{spot.lead}{spot.hedge}") is not None


@cache
def _rules(language: str) -> _Rules | None:
    row: dict[str, str] | None = load("figures_context.toml")["revised"].get(language)
    if row is None:
        return None
    verb = rf"(?<!\w)(?:{row['verbs']})(?!\w)(?: (?:{row['aside']}))*"
    preposition = rf"(?:{row['to']})(?: (?:{row['article']}))?"
    return _Rules(
        before=re.compile(rf"{verb} (?P<what>[^,;:]{{4,120}}?)(?: (?:{row['aside']}))*(?: {preposition}| ?:) ?$"),
        behind=re.compile(rf"{verb} {preposition} ?$"),
        object=re.compile(f" ?(?:{row['object']})") if "object" in row else None,
        puts=re.compile(rf"(?<!\w)(?:{row['puts']})(?!\w).* {preposition} ?$") if "puts" in row else None,
    )
