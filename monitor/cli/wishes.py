"""From options as typed to the archive's filters; what can't be meant is wrong usage, said at once.

Enters: texts of options. Leaves: `Filters`. Never: a look into the archive.
"""

import re
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from monitor.cli.app import settings_of

if TYPE_CHECKING:
    from storage.filters import Filters

_PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,4})?|[a-z]+:.+")
_TOPIC = re.compile(r"(medtop|custom):.+")


def filters(wishes: dict[str, Any], own: dict[str, Any], config: Path) -> "Filters":
    """The filters of one command; its own options that are filters (`--min`, `--as-of`) are read along."""
    from storage.filters import Filters

    if "least" in own:
        wishes |= {"min": number(own["least"], "--min"), "max": number(own["most"], "--max"), "unit": own["unit"]}
    if "as_of" in own:
        wishes["as_of"] = own["as_of"]
    if wishes.get("region"):
        wishes["region"] = _region(wishes["region"], config)
    if (topic := wishes.get("topic")) and not _TOPIC.fullmatch(topic):
        raise typer.BadParameter(
            f"{topic!r} is no id of a topic, such as medtop:04000000 or custom:chips", param_hint="--topic"
        )
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


def _region(region: str, config: Path) -> Any:
    """The place itself; for a macro-region also the ids of all that lies in it."""
    if region.startswith("macro:"):
        from monitor.describe.catalogue import widened

        return widened(region, settings_of(config).extras().places)
    if not _PLACE.fullmatch(region):
        raise typer.BadParameter(f"{region!r} is no id of a place{_meant(region)}", param_hint="--region")
    return region


def _meant(name: str) -> str:
    """Ids of places that go by `name`, as a hint; the table is read only for those who need it."""
    from monitor.data import rows

    found = [row[0] for row in rows("places.tsv") if row[3].casefold() == name.casefold()]
    if found:
        return f"; {name} is {' or '.join(found[:4])}"
    return ", such as CN, CN-GD or geonames:1795565; `figurewatch inspect` shows the ids of places in a text"
