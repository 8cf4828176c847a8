"""Fixtures that tests of several rooms use; each is defined in the file of the room it belongs to."""

from tests.netfixtures import free_port, hasty, hostile, http  # noqa: F401
