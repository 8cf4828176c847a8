"""CLDR's locales are read when asked for, and do not pile up."""

import pytest
from babel import Locale, localedata

from monitor.figures.cldr import locale_of


def test_locales_do_not_pile_up():
    for name in ("en", "ru", "zh", "de", "pl", "el", "fr", "ja", "pt", "ar", "it", "vi", "ko", "sv", "tr"):
        locale_of(name).months  # noqa: B018  # read, as the rooms do
    assert len(localedata._cache) <= 6


@pytest.mark.parametrize("name", ["ru", "zh", "el", "pt"])
def test_a_locale_that_was_forgotten_says_the_same_again(name):
    def said():
        locale = locale_of(name)
        return (
            {key: dict(names) for key, names in locale.months["format"].items()},
            dict(locale.currencies),
            dict(locale.number_symbols["latn"]),
        )

    first = said()
    localedata._cache.clear()
    assert said() == first
    assert first[1] == dict(Locale.parse(name).currencies)


@pytest.mark.parametrize("name", ["xx", "", "not a locale", "q"])
def test_what_is_no_locale_is_none(name):
    assert locale_of(name) is None


def test_parts_may_be_joined_as_in_a_language_tag():
    assert str(locale_of("zh-Hant", "-")) == "zh_Hant"
