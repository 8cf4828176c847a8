"""Builders: a text with its places, and what the room makes of it."""

from datetime import UTC, datetime

from monitor.domain import Cleaned, Description, Extras, Figure, Mention
from monitor.figures import FigureFinder

PLACES = {
    "Hangzhou": ("geonames:1808926", ("CN", "CN-ZJ", "geonames:1808926"), "city"),
    "Zhejiang": ("CN-ZJ", ("CN", "CN-ZJ"), "region"),
    "China": ("CN", ("CN",), "country"),
    "Berlin": ("DE-BE", ("DE", "DE-BE"), "region"),
    "Bavaria": ("DE-BY", ("DE", "DE-BY"), "region"),
    "Germany": ("DE", ("DE",), "country"),
    "Norway": ("NO", ("NO",), "country"),
    "Sweden": ("SE", ("SE",), "country"),
    "Швеции": ("SE", ("SE",), "country"),
    "瑞典": ("SE", ("SE",), "country"),
    "杭州": ("geonames:1808926", ("CN", "CN-ZJ", "geonames:1808926"), "city"),
    "宁波": ("geonames:1799397", ("CN", "CN-ZJ", "geonames:1799397"), "city"),
    "浙江": ("CN-ZJ", ("CN", "CN-ZJ"), "region"),
    "Казани": ("geonames:551487", ("RU", "RU-TA", "geonames:551487"), "city"),
    "Казань": ("geonames:551487", ("RU", "RU-TA", "geonames:551487"), "city"),
    "России": ("RU", ("RU",), "country"),
}
FINDER = FigureFinder(Extras())
NOON = datetime(2025, 11, 20, 12, tzinfo=UTC)


def a_description(text: str, language: str | None) -> Description:
    """The places of the list above, wherever the text names them (longest first, no overlap)."""
    found: list[Mention] = []
    for name in sorted(PLACES, key=len, reverse=True):
        at = text.find(name)
        while at >= 0:
            if not any(other.start <= at < other.end for other in found):
                place, path, kind = PLACES[name]
                found.append(Mention(at, at + len(name), place, name, path, kind))
            at = text.find(name, at + 1)
    return Description(language, mentions=tuple(sorted(found, key=lambda mention: mention.start)))


def figures(
    text: str, language: str | None = "en", *, title: str = "", published: datetime | None = NOON
) -> tuple[Figure, ...]:
    return FINDER.find(Cleaned(title, text), a_description(text, language), published)


def figure(text: str, surface: str, language: str | None = "en", **more) -> Figure:
    """The one figure with this surface."""
    found = figures(text, language, **more)
    return next(one for one in found if one.surface == surface)


def reasons(text: str, language: str = "en") -> dict[str, str]:
    return {
        left.surface: left.reason for left in FINDER.explain(Cleaned("", text), a_description(text, language), NOON)
    }
