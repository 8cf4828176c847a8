"""From options as typed to the archive's filters; what can't be meant is wrong usage, said at once.

Enters: texts of options. Leaves: `Filters`, and what is wrong about ids that neither the vocabulary
nor the user knows. Those the archive may know still: it remembers what was in use when it was filled.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from monitor.cli.app import settings_of
from monitor.domain import NO_PLACES

if TYPE_CHECKING:
    from storage.filters import Filters
    from storage.reading import Reading


def filters(wishes: dict[str, Any], own: dict[str, Any], config: Path) -> "Filters":
    """The filters of one command; its own options that are filters (`--min`, `--as-of`) are read along."""
    from storage.filters import Filters

    if "least" in own:
        wishes |= {"min": number(own["least"], "--min"), "max": number(own["most"], "--max"), "unit": own["unit"]}
    if "as_of" in own:
        wishes["as_of"] = own["as_of"]
    if wishes.get("region"):
        wishes["region"] = _region(wishes["region"], config)
    for key in ("since", "until", "as_of"):
        if wishes.get(key):
            wishes[key] = moment(wishes[key], f"--{key.replace('_', '-')}", end_of_day=key != "since")
    return Filters(**wishes)


def moment(text: str, option: str, *, end_of_day: bool) -> datetime:
    """Aware UTC time of a date or time as typed; a bare date is its first or its last moment."""
    try:
        read = datetime.fromisoformat(text)
        if end_of_day and len(text) == len("2025-01-31"):
            read = read.replace(hour=23, minute=59, second=59, microsecond=999999)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(f"{text[:60]!r} is not a date such as 2025-01-31", param_hint=option) from error


def number(text: str | None, option: str) -> Decimal | None:
    """Exact number as typed: 1500000000, 1_500_000_000, 1.5e9. None for None."""
    if text is None:
        return None
    try:
        read = Decimal(text.replace(" ", "").replace("_", ""))
    except InvalidOperation:
        read = Decimal("NaN")
    if not read.is_finite():
        raise typer.BadParameter(f"{text[:60]!r} is not a number such as 1500000000 or 1.5e9", param_hint=option)
    return read


def refuse_unknown(reading: "Reading", wishes: dict[str, Any], config: Path) -> None:
    """Wrong usage for an id that nobody knows: not the vocabulary, not `sources.yaml`, not the archive."""
    for option, message in _doubts(wishes, config):
        if not _on_file(reading, option, wishes[option]):
            raise typer.BadParameter(message, param_hint=f"--{option}")


def _doubts(wishes: dict[str, Any], config: Path) -> Iterator[tuple[str, str]]:
    """Options whose id is in no list, and what to say of it."""
    from monitor.vocabulary import wrong_indicator, wrong_place, wrong_topic

    checks = {"region": wrong_place, "topic": wrong_topic, "indicator": wrong_indicator}
    for option, wrong in checks.items():
        id_ = wishes.get(option)
        if not id_ or id_.startswith(NO_PLACES) or not wrong(id_):
            continue
        from monitor.settings import own  # dear, so only for an id that is the user's own or wrong

        if message := wrong(id_, own(settings_of(config), f"{option}s")):
            yield option, message


def _on_file(reading: "Reading", option: str, id_: str) -> bool:
    from storage.filters import NONE

    wish: dict[str, Any] = {option: id_}
    one = replace(NONE, limit=1, **wish)
    return any(any(rows) for rows in (reading.stories(one), reading.figures(None, one), reading.series(None, one)))


def _region(region: str, config: Path) -> Any:
    """The place itself; for a macro-region also the ids of all that lies in it."""
    if region.startswith("macro:"):
        from monitor.describe.catalogue import widened

        return widened(region, settings_of(config).extras().places)
    return region
