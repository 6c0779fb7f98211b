"""Reviews that are asked for with “Prefer: respond-async”."""

import json
import time
from typing import Any

from calling import Answer, Caller, running

from docxplug_server.config import ServerConfig, WorkLimits

ASYNC = {"Prefer": "respond-async"}


def start(caller: Caller, data: bytes, path: str = "/api/v1/review") -> Answer:
    parts = {"document": ("a.docx", data), "options": json.dumps({"grammar": "none"})}
    return caller.send_form(path, parts, ASYNC)


def wait_until(caller: Caller, address: str, wanted: set[str]) -> Any:
    last = time.monotonic() + 120
    while (state := caller.call("GET", address).json)["status"] not in wanted:
        assert time.monotonic() < last, state
        time.sleep(0.05)
    return state


def test_a_review_can_be_fetched_when_it_is_done(caller: Caller, answer_file: bytes) -> None:
    begun = start(caller, answer_file)
    state = wait_until(caller, begun.headers["Location"], {"done", "failed"})

    assert begun.status == 202
    assert begun.headers["Preference-Applied"] == "respond-async"
    assert state["status"] == "done"
    assert (state["done"], state["of"]) == (3, 3)
    assert caller.call("GET", state["result"]).json["schema"] == "docxplug.review/1"


def test_a_copy_can_be_fetched_too(caller: Caller, answer_file: bytes) -> None:
    begun = start(caller, answer_file, "/api/v1/annotate")
    state = wait_until(caller, begun.headers["Location"], {"done", "failed"})

    assert caller.call("GET", state["result"]).body.startswith(b"PK")


def test_progress_is_told_and_a_review_can_be_stopped(slow_file: bytes, answer_file: bytes) -> None:
    with running(ServerConfig(work=WorkLimits(workers=1, extra=0, seconds=600))) as caller:
        address = start(caller, slow_file).headers["Location"]
        state = wait_until(caller, address, {"working"})
        early = caller.call("GET", f"{address}/result")
        stopped = caller.call("DELETE", address)

        assert state["step"] in {"reading", "reviewing"}
        assert early.status == 409
        assert stopped.status == 204
        assert caller.call("GET", address).status == 404
        after = start(caller, answer_file).headers["Location"]
        assert wait_until(caller, after, {"done", "failed"})["status"] == "done"


def test_a_refusal_is_told_at_the_results_address(caller: Caller) -> None:
    address = start(caller, b"%PDF-1.7").headers["Location"]

    assert wait_until(caller, address, {"done", "failed"})["status"] == "failed"
    assert caller.call("GET", f"{address}/result").status == 415


def test_an_unknown_review_is_not_found(caller: Caller) -> None:
    for path in ("/api/v1/jobs/nothing", "/api/v1/jobs/nothing/result"):
        assert caller.call("GET", path).status == 404
    assert caller.call("DELETE", "/api/v1/jobs/nothing").status == 404


def test_a_service_of_several_processes_answers_when_it_is_done(answer_file: bytes) -> None:
    with running(ServerConfig(asynchronous=False)) as caller:
        answer = start(caller, answer_file)

        assert answer.status == 200
        assert "Preference-Applied" not in answer.headers
