"""Which mark groups digits in the countries that a text tells of: one language may be printed in two ways.

"4,761 millones" is 4 761 million in Mexico and 4.761 million in Spain. Enters: a language, a text and its places.
Leaves: whether a comma groups there. Never: a country that speaks another language, nor a choice between two that
print differently.
"""

import re
from collections.abc import Iterable
from functools import cache

from monitor.domain import Region
from monitor.figures.cldr import locale_of
from monitor.figures.homes import offices_of

_COMMA_THREE = re.compile(r"(?<![\d,])[1-9]\d{0,2},\d{3}(?![\d,])")


def comma_groups(language: str, regions: Iterable[Region], plain: str) -> bool:
    """Whether all countries named that have `language` for their own group digits with a comma, and there is one.

    An office names its country where nothing else in `plain` does.
    """
    if _COMMA_THREE.search(plain) is None:
        return False
    countries = {region.path_ids[0] for region in regions if region.path_ids} or offices_of(plain)
    told = [grouped for country in sorted(countries) if (grouped := _comma_groups(language, country)) is not None]
    return bool(told) and all(told)


@cache
def _comma_groups(language: str, country: str) -> bool | None:
    """None where `language` is no language of `country`."""
    from babel.languages import get_official_languages

    if language not in get_official_languages(country, de_facto=True):
        return None
    locale = locale_of(f"{language}_{country}")
    symbols = locale.number_symbols.get("latn", {}) if locale is not None else {}
    return symbols.get("group") == "," and symbols.get("decimal") == "."
