"""A message that shows what alerts look like, for `figurewatch alerts test CHANNEL`.

Enters: a channel's name. Leaves: a message about an invented town. Never: anything from the archive.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from alerts.render import render
from monitor.domain import (
    Alert,
    Approx,
    ArticleFacts,
    Change,
    ChangeKind,
    Dispatch,
    Hypothesis,
    Message,
    Modality,
    Observation,
    SeriesKey,
    Severity,
    Transform,
)

_SERIES = SeriesKey("sample:town", "rd_expenditure", Transform.LEVEL, "CNY")
_NAMES = {"sample:town": "Sample Town"}
_TEXTS = (
    ("12.4 million yuan", "12400000", "In 2024 the town put {} into research, its statistics office said."),
    ("1380万元", "13800000", "2024年全镇研发投入{}。"),
)


def sample(channel: str, now: datetime | None = None) -> Message:
    """A conflict between an English and a Chinese text, never the same id twice. `now` None: this moment."""
    moment = now or datetime.now(UTC)
    mark = hashlib.sha256(f"sample\x1f{channel}\x1f{moment.isoformat()}".encode()).hexdigest()[:20]
    observations = tuple(_observation(i, moment) for i in range(len(_TEXTS)))
    change = Change(
        id=mark,
        kind=ChangeKind.CONFLICTING,
        severity=Severity.MEDIUM,
        series=_SERIES,
        period="2024",
        group=mark,
        observations=observations,
        explanation="This is a sample: the town and both texts are invented. Real alerts arrive in this form.",
        hypothesis=Hypothesis.PERIOD_LABEL,
    )
    articles = tuple(
        ArticleFacts(
            o.article_id, f"https://example.org/{o.article_id}", "A sample article", o.source, moment, o.language
        )
        for o in observations
    )
    alert = Alert(mark, "sample", mark, (change,), articles, (channel,), "at_once", moment)
    message = render(Dispatch(mark, channel, channel, (alert,), "at_once", 0), _NAMES.get)
    return Message(message.id, f"Sample: {message.subject}", message.text, message.html, message.blocks)


def _observation(index: int, now: datetime) -> Observation:
    surface, value, pattern = _TEXTS[index]
    return Observation(
        series=_SERIES,
        subject_path=("sample:town",),
        period="2024",
        value=Decimal(value),
        low=Decimal(value),
        high=Decimal(value),
        step=Decimal(100_000),
        unit="CNY",
        approx=Approx.EXACT,
        modality=Modality.ACTUAL,
        article_id=f"sample-{index + 1}",
        story=None,
        source="Sample News",
        language=("en", "zh-Hans")[index],
        known_from=now - timedelta(days=1 - index),
        start=pattern.index("{}"),
        end=pattern.index("{}") + len(surface),
        surface=surface,
        sentence=pattern.format(surface),
        figure=0,
    )
