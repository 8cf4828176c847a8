"""The window of documents that may be near."""

import math
import time
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from monitor.domain import DocumentVector, Embedding
from monitor.window import Window

NOON = datetime(2025, 3, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def towards(*weights):
    """A unit vector × 127 in 16 dimensions."""
    vector = np.zeros(16)
    vector[: len(weights)] = weights
    return np.rint(vector / np.linalg.norm(vector) * 127).astype(np.int8).tobytes()


def a_document(key, *weights, published=NOON, model="m/1", **more):
    return DocumentVector(key, published, model, towards(*weights), **more)


def asked(*weights, model="m/1"):
    return Embedding(model, 16, (), b"", towards(*weights))


def test_near_documents_come_nearest_first():
    window = Window()
    window.add([a_document(1, 1, 1), a_document(2, 1, 0), a_document(3, 0, 1), a_document(4, 1, 0.2)])
    assert window.candidates(asked(1, 0), NOON) == (2, 4, 1)


@pytest.mark.parametrize(
    ("published", "found", "why"),
    [
        (NOON - 29 * DAY, True, "within the span"),
        (NOON + 29 * DAY, True, "a later one: articles arrive in any order"),
        (NOON - 31 * DAY, False, "too old"),
        (NOON + 31 * DAY, False, "too new"),
    ],
)
def test_only_documents_of_the_same_weeks_are_candidates(published, found, why):
    window = Window(timedelta(days=30))
    window.add([a_document(1, 1, published=published)])
    assert bool(window.candidates(asked(1), NOON)) is found, why


def test_vectors_of_another_model_are_never_compared():
    window = Window()
    window.add([a_document(1, 1, model="m/1"), a_document(2, 1, model="m/2")])
    assert window.candidates(asked(1, model="m/2"), NOON) == (2,)
    assert window.candidates(asked(1, model="m/3"), NOON) == ()


@pytest.mark.parametrize(
    ("asked_in", "on_file_in", "found", "why"),
    [
        ("en", "de", False, "a cosine of .35 is too little for languages that the encoder puts together"),
        ("uk", "de", True, "not so for a text in a language with a floor of its own"),
        ("en", "uk", True, "nor for a document on file in one, whoever asks"),
        ("en", "uk-Latn-UA", True, "a script or country changes nothing"),
        ("en", None, False, "a language that nobody knows has no floor of its own"),
    ],
)
def test_the_lower_floor_of_two_languages_decides(asked_in, on_file_in, found, why):
    window = Window()
    window.add([a_document(1, 0.35, math.sqrt(1 - 0.35**2), language=on_file_in)])
    assert bool(window.candidates(asked(1), NOON, asked_in)) is found, why


def test_an_earlier_version_is_no_candidate_any_more():
    window = Window()
    window.add([a_document(key, 1) for key in range(1, 3001)])
    window.add([a_document(3001, 1, replaces=(7, 2048)), DocumentVector(3002, NOON, "", b"", replaces=(1025, 9999))])
    window._most = 5000
    assert set(range(1, 3002)) - set(window.candidates(asked(1), NOON)) == {7, 2048, 1025}


def test_earlier_versions_of_another_model_go_too():
    window = Window()
    window.add([a_document(1, 1), a_document(2, 1)])
    window.add([a_document(3, 1, model="m/2", replaces=(1,))])
    assert window.candidates(asked(1), NOON) == (2,)
    assert window.candidates(asked(1, model="m/2"), NOON) == (3,)


def test_over_capacity_earlier_versions_go_first():
    window = Window(capacity=1000)
    window.add([a_document(key, 1, published=NOON - DAY) for key in range(1, 601)])
    # As a replay does: everything once more, and each takes the place of what was there.
    window.add([a_document(600 + key, 1, published=NOON - 2 * DAY, replaces=(key,)) for key in range(1, 601)])
    assert len(window) == 600
    window._most = 5000
    assert set(window.candidates(asked(1), NOON)) == set(range(601, 1201))


def test_the_last_key_says_where_to_read_on():
    window = Window()
    assert window.last_key == 0
    window.add([a_document(7, 1), a_document(5, 1)])
    window.add([a_document(7, 1)])
    assert window.last_key == 7
    assert len(window) == 2


def test_an_empty_window_has_no_candidates():
    assert Window().candidates(asked(1), NOON) == ()


def test_a_document_without_a_vector_is_passed_over_once():
    window = Window()
    window.add([DocumentVector(3, NOON, "m/1", b"")])
    assert (window.last_key, len(window)) == (3, 0)


def test_the_nearest_of_a_large_family_are_enough():
    window = Window()
    window.add([a_document(key, 1, key / 500) for key in range(1, 601)])
    found = window.candidates(asked(1), NOON)
    assert len(found) == 200
    assert max(found) <= 210  # quantised rows tie with their neighbours


def test_over_capacity_the_oldest_go_and_the_rest_are_still_found():
    window = Window(timedelta(days=400), capacity=10_000)
    days = [timedelta(hours=key % 97) for key in range(12_000)]
    window.add([a_document(key + 1, 1, key % 7, published=NOON - days[key]) for key in range(12_000)])
    assert 8_900 <= len(window) <= 10_000
    oldest_kept = sorted(days)[len(window) - 1]
    everything = Window(timedelta(days=400), capacity=20_000)
    everything.add(
        [
            a_document(key + 1, 1, key % 7, published=NOON - days[key])
            for key in range(12_000)
            if days[key] <= oldest_kept
        ]
    )
    assert window.candidates(asked(1, 3), NOON) == everything.candidates(asked(1, 3), NOON)
    assert window.last_key == 12_000


def test_a_month_of_documents_is_small_and_fast():
    """Design: 100,000 documents in about 23 ms and 51 MB; here a fifth of them, with room for a busy machine."""
    random = np.random.default_rng(1)
    rows = random.integers(-20, 20, (20_000, 512), np.int8)
    window = Window()
    window.add([DocumentVector(key + 1, NOON, "m/1", row.tobytes()) for key, row in enumerate(rows)])
    query = Embedding("m/1", 512, (), b"", rows[77].tobytes())
    started = time.process_time()
    assert window.candidates(query, NOON)[0] == 78
    assert time.process_time() - started < 1.0
    assert sum(block.rows.nbytes for block in window._models["m/1"]) <= 13 * 1024 * 1024
