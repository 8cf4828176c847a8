"""How many names of countries, regions and cities the gazetteer knows, by language. A developer's tool, run by hand.

    npm pack iso3166-2-db@2.3.11 && tar xzf iso3166-2-db-2.3.11.tgz
    python -m venv check-venv && check-venv/bin/pip install -r requirements.lock
    check-venv/bin/pip install pycountry==26.2.16
    PYTHONPATH=. check-venv/bin/python tools/places/check_names.py package [-v]

Expected names come from data that the build does not read: pycountry's translations of ISO 3166-1
(LGPL) and iso3166-2-db's names of regions. They are compared, never copied. A name counts when the
place or a place inside it bears it: "Puebla" may be the city. Prints recall by language, once over
everything and once over the countries whose names papers print most; -v lists what is missed.
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


def main(package: Path) -> None:
    gazetteer = Gazetteer()
    for title, expected in (("countries", list(countries())), ("regions", list(regions(package, gazetteer)))):
        for scope in ("all", "frequent"):
            hits: dict[str, list[bool]] = defaultdict(list)
            missed: dict[str, list[str]] = defaultdict(list)
            for language, key, name in expected:
                if scope == "frequent" and key[:2] not in FREQUENT:
                    continue
                found = any(key in named.place.path_ids for named in gazetteer.bearers(name))
                hits[language].append(found)
                if not found:
                    missed[language].append(f"{key} {name}")
            line = ", ".join(f"{lang} {sum(h) / len(h):.3f} of {len(h)}" for lang, h in hits.items())
            print(title, scope, "-", line)
            if "-v" in sys.argv:
                for language, names in missed.items():
                    print("  ", language, "; ".join(names[:80]))


def countries() -> Iterator[tuple[str, str, str]]:
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


def regions(package: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    for file in sorted((package / "data").glob("iso3166-2.json")):
        yield from _regions_of(file, gazetteer)


def _regions_of(file: Path, gazetteer: Gazetteer) -> Iterator[tuple[str, str, str]]:
    content = json.loads(file.read_text(encoding="utf-8"))
    for code, country in content.items() if "regions" not in content else [(content["iso"], content)]:
        for region in country.get("regions", []):
            key = f"{code}-{region['iso']}"
            if gazetteer.place(key):
                for language, name in region.get("names", {}).items():
                    if language in LANGUAGES and _is_in_script(name, language):
                        yield language, key, re.sub(r"\s*\(.*?\)", "", name)


def _is_in_script(name: str, language: str) -> bool:
    """Some of the names stand under a wrong language."""
    letters = {"zh": "[\u3400-\u9fff]", "ru": "[а-я]", "ja": "[\u3040-\u9fff]"}.get(language, "[a-z]")
    return bool(re.search(letters, name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
