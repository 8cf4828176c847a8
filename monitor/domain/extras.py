"""What users add to the vocabulary in `sources.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CustomPlace:
    """A user's macro-region: `id` begins with `macro:`, `members` are place ids."""

    id: str
    name: str
    names: tuple[str, ...]
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomTopic:
    """A user's topic: `id` begins with `custom:`. Any of words, indicators, places, examples makes it fit.

    `examples` are texts of the kind that is wanted.
    """

    id: str
    name: str
    words: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CustomIndicator:
    """A user's indicator. `names` maps a language ("en") to the words it goes by there; `unit` None: any."""

    id: str
    names: Mapping[str, tuple[str, ...]]
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Extras:
    """The places, topics and indicators of `sources.yaml`, handed to the pure rooms."""

    places: tuple[CustomPlace, ...] = ()
    topics: tuple[CustomTopic, ...] = ()
    indicators: tuple[CustomIndicator, ...] = ()
