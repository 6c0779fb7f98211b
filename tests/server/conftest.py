"""One service for all tests that need no limits of their own: starting workers takes a second."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from calling import Caller, document, running, slow_document

from docxplug.addin.certificates import make_certificate
from docxplug_server.config import ServerConfig
from docxplug_server.serving import Certificate

SENTENCES = ("TQ 1", "I was responsible for a team of analysts.", "In 2024 costs fell by 10 percent.")


@pytest.fixture(scope="session")
def caller(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Caller]:
    """A client of a service over HTTPS that trusts the certificate docxplug made, and no other."""
    files = make_certificate(tmp_path_factory.mktemp("certificate"))
    tls = Certificate(files.certificate, files.key)
    with running(ServerConfig(), tls, files.authority) as client:
        yield client


@pytest.fixture(scope="session")
def answer_file() -> bytes:
    return document(*SENTENCES)


@pytest.fixture(scope="session")
def slow_file() -> bytes:
    return slow_document()


@pytest.fixture
def example_parts(examples: Path) -> dict[str, str | tuple[str, bytes]]:
    """The example answers with their announcement, as a form has them."""
    return {
        "document": ("client-answers.docx", (examples / "client-answers.docx").read_bytes()),
        "posting": ("announcement.txt", (examples / "announcement.txt").read_bytes()),
    }
