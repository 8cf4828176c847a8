"""The describer's time grows as the text does, whatever the text repeats."""

import time

import pytest

from monitor.domain import Cleaned, Document


def seconds(describer, text):
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        describer.describe(Document(id="d", text=text), Cleaned(title="", text=text))
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "phrase",
    [
        "Juventus and Arsenal in Kiew, ",  # clubs that the sentence must prove, and no full stop
        "Apple and Continental in Kiew, ",
        "der FC Porto und die Universität Köln in Wien, ",
        "«Зенит» и «Спартак» в Казани, ",
        "Apple said Siemens reported floods in Porto. ",
        "Oxford Street in Reading and Bristol, ",
    ],
)
def test_a_text_of_four_times_the_length_takes_about_four_times_the_time(describer, phrase):
    once, more = phrase * 250, phrase * 1000
    seconds(describer, once)
    assert seconds(describer, more) < 8 * seconds(describer, once)  # sixteen, were it the square
