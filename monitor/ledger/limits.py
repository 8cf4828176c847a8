"""The ledger's thresholds, read from `monitor/data/ledger.toml`, where each has its reason beside it."""

from dataclasses import dataclass, fields
from decimal import Decimal

from monitor.data import load


@dataclass(frozen=True, slots=True)
class Limits:
    scale_tolerance: Decimal
    scale_far: Decimal
    scale_digits: Decimal
    claimed_digits: Decimal
    rate_least: Decimal
    rate_tolerance: Decimal
    rate_periods: Decimal
    repeat_digits: Decimal
    revision_relative: Decimal
    revision_points: Decimal
    revision_told: Decimal
    revision_days: Decimal
    approximate_slack: Decimal
    approximate_points: Decimal
    loose_days: Decimal
    early_days: Decimal
    early_year_days: Decimal
    early_fiscal_days: Decimal
    early_crop_days: Decimal
    early_spring_days: Decimal
    ordinary_growth: Decimal
    told_growth: Decimal
    told_loosely: Decimal
    told_before: Decimal
    neighbour_factor: Decimal
    apart_factor: Decimal
    sum_tolerance: Decimal
    pair_days: Decimal
    pair_tolerance: Decimal
    pair_nearness: Decimal
    translation_digits: Decimal


def _read() -> Limits:
    given: dict[str, str] = load("ledger.toml")["limits"]
    return Limits(**{field.name: Decimal(given[field.name]) for field in fields(Limits)})


LIMITS = _read()
