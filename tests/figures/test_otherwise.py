"""What is done with things or people besides being there takes an official name away; the name itself stays."""

import pytest

from tests.figures.build import figures

OTHER_DEEDS = [
    ("en", "Police in Austria recovered 2,300 cars that had been stolen in 2025.", "theft_of_cars"),
    ("en", "Fishing boats in Peru threw back 42,000 tonnes of their catch in 2025.", "fish_catch"),
    ("en", "Prisons in Britain released 3,100 inmates in 2025.", "prisoners"),
    ("en", "In Slovenia 4,200 nurses walked out in 2025.", "nurses"),
    ("en", "The libraries of Leeds bought 32,000 books in 2025.", "library_loans"),
    ("ru", "В Туве волки загрызли 1200 голов овец в 2025 году.", "sheep_stock"),
    ("ru", "В больницах Омской области в 2025 году закрыли 420 коек.", "hospital_beds"),
    ("zh", "2025年浙江省医院新增床位3200张。", "hospital_beds"),
    ("it", "In Sicilia 3.200 insegnanti hanno chiesto il trasferimento nel 2025.", "teachers"),
    ("tr", "2025 yılında Ankara'da 420 doktor istifa etti.", "doctors"),
    ("uk", "У 2025 році в Україні страйкували 4200 вчителів.", "teachers"),
    ("fr", "En Bretagne, 4 200 enseignants ont fait grève en 2025.", "teachers"),
    ("pl", "W 2025 roku w Polsce protestowało 1200 pielęgniarek.", "nurses"),
    ("de", "In Sachsen streikten 2025 rund 4.200 Lehrer.", "teachers"),
    ("zh", "2025年浙江省二手汽车销量为32万辆。", "vehicle_sales"),
    ("ru", "В Латвии в 2025 году было продано 32 тысячи автомобилей с пробегом.", "vehicle_sales"),
    ("ru", "Полиция Литвы купила 210 автомобилей в 2025 году.", "vehicle_sales"),
    ("de", "In Tirol wurden 2025 rund 32.000 gebrauchte Autos verkauft.", "vehicle_sales"),
    ("en", "In 2025 the police in Malta bought 120 new cars.", "vehicle_sales"),
    ("fr", "En 2025, 320 000 voitures d'occasion ont été vendues en Belgique.", "vehicle_sales"),
    ("es", "En Chile se vendieron 320.000 autos usados en 2025.", "vehicle_sales"),
    ("tr", "Türkiye'de 2025 yılında 310 bin ikinci el otomobil satıldı.", "vehicle_sales"),
    ("ja", "2025年の京都府の中古車の販売台数は12万台だった。", "vehicle_sales"),
    ("ko", "2025년 부산의 중고차 판매는 12만 대였다.", "vehicle_sales"),
    ("it", "L'economia sommersa in Italia è cresciuta del 3 per cento nel 2025.", "gdp"),
    ("es", "La economía digital de Chile creció un 9% en 2025.", "gdp"),
    ("pl", "Gospodarka cyfrowa w Polsce urosła o 9 proc. w 2025 roku.", "gdp"),
    ("uk", "Тіньова економіка України зросла на 3% у 2025 році.", "gdp"),
    ("tr", "Dijital ekonomi 2025 yılında yüzde 9 büyüdü.", "gdp"),
    ("ar", "نما الاقتصاد الرقمي في مصر 9% عام 2025.", "gdp"),
]

THE_THING_ITSELF = [
    ("en", "Prisons in Britain held 88,100 inmates at the end of 2025.", "prisoners"),
    ("en", "Hospitals in Wales had 10,300 beds at the end of 2025, and three wards were closed.", "hospital_beds"),
    ("en", "In Slovenia 14,200 nurses worked in hospitals at the end of 2025.", "nurses"),
    ("en", "The libraries of Leeds lent 1.2 million books in 2025.", "library_loans"),
    ("en", "The libraries of Leeds lent 1.2 million books in 2025 and bought 32,000.", "library_loans"),
    ("en", "Police in Austria recorded 14,100 car thefts in 2025 and recovered 2,300 cars.", "theft_of_cars"),
    ("ru", "В больницах Омской области на конец 2025 года было 14 200 коек.", "hospital_beds"),
    ("zh", "2025年末浙江省医院床位为32.1万张。", "hospital_beds"),
    ("de", "In Österreich wurden 2025 rund 320.000 Autos verkauft.", "vehicle_sales"),
    ("es", "En Chile se vendieron 320.000 autos nuevos en 2025.", "vehicle_sales"),
    ("it", "L'economia italiana è cresciuta dello 0,7 per cento nel 2025.", "gdp"),
    ("pl", "Gospodarka Polski urosła o 3 proc. w 2025 roku.", "gdp"),
]


@pytest.mark.parametrize(("language", "text", "name"), OTHER_DEEDS)
def test_another_deed_takes_the_name_away(language, text, name):
    found = figures(text, language)
    assert found
    assert all(each.indicator != name for each in found)


@pytest.mark.parametrize(("language", "text", "name"), THE_THING_ITSELF)
def test_the_name_stays_where_nothing_else_is_done(language, text, name):
    assert name in {each.indicator for each in figures(text, language)}
