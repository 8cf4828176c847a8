"""Figures of organisations; the names are made up, and found by the room that describes."""

import pytest

S, N = "org:seestern", "org:nordlicht"
OWNERS = [
    ("Nordlicht will hire 500 people in Germany as it raises its output by 3%.", "en", [N, N], "in: where it acts"),
    ("Seestern Inc said it would open 12 shops in London.", "en", [S], "it: who says so"),
    ("Seestern Inc said sales in Germany fell 3%.", "en", ["DE"], "said: only a source"),
    ("Seestern Inc posted a profit of $3 million. The company employs 500 people.", "en", [S, S], "the company"),
    ("Seestern Inc posted a profit of $3 million. Its sales rose 4%.", "en", [S, S], "its"),
    ("Seestern Inc hired 300 people in Germany, where unemployment is 3%.", "en", [S, "DE"], "what places have"),
    ("Eurostat said unemployment in Spain rose 3%.", "en", ["ES"], "who counts"),
    ("According to Seestern Inc, inflation in Germany is 3%.", "en", ["DE"], "according to"),
    ("Seestern Inc hired 30 people. Germany's exports rose 3%.", "en", [S, "DE"], "a place of its own"),
    ("Nordlicht AG of Berlin sold 300 machines.", "en", [N], "a firm before its seat has an id"),
    ("Germany's Seestern Inc cut 300 jobs.", "en", [S], "its country"),
    ("Nordlicht's survey found 300 cases in Norway.", "en", ["NO"], "a survey is no business"),
    ("Der Konzern Nordlicht baut. Das Unternehmen verkaufte 300 Autos.", "de", [N], "das Unternehmen"),
    ("La aerolínea Seestern despidió a 300 empleados en España.", "es", [S], "where, in Spanish"),
    ("A montadora Seestern vendeu 30 mil carros no Brasil.", "pt", [S], "where, in Portuguese"),
    ("Компания Seestern открыла 30 магазинов в Казани. Компания продала 50 машин.", "ru", [S, S], "компания"),
    ("По данным компании Seestern, население России составило 140 млн.", "ru", ["RU"], "a source in Russian"),
    ("海星银行净利润增长5%。该行员工达到300人。", "zh-Hans", ["org:海星银行"] * 2, "该行"),
    ("海星銀行は店舗を12カ所増やす。同社の従業員は300人。", "ja", ["org:海星銀行"] * 2, "同社"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OWNERS)
def test_a_figure_is_of_the_organisation_that_acts(subjects, text, language, expected, why):
    assert subjects(text, language) == expected, why


def test_the_company_is_the_one_of_the_title(subjects):
    assert subjects("Das Unternehmen verkaufte 300 Autos.", "de", "Der Autobauer Seestern wächst") == [S]


def test_each_of_a_list_has_its_own(subjects):
    assert subjects("QXB 則有 64 萬人次，QNB 有 51.7 萬人次。", "zh-Hant") == ["org:qxb", "org:qnb"]
