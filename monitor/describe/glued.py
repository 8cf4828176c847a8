"""Names of places that stand next to each other without a mark between, as only scripts without spaces allow.

Enters: names in text order with what the words around them say. Leaves: those that are still names of places. 日本东京
is a town behind its country; 倫敦德里 is a third place, of which London and Delhi are pieces, and a town behind another
country's name (俄罗斯北海舰队) is a piece of what belongs to that country.
"""

from collections.abc import Sequence

from monitor.describe.gazetteer import Named
from monitor.describe.impostors import Look
from monitor.describe.words import is_unspaced

Seen = tuple[int, int, tuple[Named, ...], Look]
_ONE_COUNTRY = {"HK": "CN", "MO": "CN", "TW": "CN"}  # their towns are listed together without a mark


def unglued(text: str, names: Sequence[Seen]) -> list[Seen]:
    """The names of `text` without those that are pieces of something else."""
    pieces: set[int] = set()
    for n in range(1, len(names)):
        before, name = names[n - 1], names[n]
        glued = before[1] == name[0] and is_unspaced(text[name[0] - 1]) and is_unspaced(text[name[0]])
        if glued and _is_town(name[2]) and not _countries(before[2]) & _countries(name[2]):
            pieces.add(n)
            if _is_town(before[2]):
                pieces.add(n - 1)
    return [name for n, name in enumerate(names) if n not in pieces] if pieces else list(names)


def _is_town(named: Sequence[Named]) -> bool:
    kinds = {n.place.kind for n in named}
    return "city" in kinds and kinds <= {"city", "region"} and not any(n.mark.sign for n in named)


def _countries(named: Sequence[Named]) -> set[str]:
    """Countries of who bears the name; of what crosses borders, its members'."""
    found = {country for n in named for country in (n.place.country, *(key[:2] for key in n.place.members)) if country}
    return {_ONE_COUNTRY.get(country, country) for country in found}
