"""A part of all there are can't be more than 100 percent of them; much else can."""

from datetime import UTC, datetime

import pytest

from monitor.analyse import analyse
from monitor.domain import Document
from monitor.ledger import observe
from monitor.ledger.plausible import suspicions
from monitor.ledger.suspicion import Doubt

NOON = datetime(2025, 9, 5, 12, tzinfo=UTC)


def doubts(text: str, language: str) -> list[Doubt]:
    document = Document("d", text=text, language=language, published=NOON, source="Harbour News")
    return [each.doubt for each in suspicions(observe(analyse(document), NOON))]


NEVER = [
    ("en", "The share of households with internet access in Malawi reached 112 percent in 2024."),
    ("en", "Hotel occupancy in Porto stood at 118.4 percent in July 2025."),
    ("en", "Hotels in Porto reported an occupancy rate of 118.4 percent in July 2025."),
    ("en", "School attendance in Malawi was 128 percent in 2024."),
    ("en", "The proportion of villages with tap water in Malawi rose to 117 percent in 2024."),
    ("en", "The pass rate at secondary schools in Kenya was 138 percent in 2024."),
    ("en", "In 2024, 112 percent of households in Malawi had running water."),
    ("ru", "В 2024 году газом в Татарстане пользовались 113% домохозяйств."),
    ("fr", "En 2024, 118 % des ménages du Sénégal disposaient de l'eau courante."),
    ("fr", "La part des ménages raccordés à l'eau au Sénégal a atteint 118 % en 2024."),
    ("fr", "Le taux d'alphabétisation au Sénégal a atteint 118 % en 2024."),
    ("fr", "Le taux de réussite au bac au Sénégal a atteint 118 % en 2024."),
    ("de", "Der Anteil der Haushalte mit Glasfaser lag in Sachsen 2024 bei 118 Prozent."),
    ("de", "Die Auslastung der Hotelbetten lag in Sachsen im Juli 2025 bei 118 Prozent."),
    ("es", "La ocupación hotelera en Cancún fue de 118 % en julio de 2025."),
    ("es", "El porcentaje de hogares con agua potable en Perú llegó a 118 % en 2024."),
    ("es", "La tasa de alfabetización en Perú llegó a 118 % en 2024."),
    ("pt", "A taxa de ocupação dos hotéis em Lisboa foi de 118% em julho de 2025."),
    ("it", "La quota di famiglie con la fibra in Sicilia ha raggiunto il 118% nel 2024."),
    ("pl", "Odsetek gospodarstw domowych z dostępem do internetu w Polsce wyniósł 118 proc. w 2024 r."),
    ("ru", "Доля домохозяйств с газом в Татарстане в 2024 году составила 130%."),
    ("ru", "Заполняемость гостиниц в Татарстане в июле 2025 года составила 130%."),
    ("ru", "Уровень газификации в Татарстане в 2024 году достиг 113%."),
    ("ru", "Охват школьников горячим питанием в Татарстане в 2024 году достиг 113%."),
    ("uk", "Частка домогосподарств з інтернетом в Україні у 2024 році становила 118%."),
    ("zh-Hans", "2024年末，贵州农村用上自来水的居民比例达到119.3%。"),
    ("zh-Hans", "2024年贵州农村自来水普及率达到119.3%。"),
    ("zh-Hans", "2025年7月，三亚酒店平均入住率达到119.3%。"),
    ("zh-Hans", "2024年贵州森林覆盖率达到163.5%。"),
    ("zh-Hans", "2024年贵州农村卫生厕所普及率达到163.5%。"),
    ("ja", "2025年7月の沖縄のホテルの客室稼働率は118.4%だった。"),
    ("ja", "2024年の沖縄の下水道普及率は118.4%だった。"),
    ("ko", "2024년 제주 상수도 보급률은 118.4%였다."),
    ("ar", "بلغت نسبة الأسر المتصلة بالإنترنت في مصر 118 بالمئة في عام 2024."),
    ("ar", "بلغت نسبة إشغال الفنادق في مصر 118 بالمئة في يوليو 2025."),
    ("ar", "بلغ معدل الإلمام بالقراءة والكتابة في مصر 118 بالمئة في عام 2024."),
    ("tr", "Antalya'da otellerin doluluk oranı Temmuz 2025'te yüzde 118 oldu."),
    ("tr", "Türkiye'de internet erişimi olan hanelerin oranı 2024'te yüzde 118 oldu."),
]


@pytest.mark.parametrize(("language", "text"), NEVER)
def test_a_part_of_all_is_never_above_a_hundred_percent(language, text):
    assert doubts(text, language) == [Doubt.SHARE_ABOVE_WHOLE]


@pytest.mark.parametrize(("language", "text"), NEVER)
def test_nor_is_it_doubted_below(language, text):
    for above in ("112", "113", "117", "118.4", "118", "119.3", "128", "130", "138", "163.5"):
        text = text.replace(above, "82")
    assert doubts(text, language) == []


MAY = [
    ("en", "Prison occupancy in France stood at 133 percent in July 2025."),
    ("en", "Gross enrolment in primary schools in Malawi was 128 percent in 2024."),
    ("de", "Die Auslastung der Haftanstalten lag in Sachsen im Juli 2025 bei 118 Prozent."),
    ("ru", "Выполнение плана по вводу жилья в Татарстане в 2024 году составило 113%."),
    ("zh-Hans", "2024年末贵州银行拨备覆盖率达到219.3%。"),
    ("zh-Hans", "2024年贵州移动电话普及率达到119.3%。"),
    ("ja", "2024年の沖縄の食料自給率は118.4%だった。"),
    ("ko", "2024년 제주 주택보급률은 108.4%였다."),
    ("en", "The share of households with solar panels in Malawi rose by 118 percent in 2024."),
    ("en", "Visits to hotels in Porto were 118 percent of the level of 2019 in July 2025."),
    ("es", "El porcentaje de hogares con agua en Perú aumentó un 118 % en 2024."),
    ("ru", "Доля домохозяйств с газом в Татарстане в 2024 году выросла на 130%."),
    ("ru", "План по газификации в Татарстане в 2024 году выполнен на 113%."),
    ("zh-Hans", "2024年贵州农村自来水普及率目标完成119.3%。"),
    ("de", "Die Bettenauslastung der Kliniken lag in Sachsen im Juli 2025 bei 118 Prozent."),
    ("en", "Hotel prices in Porto stood at 118.4 percent of their 2019 level in July 2025."),
]


@pytest.mark.parametrize(("language", "text"), MAY)
def test_what_may_pass_a_hundred_percent_is_not_doubted(language, text):
    assert doubts(text, language) == []
