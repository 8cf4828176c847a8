"""The user's own topics."""

import numpy as np
import pytest

from monitor.domain import Cleaned, CustomTopic, Description, Extras, Region, Role, SentenceVectors
from monitor.topics import TopicFinder
from tests.build import a_figure

CHIPS = CustomTopic("custom:chips", "Chips", words=("lithograph*", "光刻机", "chip"))
KENYA = CustomTopic("custom:kenya", "Kenya", places=("KE",))
TRAMS = CustomTopic("custom:trams", "Trams", examples=("The city bought trams.",))
TRADE = CustomTopic("custom:trade", "Trade", indicators=("exports",))


def own(text, *, places=(), vectors=None, encode=None):
    finder = TopicFinder(Extras(topics=(CHIPS, KENYA, TRAMS, TRADE)), encode)
    regions = tuple(Region(key, key, (key,), (key,), Role.MENTION, 0.5) for key in places)
    found = finder.find(Cleaned("", text), Description("en", regions), vectors)
    return {topic.id: topic.score for topic in found if topic.id.startswith("custom:")}


def pointing(*values):
    """Vectors of one sentence; the model is none that the layer was made for."""
    row = np.array(values, float)
    return SentenceVectors(
        "toy/1", len(values), ((0, 1),), np.rint(row / np.linalg.norm(row) * 127).astype(np.int8).tobytes()
    )


@pytest.mark.parametrize(
    ("text", "fits", "why"),
    [
        ("A new Lithography machine", True, "any case, any ending behind *"),
        ("国产光刻机", True, "Chinese needs no boundaries"),
        ("Chips are scarce", False, "without * the word is the whole word"),
        ("Nothing of the kind.", False, "no word"),
    ],
)
def test_a_word_makes_a_topic_fit(text, fits, why):
    assert ("custom:chips" in own(text)) is fits, why


def test_more_mentions_are_surer():
    assert own("A chip.") == {"custom:chips": 0.5}
    assert own("A chip on a chip.")["custom:chips"] > 0.5


def test_a_place_makes_a_topic_fit():
    assert own("A port was opened.", places=("KE",)) == {"custom:kenya": 0.5}


def test_a_text_near_an_example_fits_and_its_score_is_the_cosine():
    encode = {"The city bought trams.": pointing(1, 0, 0)}.get
    assert own("New trams.", vectors=pointing(4, 1, 0), encode=encode) == {
        "custom:trams": pytest.approx(0.97, abs=0.01)
    }
    assert own("A frog sings.", vectors=pointing(1, 4, 0), encode=encode) == {}
    assert own("New trams.", encode=encode) == {}, "a text without vectors is near nothing"


def test_an_example_that_the_encoder_can_not_read_is_left_out():
    assert own("New trams.", vectors=pointing(1, 0, 0), encode=lambda _: None) == {}


def test_an_indicator_makes_a_topic_fit_once_figures_are_known():
    finder = TopicFinder(Extras(topics=(TRADE,)))
    assert finder.measured((), ()) == ()
    (topic,) = finder.measured((), (a_figure(indicator="exports"),))
    assert (topic.id, topic.score) == ("custom:trade", 1.0)
    assert list(finder.measured((), (a_figure(indicator="exports.rank"),))) == [topic], "a rank by it, too"
    ranks = TopicFinder(Extras(topics=(CustomTopic("custom:ranks", "Ranks", indicators=("exports.rank",)),)))
    assert [len(tuple(ranks.measured((), (a_figure(indicator=one),)))) for one in ("exports.rank", "exports")] == [1, 0]
    assert finder.measured((topic,), (a_figure(indicator="exports"),)) == (topic,), "not twice"
