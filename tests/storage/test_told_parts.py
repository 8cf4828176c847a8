"""A part with bounds that nobody can guess from its whole is found by the archive, whichever of the two comes first."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest

from monitor.domain import Document
from monitor.pipeline import Audience, Corridor, InPlace
from storage.archive import Archive

NOW = datetime(2026, 2, 1, tzinfo=UTC)
WHOLE = "Meru County had 2,310 hospital beds in public and private clinics at the end of 2025, the county said."
PART = "Of all hospital beds in Meru County at the end of 2025, 3,870 were for women in childbirth, a charity said."
SMALLER = "Of all hospital beds in Meru County at the end of 2025, 870 were for women in childbirth, a charity said."


def standing(path, texts) -> set[tuple[str, str, str]]:
    with Archive.open(f"sqlite:///{path}") as archive:
        corridor = Corridor(archive, InPlace(), Audience(), clock=lambda: NOW, window=timedelta(days=30))
        for number, text in texts:
            published = datetime(2026, 1, 10 + number, tzinfo=UTC)
            corridor.walk(
                Document(f"d{number}", text=text, language="en", published=published, source=f"News {number}")
            )
        rows = [row for row in archive.read.changes() if row["status"] == "standing"]
    return {(row["change"], row["kind"], row["severity"]) for row in rows}


@pytest.mark.parametrize(("part", "found"), [(PART, 1), (SMALLER, 0)])
def test_a_part_and_its_whole_meet_in_either_order(tmp_path, part, found):
    orders = list(permutations(enumerate((WHOLE, part))))
    states = [standing(tmp_path / f"{number}.db", order) for number, order in enumerate(orders)]
    assert states[0] == states[1]
    assert sum(kind == "implausible" for _, kind, _ in states[0]) == found
