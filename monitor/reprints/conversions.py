"""Miles and kilometres, acres and hectares: sizes that a translator put into the units of his readers.

Enters: values with UCUM units. Leaves: whether two are one size. Never: a currency; those are figures of their own.
"""

from functools import cache

from monitor.data import load


def dimension(unit: str) -> str | None:
    """What a unit measures (`length`, `mass` …), None if no other unit is commonly put in its place."""
    return _dimensions().get(unit)


def same_size(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two values with different units, each (value, unit), are one size but for rounding."""
    kind = dimension(one[1])
    if kind is None or one[1] == other[1] or kind != dimension(other[1]):
        return False
    rules = load("reprints.toml")["conversions"]
    sizes = _size(*one), _size(*other)
    if kind == "temperature":
        return abs(sizes[0] - sizes[1]) <= float(rules["degrees"])
    return min(sizes) > 0 and max(sizes) <= min(sizes) * (1 + float(rules["rounding"]))


def _size(value: str, unit: str) -> float:
    """In the first unit of its row; floats are enough to tell whether two sizes are near."""
    if unit == "[degF]":
        return (float(value) - 32) / 1.8
    rules = load("reprints.toml")["conversions"]
    return float(value) * float(rules[_dimensions()[unit]][unit])


@cache
def _dimensions() -> dict[str, str]:
    rows = load("reprints.toml")["conversions"].items()
    return {unit: kind for kind, units in rows if isinstance(units, dict) for unit in units}
