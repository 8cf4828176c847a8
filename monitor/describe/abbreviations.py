"""Chinese places of one character: 中美贸易, 苏浙皖三省, 粤企.

Enters: a text. Leaves: where a character stands for which place. Never: a character alone that is a
word as often as a place (vocabulary: monitor/data/places_abbreviations.toml).
"""

import re
from collections.abc import Iterator
from functools import cache

from monitor.data import load


def abbreviations(text: str) -> Iterator[tuple[int, int, list[tuple[int, str]]]]:
    """Start and end of each group of abbreviated places, and in it each character's offset and place id."""
    if not _HAN.search(text):
        return
    rules = load("places_abbreviations.toml")
    ends_in_zhong = tuple(rules["ends_in_zhong"])
    for pattern, places in ((_countries(), rules["countries"]), (_regions(), rules["china"]["regions"])):
        for match in pattern.finditer(text):
            if match.group()[0] == "中" and text.endswith(ends_in_zhong, 0, match.start()):
                continue
            group = [(at, places[text[at]]) for at in range(match.start(), match.end()) if text[at] in places]
            yield match.start(), match.end(), group


_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def _countries() -> re.Pattern[str]:
    rules = load("places_abbreviations.toml")
    groups = "|".join(
        f"{group}(?!{rules['begins'][group[-1]]})" if group[-1] in rules["begins"] else group
        for group in sorted(rules["groups"], key=len, reverse=True)
    )
    return re.compile(groups)


@cache
def _regions() -> re.Pattern[str]:
    rules = load("places_abbreviations.toml")["china"]
    one = f"[{''.join(rules['regions'])}]"
    some = f"{one}(?:、?{one})+(?={'|'.join(rules['regions_before'])})"
    alone = f"(?<![\\u4e00-\\u9fff])[{''.join(rules['single'])}](?={'|'.join(rules['single_before'])})"
    return re.compile(f"{one}(?:、{one}){{2,}}|{one}{{4,}}|{some}|{alone}")
