"""Topics by words alone, and where words and vectors meet."""

import numpy as np
import pytest

from monitor.domain import Cleaned, Description, SentenceVectors
from monitor.topics import TopicFinder, layer, tree

SPORT, HEALTH, SCIENCE, ECONOMY = "medtop:15000000", "medtop:07000000", "medtop:13000000", "medtop:04000000"
POLITICS = "medtop:11000000"
NOTHING = "It was there, and then it was not, and nobody knew why."


def topics_of(text, language, title="", vectors=None):
    return TopicFinder().find(Cleaned(title, text), Description(language), vectors)


@pytest.mark.parametrize(
    ("text", "language", "expected", "why"),
    [
        ("The striker scored twice and the club won the league after a goalless first half.", "en", SPORT, "English"),
        ("医院的医生为患者接种了疫苗，疫情得到控制。", "zh-Hans", HEALTH, "Chinese"),
        ("醫院的醫生為患者接種了疫苗，疫情得到控制。", "zh-Hant", HEALTH, "traditional characters"),
        ("Врачи больницы сделали пациентам прививки вакциной от вируса.", "ru", HEALTH, "Russian, inflected"),
        ("Учёные лаборатории провели исследования на новом спутнике и телескопе.", "ru", SCIENCE, "ё or е"),
        ("Der Umsatz des Konzerns stieg im Quartal, die Aktie gewann an der Börse.", "de", ECONOMY, "German"),
        ("Le médecin de l'hôpital a vacciné les patients contre le virus.", "fr", HEALTH, "French"),
        ("병원의 의사가 환자에게 백신을 접종했다.", "ko", HEALTH, "Korean, with particles glued on"),
        ("El delantero marcó un gol y el equipo ganó el torneo de fútbol.", "es", SPORT, "Spanish"),
        ("Лікарі лікарні зробили пацієнтам щеплення від вірусу.", "uk", HEALTH, "a language without vectors"),
        ("Про це йдеться у звіті захисників прав людини.", "uk", POLITICS, "a phrase whose first word is inflected"),
    ],
)
def test_the_topic_is_told_from_the_words(text, language, expected, why):
    topics = topics_of(text, language)
    assert topics[0].id == expected, why
    assert all(0 < topic.score <= 1 for topic in topics)
    assert [topic.score for topic in topics] == sorted((topic.score for topic in topics), reverse=True)


def test_a_text_that_says_nothing_has_no_topic():
    assert topics_of(NOTHING, "en") == ()
    assert topics_of("", None) == ()


def test_one_stray_word_does_not_make_a_topic_of_a_long_text():
    filler = "Nobody there knew quite what had become of it, nor whom one might ask about it. " * 12
    assert topics_of(filler + "A chip fell down.", "en") == ()


def test_half_characters_are_no_reason_to_fail():
    assert topics_of("The hospital's doctors \ud800 vaccinated patients.", "en")[0].id == HEALTH


def test_vectors_of_another_encoder_are_not_listened_to():
    stranger = SentenceVectors("another/1", 512, ((0, 5),), np.full(512, 5, np.int8).tobytes())
    text = "The striker scored twice and the club won the league."
    assert topics_of(text, "en", vectors=stranger) == topics_of(text, "en")


def test_every_topic_has_a_name_in_three_languages_and_a_known_parent():
    from monitor.data import load

    entries = load("topics_tree.toml")
    assert len(tree.tops()) == 17
    for key, entry in entries.items():
        assert entry["name"], key
        assert entry["zh"], key
        assert entry["ru"], key
        assert tree.top(key) in tree.tops()
    assert set(load("topics.toml")) == set(tree.tops())
    assert set(load("topics_rules.toml")["second"]) <= set(layer.packaged().below_ids)
