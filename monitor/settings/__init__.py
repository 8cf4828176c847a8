"""`sources.yaml` and the environment, read once at the start and checked before anything runs.

Enters: a file and the environment. Leaves: `Settings`, frozen, with every secret filled in.
Never: a guess. What can't be understood stops the start with file, line, key and a way out.
"""

from monitor.settings.ids import own
from monitor.settings.load import json_schema, load, load_text
from monitor.settings.models import ChannelSettings, Defaults, EmailSettings, Settings, SlackSettings, TerminalSettings

__all__ = [
    "ChannelSettings",
    "Defaults",
    "EmailSettings",
    "Settings",
    "SlackSettings",
    "TerminalSettings",
    "json_schema",
    "load",
    "load_text",
    "own",
]
