"""What stands in quotation marks is a name; an apostrophe behind a letter or a digit opens none."""

import pytest

from monitor.describe.impostors import is_quoted

SENTENCES = [
    ("2024'te Bursa'da konut satıldı.", "Bursa", False),
    ("de l'Espagne s'est", "Espagne", False),
    ("the film 'Bursa' opened", "Bursa", True),
    ("the film «Bursa» opened", "Bursa", True),
]


@pytest.mark.parametrize(("text", "name", "quoted"), SENTENCES)
def test_an_ending_set_off_by_an_apostrophe_opens_no_quotation(text, name, quoted):
    start = text.index(name)
    assert is_quoted(text, start, start + len(name)) is quoted
