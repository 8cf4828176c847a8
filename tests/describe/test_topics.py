import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, CustomTopic, Document, Extras

SPORT, HEALTH, SCIENCE, ECONOMY = "medtop:15000000", "medtop:07000000", "medtop:13000000", "medtop:04000000"


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("The striker scored twice and the club won the league after a goalless first half.", SPORT, "English"),
        ("医院的医生为患者接种了疫苗，疫情得到控制。", HEALTH, "Chinese"),
        ("醫院的醫生為患者接種了疫苗，疫情得到控制。", HEALTH, "traditional characters"),
        ("Врачи больницы сделали пациентам прививки вакциной от вируса.", HEALTH, "Russian, inflected"),
        ("Учёные лаборатории провели исследования на новом спутнике и телескопе.", SCIENCE, "Russian, inflected"),
        ("Der Umsatz des Konzerns stieg im Quartal, die Aktie gewann an der Börse.", ECONOMY, "German"),
        ("Le médecin de l'hôpital a vacciné les patients contre le virus.", HEALTH, "French"),
        ("병원의 의사가 환자에게 백신을 접종했다.", HEALTH, "Korean, with particles glued on"),
        ("El delantero marcó un gol y el equipo ganó el torneo de fútbol.", SPORT, "Spanish"),
    ],
)
def test_the_topic_is_told_from_the_words(describe, text, expected, why):
    topics = describe(text).topics
    assert topics[0].id == expected, why
    assert all(0 < topic.score <= 1 for topic in topics)
    assert [topic.score for topic in topics] == sorted((topic.score for topic in topics), reverse=True)


def test_a_text_that_says_nothing_has_no_topic(describe):
    assert describe("It was there, and then it was not, and nobody knew why.").topics == ()


def test_one_stray_word_does_not_make_a_topic_of_a_long_text(describe):
    filler = "Nobody there knew quite what had become of it, nor whom one might ask about it. " * 12
    assert describe(filler + "A chip fell down.").topics == ()


def test_users_topics_fit_by_word_or_by_place():
    chips = CustomTopic("custom:chips", "Chips", words=("lithograph*", "光刻机"))
    kenya = CustomTopic("custom:kenya", "Kenya", places=("KE",))
    describer = Describer(Extras(topics=(chips, kenya)))

    def own(text):
        topics = describer.describe(Document(id="d"), Cleaned("", text)).topics
        return {topic.id for topic in topics if topic.id.startswith("custom:")}

    assert own("A new Lithography machine") == {"custom:chips"}
    assert own("国产光刻机") == {"custom:chips"}
    assert own("A port near Mombasa was opened.") == {"custom:kenya"}
    assert own("Nothing of the kind.") == set()
