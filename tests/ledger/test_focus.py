"""Which periods are read for an arrival, and what is said of the others: a few, and yet all that decides anything."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.ledger import near, unread
from monitor.ledger.states import last_day, rank

FIRST = datetime(2025, 1, 1, tzinfo=UTC)
MONTHS = [f"{year}-{month:02}" for year in range(2015, 2026) for month in range(1, 13)]
LABELS = [*MONTHS, "2019", "2020", "2021", "2019-Q2", "2020-01/2020-09", "2016/2019", "2018/.."]


def test_four_periods_on_each_side_are_read_and_the_next_two_trusted():
    found = near({"2020-06"}, [[*MONTHS, "2020", "2016/2020", "2016/2019"]])
    assert found.read == {*(f"2020-{month:02}" for month in range(2, 11)), "2016/2020", "2020"}
    assert found.next == {f"2020-{month:02}" for month in range(4, 9)}
    assert found.outer == {"2020-02", "2020-10"}


def test_where_growth_over_years_leads_is_judged_again_and_where_it_comes_from_is_read():
    levels, growth = [str(year) for year in range(2010, 2026)], ["2018/2022"]
    assert "2022" in near({"2018"}, [levels, growth]).next
    assert "2022" in near({"2018/2022"}, [growth, levels]).next
    assert "2018" in near({"2018/2022"}, [[], levels]).read
    assert {"2018", "2018/2022"} <= near({"2023"}, [levels, growth]).read
    assert "2018" not in near({"2025"}, [levels, growth]).read


def test_of_sums_so_far_only_those_of_as_many_days_stand_side_by_side():
    told = ["2020-01-01/2020-03-15", "2019-01-01/2019-03-16", "2020-01-01/2020-07-15", "2021-01-01/2021-07-15"]
    assert near({"2021-01-01/2021-03-16"}, [told]).next == {"2021-01-01/2021-03-16", *told[:2]}


def test_what_is_near_to_one_period_asked_for_is_not_outer_for_another():
    assert near({"2020-06", "2020-09"}, [MONTHS]).outer == {"2020-02", "2021-01"}


def test_rolling_quarters_are_read_near_the_one_asked_for_only():
    rolling = [f"{year}-{month:02}/{year}-{month + 2:02}" for year in range(2010, 2026) for month in range(1, 11)]
    assert near({"2020-02/2020-04"}, [rolling]).read <= {label for label in rolling if label[:4] in {"2019", "2020"}}


def test_of_a_long_series_a_few_unread_periods_are_told():
    told = {label: FIRST + timedelta(days=30 * number) for number, label in enumerate(MONTHS)}
    read = near({MONTHS[-1]}, [told]).read
    assert len(unread(told, read, FIRST + timedelta(days=30 * len(MONTHS)))) <= 2


@given(
    st.dictionaries(st.sampled_from(LABELS), st.integers(0, 40), max_size=40),
    st.sets(st.sampled_from(LABELS), min_size=1, max_size=6),
    st.integers(0, 40),
)
def test_nothing_is_left_out_that_decides_what_is_new_late_or_told_later(days, read, published):
    told = {label: FIRST + timedelta(days=day) for label, day in days.items()}
    since = FIRST + timedelta(days=published)
    cut = dict(unread(told, read, since))
    rest = {label: first for label, first in told.items() if label not in read}
    assert cut.items() <= rest.items()
    moments = [since, *(first for label, first in told.items() if label in read)]
    for moment in (one + timedelta(hours=hours) for one in moments for hours in (0, 1)):
        before, kept = ({last_day(label) for label, first in of.items() if first < moment} for of in (rest, cut))
        assert bool(before) == bool(kept)
        for label in read:
            day = last_day(label)
            assert any(one > day for one in before) == any(one > day for one in kept)
    for here in (rank(label, first) for label, first in told.items() if label in read):  # what came in one article, too
        earlier, kept = ([rank(*one) for one in of.items() if rank(*one) < here] for of in (rest, cut))
        assert bool(earlier) == bool(kept)
        assert {one for one in rest.items() if rank(*one) > here} == {one for one in cut.items() if rank(*one) > here}
    for moment in moments:
        assert {one for one, first in rest.items() if first > moment} == {
            one for one, first in cut.items() if first > moment
        }
