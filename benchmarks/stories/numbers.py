"""What the numbers alone tell of texts in languages that can't be compared by their words.

Prints, by pair of languages, how many true pairs of the kit's stories print the same numbers, and how many false ones
pass for it; the same for reports on one event by different outlets, whatever their languages, where each one is an
error. Pairs as such, without the archive: `stories` measures what becomes of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from benchmarks.stories.texts import analysed, inputs, pairs, primary, versions
from monitor.domain import Analysis
from monitor.reprints.likeness import Telling, beyond_words, compare
from monitor.reprints.numerals import Echo, echo
from storage.numerals import enough_pairs, pair_hashes

_OUTLETS_SHARE = 0.2  # of their sentences, at most: more is a copy


def numbers(limit: int, anew: bool, verbose: bool) -> None:
    """Print the tables."""
    true, false, worth = _of_stories(limit, anew)
    every = sum(all_ for all_, _, _ in true.values())
    found, by_index = (sum(row[at] for row in true.values()) for at in (1, 2))
    for languages, (all_, same, _) in sorted(true.items()):
        print(f"{'–'.join(languages):<10}{all_:>7} true pairs, {same:>5} print the same numbers ({same / all_:.3f})")
    print(f"of {found} the archive's index would bring {by_index} together")
    print(f"worth of true pairs whose numbers could suffice: 1 %, 5 %, 50 % have less than {_percentiles(worth)}")
    events = _of_events(limit, anew)
    joined = [pair for pair, heard in events if heard and heard.alike]
    able = sum(heard is not None for _, heard in events)
    asked = [heard.worth for _, heard in events if heard and heard.kept]
    print(f"one event, other outlet: {len(joined)} of {len(events)} joined, {able} print enough numbers,")
    print(f"those of {len(asked)} could suffice")
    print(f"their highest worth: {', '.join(f'{each:.2f}' for each in sorted(asked, reverse=True)[:5])}")
    if verbose:
        print(*joined, sep="\n")
    print(
        f"METRIC numbers_found={found / max(1, every):.4f} numbers_false={sum(false.values())} "
        f"numbers_events={len(joined)} n={every}"
    )


def _of_stories(
    limit: int, anew: bool
) -> tuple[Mapping[tuple[str, str], tuple[int, int, int]], Counter[tuple[str, str]], list[float]]:
    """By languages: true pairs that can't be compared by words, those alike, those of them that the index finds."""
    texts = analysed(inputs("stories", limit), anew)
    story = {each.id: each.story for each in versions() if each.id in texts}
    languages = {each.id: primary(each.language) for each in versions()}
    by_story: dict[str, list[str]] = defaultdict(list)
    for name in texts:
        by_story[story[name]].append(name)
    tally: dict[tuple[str, str], tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    worth: list[float] = []
    for names in by_story.values():
        for one, other in combinations(names, 2):
            if not beyond_words(_telling(texts[one]), _telling(texts[other])):
                continue
            heard = echo(texts[one].fingerprint, texts[other].fingerprint)
            alike = heard is not None and heard.alike
            own, theirs = (set(pair_hashes(texts[name].fingerprint)) for name in (one, other))
            near = len(own & theirs) >= enough_pairs(max(len(own), len(theirs)))
            pair = _ordered(languages[one], languages[other])
            every, same, brought = tally[pair]
            tally[pair] = every + 1, same + alike, brought + (alike and near)
            worth.extend([heard.worth] if heard and heard.kept else [])
    false = Counter[tuple[str, str]]()
    for one, other in _sharing_numbers(texts):
        if story[one] != story[other] and beyond_words(_telling(texts[one]), _telling(texts[other])):
            heard = echo(texts[one].fingerprint, texts[other].fingerprint)
            false[_ordered(languages[one], languages[other])] += heard is not None and heard.alike
    return tally, false, worth


def _of_events(limit: int, anew: bool) -> list[tuple[str, Echo | None]]:
    """Reports that people called one event, or near it, and that are no copies of each other."""
    texts = analysed(inputs("pairs", limit), anew)
    found = []
    for pair in pairs():
        one, other = texts.get(pair["a"]), texts.get(pair["b"])
        if pair["set"] == "hfl_translated" or pair["same"] is False or not one or not other:
            continue
        if compare(_telling(one), _telling(other)).shared < _OUTLETS_SHARE:
            name = f"joined: {pair['set']} {pair['lang']} {pair['grade']} {pair['a']} {pair['b']}"
            found.append((name, echo(one.fingerprint, other.fingerprint)))
    return found


def _sharing_numbers(texts: Mapping[str, Analysis]) -> Iterator[tuple[str, str]]:
    """Pairs of texts with four different numbers in common, in any order: no others can be alike."""
    holding: dict[str, list[str]] = defaultdict(list)
    for name, text in texts.items():
        values = {value for _, value in text.fingerprint.numerals}
        shared = Counter(other for value in values for other in holding[value])
        yield from ((name, other) for other, count in shared.items() if count >= 4)
        for value in values:
            holding[value].append(name)


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def _percentiles(values: Sequence[float]) -> str:
    return ", ".join(f"{each:.2f}" for each in np.percentile(values, [1, 5, 50])) if values else "none"


def _telling(analysis: Analysis) -> Telling:
    return Telling(analysis.article.language, analysis.fingerprint, analysis.embedding)
