"""How many names of countries, regions and cities the gazetteer knows, by language. A developer's tool, run by hand.

    npm pack iso3166-2-db@2.3.11 && tar xzf iso3166-2-db-2.3.11.tgz
    python -m venv check-venv && check-venv/bin/pip install -r requirements.lock
    check-venv/bin/pip install pycountry==26.2.16
    PYTHONPATH=. check-venv/bin/python tools/places/check_names.py package [-v]

Expected names come from data that the build does not read: pycountry's translations of ISO 3166-1
(LGPL) and iso3166-2-db's names of regions. They are compared, never copied. A name counts when the
place or a place inside it bears it: "Puebla" may be the city. Prints recall by language, over
everything and over the 100 largest countries and the 100 largest regions; -v lists what is missed.
"""

import gettext
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pycountry

from monitor.describe.gazetteer import Gazetteer

LANGUAGES = {"en": "en", "zh": "zh_CN", "zh-Hant": "zh_TW", "ru": "ru", "ja": "ja", "es": "es", "de": "de", "fr": "fr"}
FREQUENT = ["CN", "RU", "US", "JP", "DE", "FR", "ES", "IN", "BR", "CA", "AU", "IT", "KR", "UA", "PL", "MX"]


Expected = tuple[str, str, str]  # language, id, name
LARGEST = 100  # countries, and as many regions: with them 200 places that papers often name


def main(package: Path) -> None:
    gazetteer = Gazetteer()
    of_countries, of_regions = list(countries()), list(regions(package, gazetteer))
    report("all countries", of_countries, gazetteer)
    report("all regions", of_regions, gazetteer)
    largest = [*_largest(of_countries, gazetteer), *_largest(of_regions, gazetteer)]
    report("the 200 largest", largest, gazetteer)


def report(title: str, expected: list[Expected], gazetteer: Gazetteer) -> None:
    """Print recall by language."""
    hits: dict[str, list[bool]] = defaultdict(list)
    missed: dict[str, list[str]] = defaultdict(list)
    for language, key, name in expected:
        found = any(key in named.place.path_ids for named in gazetteer.bearers(name))
        hits[language].append(found)
        if not found:
            missed[language].append(f"{key} {name}")
    every = [hit for each in hits.values() for hit in each]
    line = ", ".join(f"{language} {sum(h) / len(h):.3f} of {len(h)}" for language, h in hits.items())
    print(f"{title}: {sum(every) / len(every):.3f} of {len(every)}; {line}")
    if "-v" in sys.argv:
        for language, names in missed.items():
            print("  ", language, "; ".join(names[:80]))


def _largest(expected: list[Expected], gazetteer: Gazetteer) -> list[Expected]:
    sizes = {key: place.population for _, key, _ in expected if (place := gazetteer.place(key))}
    chosen = set(sorted(sizes, key=lambda key: -sizes[key])[:LARGEST])
    return [each for each in expected if each[1] in chosen]


def countries() -> Iterator[Expected]:
    for language, code in LANGUAGES.items():
        translate = gettext.translation(
            "iso3166-1", pycountry.LOCALES_DIR, languages=[code], fallback=language == "en"
        ).gettext
        for country in pycountry.countries:
            english = getattr(country, "common_name", country.name)
            if country.alpha_2 not in ("AQ", "BV", "HM", "TF", "UM"):
                local = translate(english)
                if language == "en" or local != english or local.isascii():
                    yield language, country.alpha_2, re.sub(r"\s*[,(（].*", "", local)


def regions(package: Path, gazetteer: Gazetteer) -> Iterator[Expected]:
    data = package / "data"
    mapped = json.loads((data / "names_osm.json").read_text(encoding="utf-8"))
    for code, country in json.loads((data / "iso3166-2.json").read_text(encoding="utf-8")).items():
        for region in country.get("regions", []):
            key = f"{code}-{region['iso']}"
            names = mapped.get(str(region.get("reference", {}).get("openstreetmap")), {}) | region.get("names", {})
            for language, name in names.items() if gazetteer.place(key) else ():
                if language in LANGUAGES and _is_in_script(name, language):
                    yield language, key, re.sub(r"\s*\(.*?\)", "", name)


def _is_in_script(name: str, language: str) -> bool:
    """Some of the names stand under a wrong language."""
    letters = {"zh": "[\u3400-\u9fff]", "ru": "[а-я]", "ja": "[\u3040-\u9fff]"}.get(language, "[a-z]")
    return bool(re.search(letters, name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
