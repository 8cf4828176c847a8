"""Stored pages are walked again when the user's vocabulary, or ours, has grown."""

import subprocess
import sys

from storage.filters import Filters
from tests.daemon.paper import a_page

CATCH = "Herring landings in Norway came to 48,213 tonnes in 2024, the cooperative of the fishermen said."
MINE = """
indicators:
  - {id: herring_landed, names: {en: [herring landings]}}
"""


def test_a_page_is_read_again_by_the_rules_of_today_and_nothing_is_told(desk, paper):
    desk.watch(paper)
    paper.publish("one", a_page(CATCH))
    assert desk.once() == 0
    with desk.archive() as archive:
        before = list(archive.read.figures(None, Filters()))
        assert list(archive.read.figures(None, Filters(indicator="herring_landed"))) == []
    desk.watch(paper, more=MINE)
    config = str(desk.folder / "sources.yaml")
    asked = len(paper.asked)
    # The command itself: daemons from the stable are warm, and know no vocabulary but ours.
    command = [sys.executable, "-m", "monitor", "replay", "--config", config, "--archive", desk.url]
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    assert len(paper.asked) == asked, "nothing is fetched"
    with desk.archive() as archive:
        (found,) = archive.read.figures(None, Filters(indicator="herring_landed"))
        assert found["value"] == "48213"
        assert len(list(archive.read.figures(None, Filters()))) == len(before), "the first reading is superseded"
        assert list(archive.read.alerts()) == []
        assert "edited" not in {change["kind"] for change in archive.read.changes(Filters())}
