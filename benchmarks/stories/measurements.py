"""What is measured: one function each, by the name that the command takes."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.regrouping import merged, split
from benchmarks.stories import made
from benchmarks.stories.numbers import numbers
from benchmarks.stories.shelf import Shelf
from benchmarks.stories.texts import Version, analysed, inputs, pairs, primary, versions
from benchmarks.stories.thresholds import thresholds
from monitor.domain import Analysis
from monitor.reprints.likeness import Kind, Telling, compare


@dataclass(frozen=True)
class Wishes:
    """What the command was asked for. `limit` 0: everything; `order` None: the kit's."""

    limit: int
    order: random.Random | None
    seed: int
    anew: bool
    verbose: bool


def stories(wishes: Wishes) -> None:
    """Clusters of source, human and machine translations: the kit's scorer, and each language with itself."""
    shelf, _ = _filled("stories", wishes)
    shelf.score("stories", *(["--present"] if wishes.limit else []), *(["-v"] if wishes.verbose else []))
    there = {row["id"] for rows in shelf.stories.values() for row in rows}
    found = _within_languages([each for each in versions() if each.id in there], _placed(shelf))
    for language, (precision, recall, pairs_) in found.items():
        print(f"{language:>8} with itself: P {precision:.4f} R {recall:.4f} of {pairs_} pairs")


def labelled_pairs(wishes: Wishes) -> None:
    """Hard negatives joined, translations found: the kit's scorer."""
    shelf, _ = _filled("pairs", wishes)
    shelf.score("pairs", *(["--present"] if wishes.limit else []), *(["-v"] if wishes.verbose else []))


def events(wishes: Wishes) -> None:
    """Reports that people called one event, or near it, and that are no copies of each other: merged or not."""
    shelf, texts = _filled("pairs", wishes)
    placed, count, joined = _placed(shelf), Counter[str](), Counter[str]()
    for pair in pairs():
        one, other = texts.get(pair["a"]), texts.get(pair["b"])
        if pair["set"] == "hfl_translated" or pair["same"] is False or not one or not other:
            continue
        likeness = compare(_telling(one), _telling(other))
        grade = "one event" if pair["same"] else "near it"
        if likeness.shared >= 0.2:
            count["copies, by their sentences"] += 1
            continue
        count[grade] += 1
        if placed[pair["a"]] == placed[pair["b"]]:
            joined[grade] += 1
            if wishes.verbose:
                print(f"joined: {pair['set']} {pair['lang']} {pair['grade']} {pair['a']} {pair['b']}: {likeness.why}")
    for grade in ("one event", "near it"):
        print(f"{grade}: {joined[grade]} of {count[grade]} joined")
    print(f"left out: {count['copies, by their sentences']} that share a fifth of their sentences word for word")
    total = count["one event"] + count["near it"]
    print(f"METRIC events_joined={joined.total() / max(1, total):.4f} n={total}")


def twins(wishes: Wishes) -> None:
    """Copies of which all numbers were changed, against every version of their story."""
    shelf, texts = _filled("stories", wishes)
    bases = [each for each in versions() if each.known and each.id in texts]
    changed = {each.id: made.twin(each.text, wishes.seed) for each in bases}
    rows = [{"id": each.id, "text": changed[each.id][0]} for each in bases if changed[each.id][1] >= 3]
    placed, tally = _placed(shelf), Counter[str]()
    for name, twin in analysed(rows, wishes.anew).items():
        tally["all"] += 1
        link = shelf.would_be(twin)
        joined = link.story == placed[name]
        tally["joined"] += joined
        if joined and wishes.verbose:
            print(f"joined: {name} {link.why}")
        alone = _pairs_with(twin, name, shelf, texts)
        tally["pairs"] += len(alone)
        tally["pairs joined"] += sum(kind in _JOINING for kind in alone)
    lost = _lost_to_the_veto(shelf, texts)
    print(f"twins: {tally['joined']} of {tally['all']} joined their story; {tally['pairs joined']} of {tally['pairs']}")
    print(f"pairs with a version of it would join; true pairs lost to the veto: {lost[0]} of {lost[1]}")
    print(
        f"METRIC twins_rejected={1 - tally['joined'] / max(1, tally['all']):.4f} "
        f"twin_pairs_rejected={1 - tally['pairs joined'] / max(1, tally['pairs']):.4f} "
        f"true_lost={lost[0] / max(1, lost[1]):.4f} n={tally['all']}"
    )


def excerpts(wishes: Wishes) -> None:
    """The first 3 to 5 sentences of one version, with and without the other versions on file."""
    shelf, texts = _filled("stories", wishes)
    chance = random.Random(wishes.seed)
    by_story: dict[str, list[Version]] = defaultdict(list)
    for each in versions():
        if each.known and each.id in texts and each.text.count("\n") >= 6:
            by_story[each.story].append(each)
    chosen = [chance.choice(found) for _, found in sorted(by_story.items())]
    rows = [{"id": each.id, "text": made.first_sentences(each.text, chance.randint(3, 5))} for each in chosen]
    placed, base = _placed(shelf), {each.id: each for each in chosen}
    gold, tally = {each.id: each.story for each in versions()}, Counter[str]()
    for name, part in analysed(rows, wishes.anew).items():
        own = {each.id for each in by_story[base[name].story]}
        alike = {each for each in own if primary(texts[each].article.language) == primary(part.article.language)}
        for case, seen in {
            "its own text on file": lambda each: True,
            "other versions": lambda each, name=name: each.article_id != name,
            "other languages": lambda each, alike=alike: each.article_id not in alike,
        }.items():
            there = own - ({name} if case != "its own text on file" else set())
            if case == "other languages":
                there -= alike
            if there:
                link = shelf.would_be(part, seen)
                tally[f"{case}: all"] += 1
                tally[f"{case}: found"] += link.story == placed[name]
                tally[f"{case}: wrong"] += link.story not in (None, placed[name])
        stranger = shelf.would_be(part, lambda each, told=base[name].story: gold[each.article_id] != told)
        tally["strangers"] += 1
        tally["strangers joined"] += stranger.story is not None
        if stranger.story and wishes.verbose:
            print(f"joined a stranger: {name} {stranger.why}")
    for case in ("its own text on file", "other versions", "other languages"):
        print(f"{case}: {tally[f'{case}: found']} of {tally[f'{case}: all']} found")
    print(f"its story taken away: {tally['strangers joined']} of {tally['strangers']} joined another one")
    print(
        f"METRIC excerpts_found={tally['other versions: found'] / max(1, tally['other versions: all']):.4f} "
        f"excerpts_found_across={tally['other languages: found'] / max(1, tally['other languages: all']):.4f} "
        f"excerpts_false={tally['strangers joined'] / max(1, tally['strangers']):.4f} n={tally['strangers']}"
    )


def regrouped(wishes: Wishes) -> None:
    """Versions whose sentences were merged or split like a translator does, against the other versions."""
    shelf, texts = _filled("stories", wishes)
    placed, chance = _placed(shelf), random.Random(wishes.seed)
    known = [each for each in versions() if each.known and each.id in texts]
    chosen = chance.sample(known, min(600, len(known)))
    alone = {story for story, count in Counter(placed[each.id] for each in known).items() if count < 2}
    for name, regroup in (("merged", merged), ("split", split)):
        rows = [
            {"id": each.id, "text": "\n".join(regroup(each.text.split("\n"), wishes.seed, 0.5))}
            for each in chosen
            if placed[each.id] not in alone
        ]
        found = 0
        for key, text in analysed(rows, wishes.anew).items():
            link = shelf.would_be(text, lambda each, key=key: each.article_id != key)
            found += link.story == placed[key]
        print(f"METRIC {name}_found={found / max(1, len(rows)):.4f} n={len(rows)}")


_JOINING = (Kind.COPY, Kind.NEAR_COPY, Kind.SAME_CONTENT, Kind.SAME_NUMBERS, Kind.EXCERPT)


def _filled(area: str, wishes: Wishes) -> tuple[Shelf, dict[str, Analysis]]:
    """All texts of an area on a shelf, in the order that was asked for."""
    texts = analysed(inputs(area, wishes.limit), wishes.anew)
    order, shelf = list(texts), Shelf()
    if wishes.order:
        wishes.order.shuffle(order)
    for name in order:
        link = shelf.take(texts[name])
        if wishes.verbose:
            print(name, link.story, link.relation, f"{link.score:.2f}", link.why)
    return shelf, texts


def _placed(shelf: Shelf) -> dict[str, str]:
    return {row["id"]: story for story, rows in shelf.stories.items() for row in rows}


def _telling(analysis: Analysis) -> Telling:
    return Telling(analysis.article.language, analysis.fingerprint, analysis.embedding)


def _within_languages(texts: Sequence[Version], placed: Mapping[str, str]) -> dict[str, tuple[float, float, int]]:
    """By language: precision, recall and number of true pairs of texts in that language; the known ones together."""
    true, joined, right = Counter[str](), Counter[str](), Counter[str]()
    by_language: dict[str, list[Version]] = defaultdict(list)
    for each in texts:
        by_language[primary(each.language)].append(each)
    for language, members in by_language.items():
        name = "known" if members[0].known else language
        true[name] += _pairs_in(Counter(each.story for each in members).values())
        joined[name] += _pairs_in(Counter(placed[each.id] for each in members).values())
        right[name] += _pairs_in(Counter((each.story, placed[each.id]) for each in members).values())
    return {
        name: (right[name] / max(1, joined[name]), right[name] / max(1, true[name]), true[name])
        for name in sorted(true)
    }


def _pairs_in(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _pairs_with(twin: Analysis, name: str, shelf: Shelf, texts: Mapping[str, Analysis]) -> list[Kind]:
    """How a twin compares with each version of its story, one by one."""
    story = next(rows for rows in shelf.stories.values() if any(row["id"] == name for row in rows))
    return [compare(_telling(twin), _telling(texts[row["id"]])).kind for row in story]


def _lost_to_the_veto(shelf: Shelf, texts: Mapping[str, Analysis]) -> tuple[int, int]:
    """True pairs of the kit that are alike but for their numbers, and all that are alike."""
    lost = alike = 0
    by_story: dict[str, list[Version]] = defaultdict(list)
    for each in versions():
        if each.known and each.id in texts:
            by_story[each.story].append(each)
    for found in by_story.values():
        for one, other in combinations(found[:8], 2):
            kind = compare(_telling(texts[one.id]), _telling(texts[other.id])).kind
            lost, alike = lost + (kind is Kind.UPDATED), alike + (kind in _JOINING or kind is Kind.UPDATED)
    return lost, alike


ALL: Mapping[str, Callable[[Wishes], None]] = {
    "stories": stories,
    "pairs": labelled_pairs,
    "events": events,
    "twins": twins,
    "excerpts": excerpts,
    "regrouped": regrouped,
    "numbers": lambda wishes: numbers(wishes.limit, wishes.anew, wishes.verbose),
    "thresholds": lambda wishes: thresholds(wishes.limit, wishes.seed, wishes.anew),
}
