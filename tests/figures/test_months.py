"""A percent of change is over a month or a quarter where its own words say so, whatever stands at the one beside it."""

import pytest

from monitor.domain import Transform
from tests.figures.build import figures

MOM, YOY = Transform.MOM, Transform.YOY
ROWS = [
    ("en", "Consumer prices in Sweden rose 0.4 percent on the month in May 2025.", [MOM], "on the month"),
    ("en", "Sweden's GDP grew 0.7 percent on the quarter in early 2025.", [MOM], "on the quarter"),
    ("en", "Inflation in Sweden was 2.6 percent on the year and 0.4 percent on the month.", [YOY, MOM], "each its own"),
    ("en", "Inflation in Sweden was 0.4 percent on the month and 2.6 percent on the year.", [MOM, YOY], "other way"),
    ("en", "Inflation in Sweden was 2.6 percent in the month of May 2025.", [YOY], "the month that it is of"),
    ("ru", "Инфляция в Швеции в мае 2025 года составила 0,4 % за месяц.", [MOM], "за месяц"),
    ("ru", "Инфляция в Швеции составила 2,6 % в годовом выражении и 0,4 % за месяц.", [YOY, MOM], "каждое своё"),
    ("ru", "ВВП Швеции вырос в первом квартале 2025 года на 0,7 % за квартал.", [MOM], "за квартал"),
    ("ru", "Инфляция в Швеции в мае 2025 года составила 2,6 %.", [YOY], "ничего не сказано"),
    ("uk", "Інфляція у Швеції становила 2,6 % у річному вимірі та 0,4 % за місяць.", [YOY, MOM], "кожне своє"),
    ("de", "Die Inflation in Schweden lag bei 2,6 Prozent zum Vorjahr und 0,4 Prozent zum Vormonat.", [YOY, MOM],
     "jedes sein eigenes"),
    ("fr", "L'inflation en Suède a atteint 2,6 % sur un an et 0,4 % sur un mois.", [YOY, MOM], "sur un mois"),
    ("fr", "Les prix à la consommation ont augmenté de 0,4 % par rapport au mois précédent.", [MOM], "mois précédent"),
    ("es", "La inflación mensual de Suecia fue del 0,4 % en mayo de 2025.", [MOM], "mensual"),
    ("es", "La inflación en Suecia fue del 2,6 % interanual y del 0,4 % mensual.", [YOY, MOM], "cada una la suya"),
    ("pt", "A inflação mensal na Suécia foi de 0,4 % em maio de 2025.", [MOM], "mensal"),
    ("it", "I prezzi al consumo sono saliti dello 0,4 % su base mensile e del 2,6 % su base annua.", [MOM, YOY],
     "su base mensile"),
    ("pl", "Ceny konsumpcyjne wzrosły o 0,4 proc. w ujęciu miesięcznym i o 2,6 proc. w ujęciu rocznym.", [MOM, YOY],
     "w ujęciu miesięcznym"),
    ("en", "R&D spending in Sweden grew 7.3 percent a year on average from 2019 to 2023.", [Transform.CAGR],
     "a year on average"),
    ("es", "El paro en Suecia bajó hasta el 8,1 % en mayo de 2025.", [Transform.LEVEL], "the rate itself"),
    ("es", "En los doce meses a junio los precios al consumo en Suecia aumentaron un 2,6 %.", [YOY], "doce meses"),
    ("tr", "Tüketici fiyatları Mayıs 2025'te aylık yüzde 0,4, yıllık yüzde 2,6 arttı.", [MOM, YOY], "aylık"),
    ("zh", "瑞典2025年5月消费者价格指数同比上涨2.6%，环比上涨0.4%。", [YOY, MOM], "环比"),
    ("ja", "スウェーデンの消費者物価指数は前年同月比2.6%上昇し、前月比では0.4%上昇した。", [YOY, MOM], "前月比"),
    ("ko", "스웨덴의 소비자물가는 전년 동월 대비 2.6%, 전월 대비 0.4% 상승했다.", [YOY, MOM], "전월 대비"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "transforms", "why"), ROWS, ids=[f"{r[0]}: {r[3]}" for r in ROWS])
def test_each_change_is_over_the_time_that_its_own_words_say(language: str, text: str, transforms: list, why: str):
    assert [one.transform for one in figures(text, language)] == transforms, why
