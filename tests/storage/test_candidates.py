"""What a search for near texts costs does not grow with the archive (benchmarks/candidates.py, in small)."""

import pytest

from benchmarks.candidates import measure

MONTH, SMALL, LARGE = 1_000, 1_000, 10_000


@pytest.fixture(scope="module")
def costs(tmp_path_factory):
    folder = tmp_path_factory.mktemp("candidates")
    return [measure(f"sqlite:///{folder / f'{size}.db'}", size, MONTH) for size in (SMALL, LARGE)]


def test_a_restart_reads_the_month_and_no_more(costs):
    """And an hour more, for machines whose clocks differ."""
    assert [round(cost.read / MONTH, 1) for cost in costs] == [1.0, 1.0]


def test_a_search_in_an_archive_ten_times_as_large_costs_no_more(costs):
    small, large = costs
    assert large.neighbours == pytest.approx(small.neighbours, rel=0.25)
    assert large.neighbours >= 20
    # Of CPU, and with room for a busy machine: both take about 8 ms.
    assert large.whole <= 2 * small.whole + 5


def test_vectors_take_a_byte_a_dimension_and_little_more(costs):
    assert max(cost.vectors_mb for cost in costs) <= 1.2 * 1.25
