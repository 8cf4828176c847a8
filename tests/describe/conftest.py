import pytest

from monitor.describe import Describer
from monitor.domain import Cleaned, Description, Document, Extras


@pytest.fixture(scope="session")
def describer():
    return Describer(Extras())


@pytest.fixture(scope="session")
def describe(describer):
    def run(text: str, title: str = "", *, language=None, country=None, dateline=None) -> Description:
        document = Document(id="d", text=text, title=title, language=language, country=country)
        return describer.describe(document, Cleaned(title=title, text=text, dateline=dateline))

    return run
