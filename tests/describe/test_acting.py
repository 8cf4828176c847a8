"""Organisations that no list has, known by what they do and own; the names are made up."""

import pytest

from monitor.domain import Cleaned, Document


@pytest.fixture
def named(describer):
    """(id, whether it acts) of each organisation of a text, in text order."""

    def run(text, language, title=""):
        described = describer.describe(Document(id="d", text=text, language=language), Cleaned(title, text))
        return [
            (mention.id.removeprefix("org:"), mention.acts) for mention in described.mentions if mention.kind == "org"
        ]

    return run


ACTING = [
    ("Seestern's shares slumped 17%.", "en", "seestern", "what only firms have"),
    ("Shares of Halvard Foods fell 12%.", "en", "halvard-foods", "owned, the owner behind"),
    ("Seestern Inc said it earned 12 million dollars.", "en", "seestern", "a legal form is not in the id"),
    ("The carmaker Nordwagen plans to hire 500 people.", "en", "nordwagen", "a class noun"),
    ("In May, Halvard Foods posted a loss of $3 million.", "en", "halvard-foods", "a verb of firms"),
    ("Halvard, the Danish maker of cheese, employs 400 people.", "en", "halvard", "an apposition between"),
    ("Halvard will close 12 stores as it cuts its costs.", "en", "halvard", "its: no person"),
    ("QXB had 31 million viewers on Monday.", "en", "qxb", "initials that have viewers"),
    ("The paper said QXB plans to build 500 cars.", "en", "qxb", "initials in a clause"),
    ("Die Aktien von Seestern fielen um 3 Prozent.", "de", "seestern", "owned in German"),
    ("Der Chemiekonzern Seestern steigerte seinen Umsatz um 3 Prozent.", "de", "seestern", "a class noun in the run"),
    ("Die Seestern GmbH stellt 300 Menschen ein.", "de", "seestern", "a German form"),
    ("QXB erhält 750 Millionen Pfund.", "de", "qxb", "initials in German"),
    ("Le chiffre d'affaires de Marestelle a augmenté de 5 %.", "fr", "marestelle", "owned in French"),
    ("L'entreprise Marestelle emploie 300 personnes.", "fr", "marestelle", "an elided article"),
    ("Le groupe aérien Marestelle emploie 300 personnes.", "fr", "marestelle", "an adjective between"),
    ("La aerolínea Vuelamar despidió a 300 empleados.", "es", "vuelamar", "Spanish"),
    ("Las acciones de Vuelamar cayeron un 5 %.", "es", "vuelamar", "owned in Spanish"),
    ("La società Marestella ha assunto 300 persone.", "it", "marestella", "Italian"),
    ("A montadora Estrelamar vendeu 30 mil carros.", "pt", "estrelamar", "Portuguese"),
    ("Компания «Ветер» открыла 30 магазинов.", "ru", "ветер", "quotation marks"),
    ("Ветробанк увеличил прибыль на 5%.", "ru", "ветробанк", "an ending of firms"),
    ("Акции Seestern упали на 5%.", "ru", "seestern", "a Latin name in Russian"),
    ("Компанія «Вітер» збільшила прибуток на 5 %.", "uk", "вітер", "Ukrainian"),
    ("海星银行净利润增长5%。", "zh-Hans", "海星银行", "a suffix"),
    ("昨日海星超市开设12家分店。", "zh-Hans", "海星超市", "no function word in the name"),
    ("Seestern 表示将裁员300人。", "zh-Hans", "seestern", "a Latin name in Chinese"),
    ("QXB 則有 64 萬人次。", "zh-Hant", "qxb", "a number that it has"),
    ("シーホースは2026年の売上高が5%増えたと発表した。", "ja", "シーホース", "katakana with a verb of firms"),
    ("Seesternの株価が5%下落した。", "ja", "seestern", "owned in Japanese"),
]


@pytest.mark.parametrize(("text", "language", "name", "why"), ACTING)
def test_who_acts_as_only_organisations_do_is_one(named, text, language, name, why):
    assert (name, True) in named(text, language), why


NO_ONE = [
    ("Olaf Berger plans to cut 300 jobs.", "en", "two words may be a person"),
    ("John Halvard sold 300 shares. Halvard's sales rose.", "en", "a person's surname"),
    ("Warren Tolland sold shares. Tolland sells his house.", "en", "called by the last word again"),
    ("Kim Soto, 45, sold 300 houses.", "en", "an age behind"),
    ("She said President Marlow hired 300 guards.", "en", "a title before"),
    ("Marlow hired his brother and 300 guards.", "en", "his"),
    ("Police sold 300 cars. Investors posted a gain of 3%.", "en", "words that begin a sentence"),
    ("The demand grew. Demand posted a gain of 3%.", "en", "a word of the text"),
    ("Parliament will raise its budget by 3%.", "en", "a body of state"),
    ("Berlin plans to hire 300 policemen as it raises its budget.", "en", "a town"),
    ("The GDP cut its lead. CPR will cut its time.", "en", "initials of things"),
    ("The mine near Ostfold will close as it cuts its costs.", "en", "a name behind a preposition"),
    ("QXB is linked to 3 deaths.", "en", "is proves nothing"),
    ("Germany and Seestern plan to sell its 300 cars.", "en", "two subjects"),
    ("In May hired workers sold 300 cars. Monday posted a loss.", "en", "months and days"),
    ("Germans hired 300 people. German industry cut its debt.", "en", "nationalities"),
    ("Die Regierung verkaufte 300 Häuser. Experten erwarten 3 Prozent.", "de", "nouns with capitals"),
    ("Präsident Marlow verkaufte 300 Häuser.", "de", "a German title"),
    ("Le gouvernement a vendu 300 maisons. La France emploie 300 personnes.", "fr", "a country"),
    ("El presidente Marlow vendió 300 casas.", "es", "a Spanish title"),
    ("Il ministro Marlow ha venduto 300 case.", "it", "an Italian title"),
    ("O presidente Marlow vendeu 300 casas.", "pt", "a Portuguese title"),
    ("Президент Марлов продал 300 домов. Семья продала 3 дома.", "ru", "a title and a word"),
    ("多家上市公司营收增长5%。", "zh-Hans", "a kind of firms"),
    ("中国计划建设300座电站。", "zh-Hans", "a country in Chinese"),
    ("メーカーは売上高を5%増やした。", "ja", "a word in katakana"),
    ("ロナルド氏は300万ユーロを支払った。", "ja", "a person in katakana"),
]


@pytest.mark.parametrize(("text", "language", "why"), NO_ONE)
def test_who_may_be_somebody_else_is_left_out(named, text, language, why):
    assert named(text, language) == [], why


def test_an_abbreviation_in_brackets_is_the_same_organisation(named):
    text = "Halvard Foods (HF) posted a profit of $3 billion. HF cut 500 jobs."
    assert [name for name, acts in named(text, "en") if acts] == ["halvard-foods", "halvard-foods"]


def test_a_name_in_brackets_is_the_id_in_every_translation(named):
    text = "海星航空 (Seestern Air) 宣布將裁員300人。海星航空去年有300人。"
    assert {name for name, _ in named(text, "zh-Hant")} == {"seestern-air"}


def test_a_place_in_a_firms_name_is_not_named_there(describer):
    text = "Hansa Berlin Vertrieb AG sold 300 cars."
    described = describer.describe(Document(id="d", text=text, language="en"), Cleaned("", text))
    assert [mention.id for mention in described.mentions] == ["org:hansa-berlin-vertrieb"]


def test_whom_only_the_title_names_is_an_entity(describer):
    described = describer.describe(
        Document(id="d", text="It hired 300 people.", language="de"), Cleaned("QXB plant Werk", "It hired 300 people.")
    )
    assert [entity.id for entity in described.entities] == ["org:qxb"]
