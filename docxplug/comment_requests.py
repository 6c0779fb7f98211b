"""What somebody asks to be done with comments, read from a table or from typed values and checked before it is done."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from docxplug import foreign_json
from docxplug.encodings import decode_text
from docxplug.errors import RequestError, UnknownNameError, quoted
from docxplug.spans import Span

#: The columns of a table of comments, in the order of the documentation.
COLUMNS: Final = ("on", "nth", "at", "text", "phrase", "author", "initials", "reply_to", "resolve")
#: The columns that say where a comment goes; a request has one of them.
TARGETS: Final = ("on", "at", "reply_to", "resolve")
_PLACE: Final = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9})")
_MOST_DIGITS: Final = 9
_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class CommentRequest:
    """One thing to do: comment on words or at a place, answer a comment, or resolve one.

    Exactly one of ``on``, ``at``, ``reply_to`` and ``resolve`` is set. ``nth`` counts the places of ``on`` from 1;
    None asks for the only one. ``author`` and ``initials`` are None where the defaults are meant.
    """

    on: str = ""
    nth: int | Literal["all"] | None = None
    at: Span | None = None
    reply_to: str = ""
    resolve: str = ""
    text: str = ""
    author: str | None = None
    initials: str | None = None


class Row(NamedTuple):
    """A line of a table, counted from 1 as editors count, with what it asks for or why that is not understood."""

    line: int
    request: CommentRequest | str


def request_of(values: Mapping[str, str], phrases: Mapping[str, str]) -> CommentRequest:
    """The request in named values (see COLUMNS); ``phrases`` are ready texts by name.

    Raises:
        RequestError: it is not clear what is meant.
    """
    given = {name: value for name, value in values.items() if value}
    targets = [name for name in TARGETS if name in given]
    if len(targets) != 1:
        found = " and ".join(_typed(name) for name in targets) or "none"
        raise RequestError(f"Name one of on, at, reply-to and resolve; there is {found}.")
    return CommentRequest(
        on=given.get("on", ""),
        nth=_nth(given),
        at=_place(given["at"]) if "at" in given else None,
        reply_to=given.get("reply_to", ""),
        resolve=given.get("resolve", ""),
        text=_text(given, phrases),
        author=given.get("author"),
        initials=given.get("initials"),
    )


def _typed(name: str) -> str:
    return name.replace("_", "-")


def _nth(given: Mapping[str, str]) -> int | Literal["all"] | None:
    nth = given.get("nth")
    if nth is None:
        return None
    if "on" not in given:
        raise RequestError("Only the places of “on” can be counted; leave nth out.")
    if nth == "all":
        return "all"
    if not nth.isascii() or not nth.isdigit() or len(nth) > _MOST_DIGITS or int(nth) < 1:
        raise RequestError(f"nth is {quoted(nth)}; write a number from 1, or all.")
    return int(nth)


def _place(written: str) -> Span:
    found = _PLACE.fullmatch(written.strip())
    if not found:
        raise RequestError(f"{quoted(written)} is no place; write paragraph:start-end, such as 12:0-19.")
    return Span(*map(int, found.groups()))


def _text(given: Mapping[str, str], phrases: Mapping[str, str]) -> str:
    said = [name for name in ("text", "phrase") if name in given]
    if "resolve" in given:
        if said:
            raise RequestError("Resolving says nothing; answer with reply-to first, then resolve.")
        return ""
    if len(said) != 1:
        raise RequestError(
            "A comment has a text or a phrase, not both." if said else "The comment has no text; give one."
        )
    if "text" in given:
        return given["text"]
    if not phrases:
        raise RequestError("There are no phrases; put some under [phrases] in docxplug.toml.")
    if given["phrase"] not in phrases:
        raise UnknownNameError("phrase", given["phrase"], list(phrases))
    return phrases[given["phrase"]]


def read_requests(data: bytes, phrases: Mapping[str, str], *, as_lines: bool) -> list[Row]:
    """The rows of a CSV table with column names, or (``as_lines``) of JSON objects one a line.

    Raises:
        RequestError: the whole is not such a table; a row that is not understood is told in its place.
    """
    text = decode_text(data)
    try:
        rows = list(_json_rows(text) if as_lines else _table_rows(text))
    except csv.Error as error:
        raise RequestError(f"This is no table that can be read ({error}); save it again as CSV.") from None
    return [Row(line, _checked(values, phrases)) for line, values in rows]


def _checked(values: Mapping[str, str] | str, phrases: Mapping[str, str]) -> CommentRequest | str:
    if isinstance(values, str):
        return values
    try:
        return request_of(values, phrases)
    except RequestError as error:
        return str(error)


_Rows = Iterator[tuple[int, dict[str, str] | str]]


def _table_rows(text: str) -> _Rows:
    head = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = [name.strip().lower().replace("-", "_") for name in next(reader, [])]
    unknown = [name for name in names if name not in COLUMNS]
    if unknown or not set(names) & set(TARGETS):
        wrong = f"{quoted(unknown[0])} is no column" if unknown else "No column says where the comments go"
        raise RequestError(f"{wrong}; the first line names columns out of: {', '.join(COLUMNS)}.")
    return _cells(reader, names)


def _cells(reader: Any, names: list[str]) -> _Rows:
    line = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            if len(cells) > len(names):
                yield (
                    line,
                    f"There are {len(cells)} cells for {len(names)} columns; put texts with commas in quotes.",
                )
            else:
                yield line, dict(zip(names, cells, strict=False))
        line = reader.line_num + 1


def _json_rows(text: str) -> _Rows:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _json_row(line)


def _json_row(line: str) -> dict[str, str] | str:
    try:
        loaded = foreign_json.loads(line)
    except json.JSONDecodeError as error:
        return f"This is not valid JSON: {error.msg} at character {error.colno}."
    except ValueError:
        return "This JSON is nested too deeply, or has a number of too many digits; a line names texts only."
    if not isinstance(loaded, dict):
        return "A line must be one JSON object."
    values = {}
    for key, value in loaded.items():
        name = key.lower().replace("-", "_")
        if name not in COLUMNS:
            return f"{quoted(key)} is not known; known are: {', '.join(COLUMNS)}."
        if isinstance(value, bool) or not isinstance(value, str | int | None):
            return f"{key} must be a text."
        values[name] = "" if value is None else str(value)
    return values
