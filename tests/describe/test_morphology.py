import pytest

from monitor.describe.morphology import adjective, forms, inhabitants


@pytest.mark.parametrize(
    ("name", "inflected"),
    [
        ("Китай", {"Китая", "Китаю", "Китаем", "Китае"}),
        ("Россия", {"России", "Россию", "Россией"}),
        ("Москва", {"Москвы", "Москве", "Москву", "Москвой"}),
        ("Шэньчжэнь", {"Шэньчжэня", "Шэньчжэне", "Шэньчжэнем"}),
        ("Казань", {"Казани", "Казанью"}),
        ("Южная Корея", {"Южной Кореи", "Южную Корею"}),
        ("Дальний Восток", {"Дальнего Востока", "Дальнем Востоке"}),
        ("Московская область", {"Московской области", "Московскую область"}),
        ("дельта Янцзы", {"дельты Янцзы", "дельте Янцзы"}),
        ("Ростов-на-Дону", {"Ростова-на-Дону", "Ростове-на-Дону"}),
        ("Филиппины", {"Филиппин", "Филиппинах"}),
        ("Україна", {"України", "Україні", "Україною"}),
    ],
)
def test_names_are_declined(name, inflected):
    assert inflected <= set(forms(name))


@pytest.mark.parametrize("name", ["США", "Токио", "Shenzhen", "深圳", "Nature Index"])
def test_names_that_do_not_change_have_one_form(name):
    assert forms(name) == (name,)


def test_adjectives_and_inhabitants_are_declined():
    assert {"китайский", "китайской", "китайских"} <= set(adjective("китайск"))
    assert {"дальневосточный", "дальневосточного"} <= set(adjective("дальневосточн"))
    assert {"россиян", "россиянам"} <= set(inhabitants("россияне"))
    assert {"китайцев", "китаец", "китайца"} <= set(inhabitants("китайцы"))
    assert {"немцев", "немец", "немцу"} <= set(inhabitants("немцы"))
    assert {"датчан", "датчанин"} <= set(inhabitants("датчане"))
    assert {"чехов", "чехами"} <= set(inhabitants("чехи"))
