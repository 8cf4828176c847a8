"""Official counts of people, beds and herds: only where no more is told of them than that they are there."""

import pytest

from tests.figures.build import figures

THERE = [
    ("en", "Peru had 12,400 nurses in 2025.", "nurses"),
    ("en", "The number of nurses in Wales rose to 25,300 in 2025.", "nurses"),
    ("en", "Irish farmers kept 5.2 million sheep in 2025.", "sheep_stock"),
    ("ru", "В 2025 году в больницах Латвии работало 7,2 тысячи врачей.", "doctors"),
    ("ru", "Врачи, работавшие в больницах Латвии, в 2025 году насчитывали 7,2 тысячи человек.", "doctors"),
    ("zh", "2025年末，云南省共有医生12.3万人。", "doctors"),
    ("zh", "2025年浙江医生12.3万人，比上年增长3%。", "doctors"),
    ("de", "In Sachsen unterrichteten 2025 rund 33.000 Lehrer.", "teachers"),
    ("fr", "En 2025, la Belgique comptait 42 000 médecins.", "doctors"),
    ("es", "En 2025 había en Chile 62.000 médicos.", "doctors"),
    ("it", "Nel 2025 in Toscana lavoravano 16.200 infermieri.", "nurses"),
    ("pt", "Em 2025 Portugal tinha 84.000 enfermeiros.", "nurses"),
    ("pl", "W 2025 roku w Polsce pracowało 220 tysięcy pielęgniarek.", "nurses"),
    ("uk", "У 2025 році на Волині працювало 4200 лікарів.", "doctors"),
    ("tr", "Bursa'da 2025 yılında 9.420 doktor görev yapıyordu.", "doctors"),
    ("ar", "بلغ عدد الأطباء في الأردن 32 ألف طبيب عام 2025.", "doctors"),
    ("ko", "2025년 부산의 간호사는 2만 1000명이었다.", "nurses"),
    ("ja", "2025年末の北海道の看護師は8万2000人だった。", "nurses"),
]

DONE = [
    ("en", "In 2025, 620 nurses in Malta were given a bonus."),
    ("en", "In Wales 1,800 nurses had to stay at home in 2025."),
    ("en", "Kenya would need 4,000 doctors in 2025 to close the gap."),
    ("ru", "В 2025 году 420 врачей Латвии прошли переподготовку."),
    ("ru", "Премии в 2025 году получили 420 учителей Грузии."),
    ("zh", "2025年云南省有320名医生获得表彰。"),
    ("de", "In Hessen wechselten 2025 420 Lehrer die Schule."),
    ("fr", "En 2025, 1 200 médecins belges ont signé la pétition."),
    ("fr", "Il manquait 1 200 infirmières en Belgique en 2025."),
    ("es", "En 2025, 420 médicos de Chile firmaron una carta."),
    ("it", "Nel 2025 in Toscana 420 infermieri hanno firmato una petizione."),
    ("pt", "Em 2025, 420 enfermeiros portugueses fizeram um curso."),
    ("pl", "W 2025 roku na Śląsku 420 pielęgniarek podpisało apel."),
    ("uk", "У 2025 році на Волині 420 лікарів підписали звернення."),
    ("tr", "Bursa'da 2025 yılında 420 doktor dilekçe imzaladı."),
    ("ar", "في الأردن وقع 420 طبيب عريضة عام 2025."),
    ("ko", "2025년 부산에서 간호사 320명이 서명에 동참했다."),
    ("ja", "2025年に北海道で看護師320人が署名した。"),
]


@pytest.mark.parametrize(("language", "text", "name"), THERE)
def test_those_there_are_keep_the_name(language, text, name):
    assert name in {one.indicator for one in figures(text, language)}


@pytest.mark.parametrize(("language", "text"), DONE)
def test_those_of_whom_something_is_told_do_not(language, text):
    heads = {"doctors", "nurses", "teachers"}
    assert not heads & {one.indicator for one in figures(text, language)}


def test_two_deeds_are_two_measures():
    given, trained = (
        figures(text)[-1] for text in ("In 2025, 620 nurses were given a bonus.", "In 2025, 410 nurses retrained.")
    )
    assert None not in {given.scope, trained.scope}
    assert given.scope != trained.scope
