"""What the describing room and this one make of a text together."""

import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Document
from tests.figures.build import FINDER, NOON


@pytest.fixture(scope="session")
def found():
    """The figures of a text whose places are found in it, in text order."""
    describer = Describer()

    def run(text, language, title=""):
        cleaned = Cleaned(title, text)
        described = describer.describe(Document(id="d", text=text, language=language), cleaned)
        return FINDER.find(cleaned, described, NOON)

    return run


@pytest.fixture(scope="module")
def subjects(found):
    """Subjects of the figures of a text, in text order."""
    return lambda text, language, title="": [one.subject for one in found(text, language, title)]
