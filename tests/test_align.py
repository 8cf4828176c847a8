"""Which sentence stands for which: word for word, by vectors, split and merged, left out and added."""

import random
import time

import numpy as np
import pytest

from monitor.domain import Embedding
from monitor.embed import embed, packaged
from monitor.reprints.align import align
from tests.tellings import REEF_EDITED, REEF_EN, REEF_RU, REEF_ZH


@pytest.fixture(scope="module")
def encoder():
    encoder = packaged()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    return encoder


def aligned(new, known, languages=("en", "en"), encoder=None):
    """Pairs of texts, (sentence, of, whether word for word), and the sentences that were left out."""
    vectors = [
        embed(text, tag, encoder) if encoder else None for text, tag in zip((new, known), languages, strict=True)
    ]
    found = align(new, known, *vectors)
    pairs = [
        (new[slice(*pair.sentence)], known[slice(*pair.of)] if pair.of else None, pair.likeness) for pair in found.pairs
    ]
    return pairs, [known[slice(*span)] for span in found.left_out]


def numbered(count):
    return [f"Paragraph number {at} speaks of matter {at * 7}." for at in range(count)]


def test_a_copy_is_aligned_word_for_word_without_a_model():
    pairs, left_out = aligned(REEF_EN.upper(), REEF_EN)
    assert [of for _, of, _ in pairs] == REEF_EN.splitlines()
    assert {likeness for *_, likeness in pairs} == {1.0}
    assert left_out == []


def test_what_was_added_and_what_was_left_out_is_named():
    lines = numbered(6)
    pairs, left_out = aligned("\n".join([*lines[:2], "Nothing like it.", *lines[3:]]), "\n".join(lines))
    assert [of for _, of, _ in pairs] == [lines[0], lines[1], None, *lines[3:]]
    assert pairs[2] == ("Nothing like it.", None, None)
    assert left_out == [lines[2]]


def test_texts_that_share_nothing_are_not_aligned():
    pairs, left_out = aligned("One thing.\nAnother thing.", "Some words.\nMore words.")
    assert [(of, likeness) for _, of, likeness in pairs] == [(None, None)] * 2
    assert left_out == ["Some words.", "More words."]


def test_an_empty_text_is_aligned_with_nothing():
    assert aligned("", "A word.\n***") == ([], ["A word."])


@pytest.mark.parametrize(
    ("new", "known", "tags"),
    [
        (REEF_RU, REEF_ZH, ("ru", "zh")),
        (REEF_EN, REEF_ZH, ("en", "zh")),
        (REEF_EN, REEF_RU, ("en", "ru")),
        (REEF_ZH, REEF_RU, ("zh", "ru")),
    ],
)
def test_a_translation_is_aligned_sentence_by_sentence(encoder, new, known, tags):
    pairs, left_out = aligned(new, known, tags, encoder)
    assert [(sentence, of) for sentence, of, _ in pairs] == list(zip(new.splitlines(), known.splitlines(), strict=True))
    assert all(0.4 <= likeness < 1 for *_, likeness in pairs)
    assert left_out == []


MERGED = """Институт моря сообщил в среду, что экспедиция обнаружила ранее неизвестный риф устриц в восточном заливе.
Длина рифа — около семи километров, он лежит на глубине двенадцати метров, а его карту исследователи составляли \
два лета с помощью сонара и подводных камер.
«Мы думали, что здесь только ил», — сказал руководитель проекта Хольм.
На рифе обитает более тридцати видов рыб. Некоторые из них в других местах стали редкими.
Правительство планирует со следующего года запретить траловый лов в заливе."""


def test_one_sentence_may_stand_for_two_and_two_for_one(encoder):
    english = REEF_EN.splitlines()
    pairs, left_out = aligned(MERGED, REEF_EN, ("ru", "en"), encoder)
    assert [of for _, of, _ in pairs] == [english[0], "\n".join(english[1:3]), *english[3:6]]
    assert pairs[3][0].startswith("На рифе")
    assert pairs[3][0].endswith("редкими.")
    assert left_out == [english[6]]
    back, left = aligned(REEF_EN, MERGED, ("en", "ru"), encoder)
    assert [sentence for sentence, *_ in back] == [
        "\n".join(english[1:3]) if at == 1 else english[at + (at > 1)] for at in range(6)
    ]
    assert (back[-1][1], left) == (None, [])


def test_an_edited_copy_keeps_its_words_and_pairs_the_rest_by_meaning(encoder):
    pairs, _ = aligned(REEF_EDITED, REEF_EN, encoder=encoder)
    by_words = [of for _, of, likeness in pairs if likeness == 1.0]
    assert by_words == REEF_EN.splitlines()[:6]
    assert pairs[1] == ("Readers will be surprised.", None, None)
    last = pairs[-1]
    assert last[1] == REEF_EN.splitlines()[-1]
    assert last[2] < 1


def test_order_is_kept(encoder):
    """What was moved to another place is named as left out rather than crossed over."""
    lines = REEF_RU.splitlines()
    moved = "\n".join([*lines[1:], lines[0]])
    pairs, left_out = aligned(moved, REEF_EN, ("ru", "en"), encoder)
    assert [of for _, of, _ in pairs] == [*REEF_EN.splitlines()[1:], None]
    assert left_out == REEF_EN.splitlines()[:1]


def test_vectors_of_two_models_are_not_compared(encoder):
    russian, english = embed(REEF_RU, "ru", encoder), embed(REEF_EN, "en", encoder)
    older = Embedding("older/1", russian.dims, russian.spans, russian.vectors, russian.mean)
    assert {pair.of for pair in align(REEF_RU, REEF_EN, older, english).pairs} == {None}


def test_every_sentence_stands_once_and_in_order_whatever_the_vectors_say():
    """Texts of random vectors, some sentences without one, some the same: no sentence is lost, doubled or crossed."""
    choose, noise = random.Random(3), np.random.default_rng(3)
    for _ in range(60):
        sides = []
        for _ in range(2):
            text = "\n".join(choose.choice(numbered(12)) for _ in range(choose.randint(0, 9)))
            spans, at = [], 0
            for one in text.splitlines():
                if choose.random() < 0.8:
                    spans.append((at, at + len(one)))
                at += len(one) + 1
            rows = noise.normal(size=(len(spans), 4))
            rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
            vectors = np.rint(rows * 127).astype(np.int8).tobytes()
            sides.append((text, Embedding("noise/1", 4, tuple(spans), vectors) if spans else None))
        (new, of_new), (known, of_known) = sides
        found = align(new, known, of_new, of_known)
        mine = [line for pair in found.pairs for line in new[slice(*pair.sentence)].splitlines()]
        assert mine == new.splitlines()
        met = [span for span in (pair.of for pair in found.pairs) if span]
        assert met == sorted(met)
        theirs = [line for span in sorted([*met, *found.left_out]) for line in known[slice(*span)].splitlines()]
        assert theirs == known.splitlines()


def test_a_very_long_copy_with_one_sentence_changed_is_aligned_at_once():
    lines = numbered(4_000)
    changed = [*lines[:2_000], "This one is new.", *lines[2_001:]]
    pairs, left_out = aligned("\n".join(changed), "\n".join(lines))
    assert sum(likeness == 1.0 for *_, likeness in pairs) == 3_999
    assert left_out == [lines[2_000]]


def noise_of(text, most=200, seed=3):
    """Vectors of the first lines that have nothing to do with what they say."""
    spans, at = [], 0
    for one in text.splitlines()[:most]:
        spans.append((at, at + len(one)))
        at += len(one) + 1
    rows = np.random.default_rng(seed).normal(size=(len(spans), 8))
    rows *= 127 / np.linalg.norm(rows, axis=1, keepdims=True)
    return Embedding("noise/1", 8, tuple(spans), np.rint(rows).astype(np.int8).tobytes())


ONE, OTHER = "The ferry is late again today.", "The harbour master says nothing."


@pytest.mark.parametrize(
    ("new", "known", "least", "why"),
    [
        ([ONE] * 1_000, [ONE, OTHER] * 500, 500, "one line over and over, in two rhythms"),
        ([ONE] * 2_000, [ONE] * 1_500, 1_500, "one line over and over"),
        ([ONE, OTHER] * 1_000, [OTHER, ONE] * 1_000, 1_999, "two lines in turn, out of step"),
        (numbered(2_000), [f"Row {at} is about quite another matter." for at in range(2_000)], 0, "nothing the same"),
    ],
)
def test_texts_of_any_length_and_with_any_repeats_are_aligned_in_no_time(new, known, least, why):
    """Seconds of this process, a tenth of which is used: tables of all lines with all took 20."""
    new, known = "\n".join(new), "\n".join(known)
    vectors = noise_of(new), noise_of(known, seed=4)
    before = time.process_time()
    found = align(new, known, *vectors)
    assert time.process_time() - before < 8, why
    assert sum(pair.likeness == 1.0 for pair in found.pairs) >= least, why
    mine = [line for pair in found.pairs for line in new[slice(*pair.sentence)].splitlines()]
    assert mine == new.splitlines(), why


def test_one_repeat_more_does_not_tear_the_others_apart():
    known = [ONE, "First matter.", ONE, "Second matter.", ONE, "Third matter."]
    pairs, left_out = aligned("\n".join([ONE, *known]), "\n".join(known))
    assert [of for _, of, _ in pairs].count(None) == 1
    assert [of for _, of, _ in pairs][2:] == known[1:]
    assert left_out == []


def test_what_is_too_far_behind_to_have_vectors_is_counted():
    lines, others = numbered(230), [f"Row {at} is about quite another matter." for at in range(199)]
    new, known = "\n".join(lines), "\n".join([*others, lines[229]])
    found = align(new, known, noise_of(new), noise_of(known))
    assert found.beyond == 30
    assert (new[slice(*found.pairs[-1].sentence)], found.pairs[-1].likeness) == (lines[229], 1.0)
    assert align(new, known).beyond == 0, "without vectors all is compared alike"
    assert align(known, known, noise_of(known), noise_of(known)).beyond == 0
