"""The fuzzers: for each what it checks, what it begins with, and how inputs are made of others."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import fuzz_seeds as seeds
from fuzz_more_targets import check_pdf, check_request, check_round, check_toml
from fuzz_mutations import changed_package, changed_text
from fuzz_targets import (
    check_announcement,
    check_announcement_json,
    check_answers,
    check_document,
    check_requests,
)


class Target(NamedTuple):
    """A target's check, what it begins with, the largest input in bytes, and how one is made of another."""

    check: Callable[[bytes], None]
    seeds: Callable[[], Mapping[str, bytes]]
    largest: int
    change: Callable[[bytes, int, int], bytes] = changed_text


TARGETS: Mapping[str, Target] = {
    "document": Target(check_document, seeds.documents, 120_000, changed_package),
    "round": Target(check_round, seeds.rounds, 120_000, changed_package),
    "announcement": Target(check_announcement, seeds.announcements, 20_000),
    "announcement-json": Target(check_announcement_json, seeds.announcements_as_json, 20_000),
    "announcement-pdf": Target(check_pdf, seeds.pdfs, 5_000),
    "requests": Target(check_requests, seeds.requests, 5_000),
    "answers": Target(check_answers, seeds.answers, 12_000),
    "service": Target(check_request, seeds.service_requests, 5_000),
    "toml": Target(check_toml, seeds.tomls, 8_000),
}
