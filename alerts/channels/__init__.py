"""The places that alerts go to, by the name of their type in `sources.yaml`.

A new one is a file here, a line in the table and a row in `tests/alerts/test_channels.py`.
"""

from importlib import import_module
from typing import Any

CHANNELS = {
    "email": "alerts.channels.email:Email",
    "slack": "alerts.channels.slack:Slack",
    "terminal": "alerts.channels.terminal:Terminal",
}


def channel_type(name: str) -> Any:
    """The class of channels of type `name`, imported when it is asked for. Raises KeyError."""
    module, _, attribute = CHANNELS[name].partition(":")
    return getattr(import_module(module), attribute)
