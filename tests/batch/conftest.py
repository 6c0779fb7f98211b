"""What the tests of the batch share: two warm workers."""

from collections.abc import Iterator

import pytest

from docxplug.batch.crew import LocalCrew
from docxplug.workers.handle import Limits


@pytest.fixture(scope="session")
def crew() -> Iterator[LocalCrew]:
    """Two workers with the limits that a batch has if nobody says anything."""
    with LocalCrew(2, Limits()) as workers:
        yield workers
