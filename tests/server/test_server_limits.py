"""Documents that hang or bloat, clients that leave, more requests than there is room for: the service lives on."""

import json
import logging
import socket
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from calling import Answer, Caller, bloated_document, form, running, zip_bomb

from docxplug_server.config import ServerConfig, WorkLimits
from docxplug_server.problems import WorkerFaultError

SMALL = {"options": json.dumps({"grammar": "none"})}


def review(caller: Caller, data: bytes) -> Answer:
    return caller.send_form("/api/v1/review", {"document": ("a.docx", data), **SMALL})


def begin_review(caller: Caller, data: bytes) -> socket.socket:
    """Sends a request without waiting for the answer."""
    body, kind = form({"document": ("a.docx", data), **SMALL})
    head = (
        "POST /api/v1/review HTTP/1.1\r\nHost: localhost\r\n"
        f"X-Docxplug-Token: {caller.token}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    connection = socket.create_connection(("127.0.0.1", caller.port), timeout=60)
    connection.sendall(head.encode() + body)
    return connection


def wait_until_it_is_worked_on(caller: Caller, address: str) -> None:
    last = time.monotonic() + 120
    while caller.call("GET", address).json["status"] != "working":
        assert time.monotonic() < last
        time.sleep(0.1)


def test_a_zip_bomb_is_refused_and_costs_little(caller: Caller, answer_file: bytes) -> None:
    answer = review(caller, zip_bomb())

    assert answer.status == 422
    assert (
        "inflate" in answer.json["detail"]
        or "large" in answer.json["detail"]
        or "unpack" in answer.json["detail"]
    )
    assert review(caller, answer_file).status == 200


def test_a_document_that_takes_too_long_is_stopped_and_its_worker_replaced(
    slow_file: bytes, answer_file: bytes
) -> None:
    with running(ServerConfig(work=WorkLimits(workers=1, seconds=3))) as caller:
        answer = review(caller, slow_file)

        assert answer.status == 422
        assert "took longer than 3 seconds" in answer.json["detail"]
        assert review(caller, answer_file).status == 200


def test_a_document_that_takes_too_much_memory_is_stopped(answer_file: bytes) -> None:
    with running(ServerConfig(work=WorkLimits(workers=1, memory=60_000_000, seconds=600))) as caller:
        answer = review(caller, bloated_document())

        assert answer.status == 422
        assert "more memory" in answer.json["detail"]
        assert caller.call("GET", "/healthz").status == 200


def test_no_process_is_left_when_the_service_ends(answer_file: bytes) -> None:
    before = set(psutil.Process().children(recursive=True))
    with running(ServerConfig()) as caller:
        assert review(caller, answer_file).status == 200
        assert set(psutil.Process().children(recursive=True)) - before

    _, alive = psutil.wait_procs(set(psutil.Process().children(recursive=True)) - before, timeout=60)
    assert alive == []


def test_a_few_documents_without_end_do_not_hold_up_the_others(slow_file: bytes, answer_file: bytes) -> None:
    slow = {"document": ("a.docx", slow_file), **SMALL}
    limits = WorkLimits(workers=1, extra=1, seconds=600, memory=8_000_000_000)
    with running(ServerConfig(work=limits)) as caller:
        begun = caller.send_form("/api/v1/review", slow, {"Prefer": "respond-async"}).headers["Location"]
        wait_until_it_is_worked_on(caller, begun)
        answer = review(caller, answer_file)

        assert answer.json.get("detail") is None
        assert caller.call("GET", begun).json["status"] == "working"


def test_temporary_files_of_a_worker_go_with_it(
    slow_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with running(ServerConfig(work=WorkLimits(workers=1, seconds=3))) as caller:
        assert review(caller, slow_file).status == 422
        assert caller.send_form("/api/v1/posting", {"posting": "TQ 1: Leading people."}).status == 200
        [folder] = tmp_path.iterdir()
        assert oct(folder.stat().st_mode & 0o077) == "0o0"

    assert list(tmp_path.iterdir()) == []


def test_a_client_that_hangs_up_frees_its_worker(slow_file: bytes, answer_file: bytes) -> None:
    with running(
        ServerConfig(work=WorkLimits(workers=1, extra=0, seconds=600, waiting_seconds=60))
    ) as caller:
        begin_review(caller, slow_file).close()

        assert review(caller, answer_file).status == 200


def test_more_requests_than_there_is_room_for_are_told_to_come_again(
    slow_file: bytes, answer_file: bytes
) -> None:
    slow = {"document": ("a.docx", slow_file), **SMALL}
    with running(ServerConfig(work=WorkLimits(workers=1, waiting=1))) as caller:
        taken = [caller.send_form("/api/v1/review", slow, {"Prefer": "respond-async"}) for _ in range(2)]
        answer = review(caller, answer_file)

    assert [begun.status for begun in taken] == [202, 202]
    assert answer.status == 503
    assert int(answer.headers["Retry-After"]) > 0


def test_a_hundred_reviews_at_once_are_all_answered_while_health_is_told(
    caller: Caller, answer_file: bytes
) -> None:
    health: list[int] = []
    over = threading.Event()

    def ask_for_health() -> None:
        while not over.wait(0.05):
            health.append(caller.call("GET", "/healthz").status)

    asking = threading.Thread(target=ask_for_health)
    asking.start()
    try:
        with ThreadPoolExecutor(100) as clients:
            answers = list(clients.map(lambda _: review(caller, answer_file), range(100)))
    finally:
        over.set()
        asking.join()

    assert [answer.body for answer in answers if answer.status != 200] == []
    assert len({answer.body for answer in answers}) == 1
    assert set(health) == {200}


def test_clients_that_say_nothing_do_not_keep_others_from_being_answered(caller: Caller) -> None:
    silent = [socket.create_connection(("127.0.0.1", caller.port), timeout=60) for _ in range(40)]
    try:
        assert caller.call("GET", "/healthz").status == 200
    finally:
        for connection in silent:
            connection.close()


def test_a_request_beyond_the_largest_size_is_refused(answer_file: bytes) -> None:
    with running(ServerConfig(upload=10_000)) as caller:
        connection = caller.connect()
        connection.putrequest("POST", "/api/v1/review")
        connection.putheader("X-Docxplug-Token", caller.token)
        connection.putheader("Content-Length", "20000")
        connection.endheaders()
        response = connection.getresponse()
        status, _ = response.status, response.read()
        connection.close()

        assert status == 413
        assert review(caller, b"PK" + bytes(2_000)).status in {415, 422}


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"paragraphs":' * 5_000])
def test_json_that_is_too_deep_is_refused(caller: Caller, deep: str) -> None:
    answer = caller.call("POST", "/api/v1/review", deep.encode(), {"Content-Type": "application/json"})

    assert answer.status == 400


def test_a_name_of_half_a_character_is_refused_in_words(caller: Caller) -> None:
    body = b'{"\\ud800": 1}'
    answer = caller.call("POST", "/api/v1/review", body, {"Content-Type": "application/json"})

    assert answer.status == 400
    assert answer.json["detail"].startswith("? is not known here")


def test_half_a_character_in_json_is_refused(caller: Caller) -> None:
    body = b'{"paragraphs": [{"text": "\\ud800"}]}'
    answer = caller.call("POST", "/api/v1/review", body, {"Content-Type": "application/json"})

    assert answer.status == 400
    assert "surrogate" in answer.json["detail"]


def test_a_fault_of_ours_is_told_without_what_it_was_about(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ValueError("words of a client")

    monkeypatch.setattr("docxplug_server.api._rubrics", fail)
    with caplog.at_level(logging.DEBUG):
        answer = caller.call("GET", "/api/v1/rubrics")

    assert answer.status == 500
    assert "client" not in answer.body.decode() + caplog.text
    assert "ValueError" in caplog.text


def test_the_log_says_where_a_fault_in_a_worker_is_and_no_more(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise WorkerFaultError("KeyError in docxplug.checks.verbs, line 120")

    monkeypatch.setattr("docxplug_server.pool.WorkerPool.run", fail)
    with caplog.at_level(logging.DEBUG):
        body = b'{"paragraphs": [{"text": "words of a client"}]}'
        answer = caller.call("POST", "/api/v1/review", body, {"Content-Type": "application/json"})

    assert answer.status == 500
    assert "KeyError in docxplug.checks.verbs, line 120" in caplog.text
    assert "client" not in answer.body.decode() + caplog.text


def test_plain_http_to_the_https_port_gets_no_answer_and_harms_nobody(caller: Caller) -> None:
    with socket.create_connection(("127.0.0.1", caller.port), timeout=60) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        while connection.recv(1_000):
            pass

    assert caller.call("GET", "/healthz").status == 200
