"""D01, D02: SIGKILL in every step, and nothing is lost; `benchmarks/kill.py` does it 200 times."""

import pytest

from benchmarks.kill import campaign
from monitor.faults import POINTS


@pytest.mark.slow
def test_ten_kills_two_in_each_step_lose_nothing_and_repeat_only_what_was_sent_and_not_marked(tmp_path):
    tally = campaign(10, seed=1, folder=tmp_path, echo=False)
    assert tally.kills == dict.fromkeys(POINTS, 2)
    assert tally.sound(), tally.report()
    assert tally.repeated.total() >= tally.kills["sent"], tally.report()
    assert set(tally.repeated) == {"same Message-ID"}, tally.report()
