"""Topics are the same whether a text is only looked at or filed."""

import pytest

from monitor.analyse import analyse, prepare
from monitor.domain import CustomTopic, Document, Extras
from monitor.embed import packaged

TEXT = (
    "The tram company of Varnholm has ordered forty new trams. "
    "They will run on the line to the harbour from next spring. "
    "The mayor said that tickets would cost no more than today. "
) * 6
TRAMS = CustomTopic("custom:trams", "Trams", examples=("The city buys new trams for its harbour line.",))


@pytest.fixture
def encoder():
    if packaged() is None:
        pytest.skip("the sentence encoder is not installed")


def test_looking_and_filing_find_the_same_topics(encoder):
    document = Document("d", text=TEXT, title="Forty new trams")
    found = []
    for vectors in (False, True):
        prepare(Extras(topics=(TRAMS,)), vectors)
        analysis = analyse(document)
        assert (analysis.embedding is not None) is vectors
        found.append([topic.id for topic in analysis.article.topics])
    assert found[0] == found[1]
    assert "custom:trams" in found[0]
    prepare(Extras(), False)


def test_a_text_of_one_sentence_has_topics_but_no_likeness(encoder):
    prepare(Extras(), True)
    analysis = analyse(Document("d", text="The striker scored twice and the club won the league."))
    assert analysis.article.topics[0].id == "medtop:15000000"
    assert analysis.embedding is None
    assert any("fewer than 3 sentences" in warning for warning in analysis.article.warnings)
    prepare(Extras(), False)
