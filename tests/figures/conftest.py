"""What the describing room and this one make of a text together."""

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Document
from tests.figures.build import FINDER, NOON


@pytest.fixture(scope="module")
def subjects():
    """Subjects of the figures of a text, in text order."""
    describer = Describer()

    def run(text, language, title=""):
        cleaned = Cleaned(title, text)
        described = describer.describe(Document(id="d", text=text, language=language), cleaned)
        return [one.subject for one in FINDER.find(cleaned, described, NOON)]

    return run
