"""A calling bounds wages, also where a verb names them."""

import pytest

from tests.figures.build import figures


@pytest.mark.parametrize(
    ("language", "text", "scope"),
    [
        ("ru", "Строители в России зарабатывали в среднем 92 тысячи рублей в месяц в 2025 году.", "builders"),
        ("ru", "Курьеры в Казани зарабатывали в среднем 84 тысячи рублей в месяц в 2025 году.", "couriers"),
        ("zh", "2025年浙江快递员月平均工资为6800元。", "couriers"),
        ("zh", "2025年浙江女职工平均工资为9.2万元。", "women"),
        ("ja", "2025年の保育士の平均月給は25万円だった。", "childcare workers"),
        ("pl", "Kurierzy zarabiali średnio 5200 zł w 2025 roku.", "couriers"),
    ],
)
def test_the_calling_bounds_the_pay(language, text, scope):
    assert {one.scope for one in figures(text, language) if one.indicator == "wages"} == {scope}
