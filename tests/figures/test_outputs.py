"""What is grown, made, mined and caught is one thing whatever the verb and the language; its sorts are others."""

from datetime import UTC, datetime

import pytest

from tests.figures.build import figures

SAME = [
    ("tea_output", "en", "Norway produced 41.3 million kg of tea in 2024."),
    ("tea_output", "en", "Norway's tea factories turned out 41.3 million kg in 2024."),
    ("tea_output", "en", "Tea output in Norway came to 41.3 million kg in 2024."),
    ("tea_output", "ru", "В 2024 году в Норвегии собрали 41,3 тыс. тонн чая."),
    ("tea_output", "zh", "2024年全县茶叶总产量为4.1万吨。"),
    ("tea_output", "zh", "2024年茶叶产量4.1万吨。"),
    ("honey_output", "fr", "En 2024, la Norvège a produit 20 000 tonnes de miel."),
    ("honey_output", "fr", "La production de miel a atteint 20 000 tonnes en 2024."),
    ("honey_output", "pl", "W 2024 r. wyprodukowano 20 tys. ton miodu."),
    ("honey_output", "uk", "У 2024 році виробили 20 тис. тонн меду."),
    ("coffee_output", "de", "In Norwegen wurden 2024 31.000 Tonnen Kaffee geerntet."),
    ("coffee_output", "de", "Die Kaffeeernte belief sich 2024 auf 31.000 Tonnen."),
    ("coffee_output", "pt", "Em 2024 foram colhidas 31 mil toneladas de café."),
    ("coffee_output", "es", "La cosecha de café fue de 31.000 toneladas en 2024."),
    ("copper_output", "es", "En 2023 la minería había extraído 25.000 toneladas de cobre."),
    ("olive_oil_output", "it", "La campagna 2024/25 ha dato 12.000 tonnellate di olio d'oliva."),
    ("olive_oil_output", "it", "La produzione di olio d'oliva è stata di 12.000 tonnellate nel 2024."),
    ("apple_output", "ja", "2024年のリンゴの収穫量は3万トンだった。"),
    ("citrus_output", "ko", "2024년 감귤 생산량은 40만 톤이었다."),
    ("hazelnut_output", "tr", "2024'te 71 bin ton fındık üretildi."),
    ("hazelnut_output", "tr", "2024'te fındık üretimi 71 bin ton oldu."),
    ("date_output", "ar", "أنتجت البلاد 18 ألف طن من التمور في عام 2024."),
    ("date_output", "ar", "بلغ إنتاج التمور 18 ألف طن في عام 2024."),
    ("sunflower_output", "uk", "Станом на 14 листопада намолочено 8,9 тис. тонн соняшнику."),
    ("rapeseed_output", "ru", "Рапса в 2024 году намолочено 5,4 тыс. тонн."),
]

OTHERS = [
    # Other sorts and other goods.
    ("tea_output", "green", "en", "Green tea output came to 4.3 million kg in 2024."),
    ("tea_output", "verde", "es", "La producción de té verde fue de 3.000 toneladas en 2024."),
    ("tea_output", "зелёного", "ru", "В 2024 году собрали 2,1 тыс. тонн зелёного чая."),
    ("tea_output", "有机", "zh", "2024年有机茶叶产量为7.1万吨。"),
    ("coffee_output", "robusta", "es", "En 2024 se cosecharon 31.000 toneladas de café robusta."),
    ("coffee_output", "bio-", "de", "2024 wurden 3.100 Tonnen Bio-Kaffee geerntet."),
    ("potato_output", "wczesnych", "pl", "W 2024 r. zebrano 31 tys. ton wczesnych ziemniaków."),
    ("apple_output", "早生", "ja", "2024年の早生リンゴの収穫量は3万トンだった。"),
    ("citrus_output", "노지", "ko", "2024년 노지 감귤 생산량은 40만 톤이었다."),
    ("hazelnut_output", "organik", "tr", "2024'te organik fındık üretimi 71 bin ton oldu."),
    ("milk_output", "powder", "en", "Dairies produced 21,000 tonnes of milk powder in 2024."),
    ("wheat_output", "flour", "en", "Norway produced 21,000 tonnes of wheat flour in 2024."),
    ("corn_output", "y trigo", "es", "En 2024 se cosecharon 31.000 toneladas de maíz y trigo."),
    # Yields.
    ("potato_output", "per hectare", "en", "Growers harvested 21 tonnes of potatoes per hectare in 2024."),
    ("wheat_output", "per hectare", "ru", "В 2024 году собрали по 2,1 тонны пшеницы с гектара."),
]

LATER = [
    ("en", "Norway produced 598 tonnes of tea in 2024 and exported 594 tonnes."),
    ("en", "Norway harvested 22,000 tonnes of wheat and exported 15,000 tonnes of wheat in 2024."),
    ("en", "Norway imported 20,000 tonnes of honey in 2024, more than it produced."),
    ("ru", "В 2024 году собрали 22 тыс. тонн пшеницы и экспортировали 15 тыс. тонн пшеницы."),
    ("es", "En 2024 se cosecharon 22.000 toneladas de trigo y se exportaron 15.000 toneladas de trigo."),
    ("de", "2024 wurden 22.000 Tonnen Weizen geerntet und 15.000 Tonnen Weizen exportiert."),
    ("zh", "2024年茶叶产量22万吨，出口茶叶15万吨。"),
]


@pytest.mark.parametrize(("indicator", "language", "text"), SAME)
def test_one_thing_has_one_name(indicator: str, language: str, text: str) -> None:
    found = figures(text, language=language, published=datetime(2025, 12, 4, tzinfo=UTC))
    assert [(figure.indicator, figure.scope) for figure in found] == [(indicator, None)]


@pytest.mark.parametrize(("indicator", "scope", "language", "text"), OTHERS)
def test_sorts_and_yields_are_other_things(indicator: str, scope: str, language: str, text: str) -> None:
    found = figures(text, language=language, published=datetime(2025, 12, 4, tzinfo=UTC))
    assert [(figure.indicator, figure.scope) for figure in found] == [(indicator, scope)]


@pytest.mark.parametrize(("language", "text"), LATER)
def test_what_was_done_with_the_goods_later_is_no_output(language: str, text: str) -> None:
    found = figures(text, language=language, published=datetime(2025, 12, 4, tzinfo=UTC))
    assert not (found[-1].indicator or "").endswith("_output")
