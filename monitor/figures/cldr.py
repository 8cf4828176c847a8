"""What CLDR knows of a locale, by babel, without keeping all of it.

Enters: a locale's name. Leaves: babel's `Locale`, or None. Never: a locale that stays in memory because it was asked
for once: what the rooms need of it they have read out and keep themselves.
"""

from typing import Any

# A locale takes 1 MB and is read in 8 ms. A text asks for its own several times, and for English.
_KEPT = 4


def locale_of(name: str, sep: str = "_") -> Any:
    """The locale called `name`, its parts joined by `sep`; None where CLDR has none of that name."""
    from babel import Locale, UnknownLocaleError, localedata

    if len(localedata._cache) > _KEPT:  # babel forgets nothing by itself
        localedata._cache.clear()
    try:
        return Locale.parse(name, sep=sep)
    except (UnknownLocaleError, ValueError):
        return None
