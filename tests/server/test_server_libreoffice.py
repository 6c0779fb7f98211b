"""One LibreOffice for the whole service: it counts, is replaced when it dies, and ends with the service."""

import json
import threading
import time
from collections.abc import Collection, Iterator
from typing import Any

import psutil
import pytest
from calling import Caller, document, running

from docxplug.pages.office.programs import find_office, find_uno_python
from docxplug_server.config import ServerConfig, WorkLimits
from docxplug_server.tasks import Order, page_method

pytestmark = pytest.mark.libreoffice

TEXTS = [
    "TQ 1",
    *("I directed the national program and reduced its costs by 12 percent in 2024." for _ in range(120)),
]


@pytest.fixture(scope="module")
def elsewhere() -> set[int]:
    """The LibreOffice processes of other services that tests keep running."""
    return {process.pid for process in offices()}


@pytest.fixture(scope="module")
def office_service(elsewhere: set[int]) -> Iterator[Caller]:
    """A service that has LibreOffice count wherever a request does not say otherwise."""
    if find_office() is None or find_uno_python() is None:
        pytest.skip("LibreOffice with python3-uno is not installed")
    with running(ServerConfig(pages="auto", work=WorkLimits(workers=2))) as caller:
        yield caller


def pages(caller: Caller, **options: Any) -> Any:
    file = ("answers.docx", document(*TEXTS))
    parts = {"document": file, "options": json.dumps({"grammar": "none", **options})}
    answer = caller.send_form("/api/v1/review", parts)
    assert answer.status == 200, answer.json
    return answer.json["pages"]


def counts_in_the_end(caller: Caller) -> bool:
    """Whether LibreOffice counts, once it has had the time to start."""
    last = time.monotonic() + 180
    while pages(caller)["source"] != "libreoffice":
        if time.monotonic() > last:
            return False
    return True


def offices(but: Collection[int] = ()) -> list[psutil.Process]:
    """The LibreOffice processes below this one, ``but`` for some and for those that end while they are looked at."""
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            if process.pid not in but and "soffice.bin" in process.name():
                found.append(process)
        except psutil.Error:
            continue
    return found


def test_a_service_that_is_set_so_has_libreoffice_count(office_service: Caller) -> None:
    assert counts_in_the_end(office_service)
    assert pages(office_service, pages="estimate")["source"] == "estimate"


def test_many_requests_at_once_have_one_libreoffice_between_them(
    office_service: Caller, elsewhere: set[int]
) -> None:
    assert counts_in_the_end(office_service)
    sources = []
    asking = [
        threading.Thread(target=lambda: sources.append(pages(office_service)["source"])) for _ in range(4)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()
    assert len(offices(elsewhere)) <= 1
    assert set(sources) <= {"libreoffice", "estimate"}


def test_a_libreoffice_that_is_killed_costs_no_review_and_comes_back(
    office_service: Caller, elsewhere: set[int]
) -> None:
    assert counts_in_the_end(office_service)
    for process in offices(elsewhere):
        process.kill()
    assert pages(office_service)["source"] in {"libreoffice", "estimate"}
    assert counts_in_the_end(office_service)


@pytest.mark.parametrize(
    ("setting", "asked", "method"),
    [
        ("asked", None, "estimate"),
        ("asked", "auto", "auto"),
        ("auto", None, "auto"),
        ("auto", "estimate", "estimate"),
        ("estimate", "libreoffice", "estimate"),
        ("estimate", "none", "none"),
    ],
)
def test_the_service_says_whether_libreoffice_may_count(setting: str, asked: str | None, method: str) -> None:
    options = {} if asked is None else {"pages": asked}
    assert page_method(Order("review", options=options, setup={"pages": setting})) == method


def test_libreoffice_ends_with_the_service() -> None:
    if find_office() is None or find_uno_python() is None:
        pytest.skip("LibreOffice with python3-uno is not installed")
    before = {process.pid for process in offices()}
    with running(ServerConfig(pages="auto", work=WorkLimits(workers=2))) as caller:
        assert counts_in_the_end(caller)
        own = [process for process in offices() if process.pid not in before]
        assert own
    last = time.monotonic() + 120
    while any(process.is_running() for process in own) and time.monotonic() < last:
        time.sleep(0.1)
    assert not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in own)
