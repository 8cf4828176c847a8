"""Whether a period was still to come when a text was published.

Enters: a period as the contract writes it, the publication date. Leaves: yes or no. Never: what the text says of it.
"""

import re
from datetime import datetime

# A report on a month may come out on its last days, one on a year in the second half of December.
_EARLY_DAYS = 7
_EARLY_YEAR_DAYS = 14
_SEASON = re.compile(r"\d{4}/\d{4}")


def lies_ahead(period: str | None, published: datetime | None, early: int = 0) -> bool:
    """Whether a period ends so long after publication that nobody can have counted it yet.

    `early`: what is told of was over that many days before the period's end, as a season is.
    """
    if period is None or published is None or period.endswith(".."):
        return False
    last = period.rsplit("/", 1)[-1]
    year, part = int(last[:4]), last[5:]
    if _SEASON.fullmatch(period) and year == int(period[:4]) + 1:
        part = "06"  # a harvest, a school or a fiscal year, over in the second year's summer at the earliest
    if part[:1] in ("Q", "H"):
        month, day = int(part[1]) * (3 if part[0] == "Q" else 6), 30
    else:
        month, day = int(part[:2] or 12), int(part[3:5] or 30)
    ahead = (year - published.year) * 365 + (month - published.month) * 30 + day - published.day
    return ahead > max(early, _EARLY_YEAR_DAYS if len(last) == len("2025") else _EARLY_DAYS)
