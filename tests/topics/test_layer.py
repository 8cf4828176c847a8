"""The stored weights, on texts of our own that they were not trained on."""

import numpy as np
import pytest

from monitor.domain import Cleaned, Description
from monitor.embed import encode, packaged
from monitor.topics import TopicFinder, directions, layer, stems, tree
from tools.topics.examples import read


@pytest.fixture(scope="module")
def encoder():
    encoder = packaged()
    if encoder is None:
        pytest.skip("the sentence encoder is not installed")
    return encoder


@pytest.fixture(scope="module")
def topics_of(encoder):
    def run(text, language, title=""):
        vectors = encode(title, text, language, encoder)
        return TopicFinder().find(Cleaned(title, text), Description(language), vectors)

    return run


def test_the_weights_are_those_of_the_packaged_encoder(encoder):
    stored = layer.packaged()
    assert stored.encoder == encoder.name, "train again: ./run python -m tools.topics.train"
    assert stored.hidden.shape[1] == stored.below.shape[1] == encoder.dims + 1
    assert stored.heads.shape == (len(layer.heads()), len(stored.hidden) + 1)
    assert len(stored.below) == len(stored.below_ids)
    assert stored.said.shape == (len(stored.stems), len(layer.heads()))
    assert (np.diff(stored.stems.astype(np.int64)) > 0).all()
    assert all(np.isfinite(weights).all() for weights in (stored.hidden, stored.heads, stored.below, stored.said))


@pytest.mark.parametrize(
    ("text", "language", "top"),
    [
        ("The orchestra will play the late composer's last symphony under its new conductor.", "en", "01"),
        ("Burglars emptied the jeweller's safe; detectives have arrested a former employee.", "en", "02"),
        ("Der Aktienkurs des Reifenherstellers fiel, nachdem der Gewinn im Quartal geschrumpft war.", "de", "04"),
        ("新学期开始，乡村小学的老师们用上了新教材。", "zh-Hans", "05"),
        ("Врачи советуют больным диабетом проверять сахар в крови каждое утро.", "ru", "07"),
        ("Le Sénat a rejeté le projet de loi de la ministre après une nuit de débats.", "fr", "11"),
        ("Los físicos midieron la masa de la partícula con un nuevo detector.", "es", "13"),
        ("主队在加时赛中凭借前锋的头球绝杀，夺得联赛冠军。", "zh-Hans", "15"),
        ("Армия сообщила, что ночью её позиции обстреляла артиллерия противника.", "ru", "16"),
        ("Heavy snow and gusts of 90 kilometres an hour are forecast for the coast on Friday.", "en", "17"),
    ],
)
def test_stored_weights_know_our_own_texts(topics_of, text, language, top):
    topics = topics_of(text, language)
    assert topics[0].id == f"medtop:{top}000000", topics
    assert [topic.score for topic in topics] == sorted((topic.score for topic in topics), reverse=True)


def test_a_topic_of_the_second_level_stands_behind_its_parent(topics_of):
    ids = [topic.id for topic in topics_of("The striker scored twice as the home side won the cup match 3-1.", "en")]
    assert "medtop:20000822" in ids
    assert ids.index("medtop:15000000") < ids.index("medtop:20000822")


def test_a_text_of_two_subjects_has_both(topics_of):
    text = (
        "The flu has filled the wards of the city's hospitals. Pupils stay at home, for half of the schools are shut."
    )
    assert {"medtop:05000000", "medtop:07000000"} <= {topic.id for topic in topics_of(text, "en")}


def test_a_text_about_nothing_has_no_topic(topics_of):
    assert topics_of("Click here to read more and sign up for our newsletter.", "en") == ()


def test_a_single_title_is_enough(topics_of):
    assert (
        topics_of("", "en", title="Central bank raises interest rates as inflation climbs")[0].id == "medtop:04000000"
    )


def test_the_title_counts_double(encoder):
    vectors = encode("A title about the harbour.", "A sentence about the weather of the week.", "en", encoder)
    title, row = (np.frombuffer(part, np.int8).astype(float) for part in (vectors.title, vectors.rows))
    assert directions.of(vectors) @ title > directions.of(vectors) @ row


def test_every_topic_has_examples():
    told = {key for example in read(5) for key in example.ids}
    assert set(tree.tops()) <= {tree.top(key) for key in told}
    assert set(layer.packaged().below_ids) <= told


def test_a_learnt_word_speaks_and_an_unknown_one_is_silent():
    stored = layer.packaged()
    added = stored.words("Striker", "", "en")
    assert max(added, key=added.__getitem__) == "medtop:15000000"
    assert stored.words("Xyzzyplugh", "", "en") == stored.words("", "", "en") == {}
    assert stored.words("Striker", "", "fr") == {}


def test_a_word_counts_once_in_any_case_and_with_any_ending():
    assert stems.of("Striker", "the STRIKERS' striker", "en") == stems.of("", "Strikers: the", "en")
    assert len(stems.of("", "人工智能", "zh-Hans")) == 3
    assert stems.of("", "учёные", "ru") == stems.of("", "Ученые", "ru")
