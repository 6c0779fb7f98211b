"""What a worker process does with one request: bytes in, bytes out, with the library's own pipeline between."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docxplug.clock import today
from docxplug.errors import GrammarError, RequestError
from docxplug.intake import Source, document_source, posting_of
from docxplug.pipeline import Choices, PageMethod, Reviewed, Signature, commented, review_source
from docxplug.posting import Posting
from docxplug.report.as_json import review_json
from docxplug.report.model import FileReport
from docxplug.view import TextView
from docxplug.word.marks.elements import NOT_XML
from docxplug_server.choosing_comments import chosen_comments
from docxplug_server.offsets import in_utf16

if TYPE_CHECKING:
    from docxplug.grammar import Choice as GrammarChoice
    from docxplug.grammar import Proofreader
    from docxplug.pages.office.counting import PageCounting

JSON: Final = "application/json"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MACRO: Final = "application/vnd.ms-word"
#: What a file with this suffix is called in HTTP; a comment changes neither suffix nor kind.
DOCUMENT_TYPES: Final[Mapping[str, str]] = {
    ".docx": f"{_WORD}.document",
    ".dotx": f"{_WORD}.template",
    ".docm": f"{_MACRO}.document.macroEnabled.12",
    ".dotm": f"{_MACRO}.template.macroEnabled.12",
}
#: The steps of a review, as its progress names them.
STEPS: Final = ("reading", "reviewing", "writing")

OnStep = Callable[[str], None]


class Order(NamedTuple):
    """A request to be worked on. ``document`` is None where ``paragraphs`` are given, and for a posting alone.

    ``options`` and ``comments`` have the shapes of the API; ``setup`` is what the service's own settings add;
    ``word_pdf`` is the document as Word has made a PDF of it.
    """

    task: str
    name: str = ""
    document: bytes | None = None
    paragraphs: Sequence[str] | None = None
    posting: bytes | None = None
    posting_name: str = ""
    options: Mapping[str, Any] = {}
    comments: Sequence[Mapping[str, Any]] | None = None
    setup: Mapping[str, Any] = {}
    word_pdf: bytes | None = None

    @property
    def size(self) -> int:
        """About how many bytes the request takes while it waits."""
        texts = sum(map(len, self.paragraphs or ()))
        return sum(len(part or b"") for part in (self.document, self.posting, self.word_pdf)) + 4 * texts

    @property
    def has_words_count(self) -> bool:
        """Whether Word's own count of the pages came with it."""
        return "word_pages" in self.options or self.word_pdf is not None


class Result(NamedTuple):
    """What goes back to the client."""

    media_type: str
    body: bytes
    name: str = ""
    comments: int = 0


class Workshop:
    """Does the tasks, and keeps what is slow to start from one to the next."""

    def __init__(self) -> None:
        self._engines: dict[GrammarChoice, Proofreader] = {}
        self._open = ExitStack()

    def close(self) -> None:
        """Ends the engines."""
        self._open.close()

    def do(self, order: Order, on_step: OnStep) -> Result:
        """Does one task. Raises DocxplugError for what the user can mend."""
        if order.task == "posting":
            return _json_result(_posting_json(order))
        on_step("reading")
        source = _source(order)
        choices = _choices(order)
        on_step("reviewing")
        grammar = self._grammar(order).accepting(choices.accept)
        reviewed = review_source(source, choices, grammar, _office(order))
        on_step("writing")
        return (
            _annotated(reviewed, order)
            if order.task == "annotate"
            else _json_result(_review(reviewed, order))
        )

    def _grammar(self, order: Order) -> "Proofreader":
        """The engine asked for, opened once."""
        choice: GrammarChoice = order.options.get("grammar", "auto")
        url = order.setup.get("languagetool_url")
        if choice == "languagetool" and url is None:
            raise RequestError("This service has no LanguageTool; ask for the grammar engine auto or harper.")
        if choice not in self._engines:
            self._engines[choice] = self._opened(choice, url)
        return self._engines[choice]

    def _opened(self, choice: "GrammarChoice", url: str | None) -> "Proofreader":
        """An engine. Without a LanguageTool of the service's, "auto" is Harper: a worker starts none of its own."""
        from docxplug.grammar import Proofreader, open_engine

        if choice != "auto" or url is not None:
            return self._open.enter_context(open_engine(choice, languagetool_url=url))
        try:
            harper = self._open.enter_context(open_engine("harper"))
        except GrammarError as error:
            return Proofreader(None, str(error).rstrip("."))
        return harper._replace(reason="this service has no LanguageTool")


def _source(order: Order) -> Source:
    if order.paragraphs is None:
        return document_source(order.document or b"", order.name)
    if not any(text.strip() for text in order.paragraphs):
        raise RequestError("The paragraphs hold no text; send the document's text.")
    texts = [
        NOT_XML.sub(" ", text) for text in order.paragraphs
    ]  # one for one: what comes back counts characters
    return Source(order.name, None, "\n".join(texts).encode(), TextView.from_texts(texts), None)


def _posting(order: Order) -> Posting | None:
    return None if order.posting is None else posting_of(order.posting, order.posting_name)


def page_method(order: Order) -> PageMethod:
    """How an order's pages are counted: as it asks, as far as the service's settings allow."""
    allowed = order.setup.get("pages", "asked")
    method: PageMethod = order.options.get("pages", "auto" if allowed == "auto" else "estimate")
    return "estimate" if allowed == "estimate" and method != "none" else method


def _office(order: Order) -> "PageCounting | None":
    """The service's LibreOffice, where it has counted this document's pages."""
    if "office" not in order.setup:
        return None
    from docxplug_server.told_count import ToldCount

    return ToldCount(order.setup["office"])


def _choices(order: Order) -> Choices:
    given = order.options
    return Choices(
        as_of=_day(given["as_of"]) if "as_of" in given else today(),
        posting=_posting(order),
        rubric=_rubric(given.get("rubric", "auto")),
        pages=page_method(order),
        word_pages=_word_pages(order),
        only=tuple(given.get("only", ())),
        disable=tuple(given.get("disable", ())),
        with_info=given.get("with_info", False),
        again=given.get("again", False),
        accept=tuple(given.get("accept", ())),
    )


def _word_pages(order: Order) -> int | None:
    """Word's own count: as it was told, else that of the PDF which Word has made."""
    if "word_pages" in order.options or order.word_pdf is None:
        return order.options.get("word_pages")
    from docxplug.pages.pdf import pdf_pages

    pages = pdf_pages(order.word_pdf)
    if pages is None:
        raise RequestError("word_pdf is no PDF whose pages can be counted; leave it out.")
    return pages


def _rubric(name: str) -> str:
    """The name of a pack that is installed: a request never names a file of the service's computer."""
    from docxplug.errors import UnknownNameError
    from docxplug.pack_files import names

    if name != "auto" and name not in names():
        raise UnknownNameError("rubric", name, ["auto", *names()])
    return name


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise RequestError(f"options.as_of is “{text}”, which is no day; write it like 2026-11-21.") from None


def _moment(text: str) -> datetime.datetime:
    try:
        time = datetime.datetime.fromisoformat(text)
        return time if time.tzinfo else time.replace(tzinfo=datetime.UTC)
    except ValueError:
        raise RequestError(
            f"options.date is “{text}”, which is no time; write it like 2026-11-21T14:30:00Z."
        ) from None


def _review(reviewed: Reviewed, order: Order) -> dict[str, Any]:
    source = reviewed.source
    report = FileReport(source.name, source.data, reviewed.review, reviewed.comments, reviewed.rounds)
    result = review_json(report, paragraphs=order.options.get("paragraphs", False))
    if order.options.get("offset_unit") == "utf16":
        return in_utf16(result, source.view.texts())
    return result


def _annotated(reviewed: Reviewed, order: Order) -> Result:
    given = order.options
    if order.comments is not None:
        unit = given.get("offset_unit", "codepoint")
        reviewed = reviewed._replace(comments=chosen_comments(reviewed, order.comments, unit))
    time = _moment(given["date"]) if "date" in given else None
    signature = Signature(given.get("author", "docxplug"), given.get("initials"), time)
    document = commented(reviewed, signature)
    data = document.to_bytes(break_signature=given.get("force", False))
    name = _copy_name(reviewed.source)
    media_type = DOCUMENT_TYPES.get(PurePosixPath(name).suffix, DOCUMENT_TYPES[".docx"])
    return Result(media_type, data, name, len(reviewed.comments))


def _copy_name(source: Source) -> str:
    name = PurePosixPath(source.name.replace("\\", "/")).name
    suffix = PurePosixPath(name).suffix.lower()
    stem = PurePosixPath(name).stem or "document"
    return f"{stem}.reviewed{suffix if suffix in DOCUMENT_TYPES else '.docx'}"


def _posting_json(order: Order) -> dict[str, Any]:
    from docxplug.posting.exchange import to_json

    return to_json(posting_of(order.posting or b"", order.posting_name))


def _json_result(data: Mapping[str, Any]) -> Result:
    return Result(JSON, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())
