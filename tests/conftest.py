"""Fixtures that tests of several rooms use; each is defined in the file of the room it belongs to."""

import os

from hypothesis import settings

from tests.netfixtures import free_port, hasty, hostile, hostile_server, http  # noqa: F401

# Continuous integration tries the same examples each time, so that a red run is about the change; elsewhere new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("steady")
