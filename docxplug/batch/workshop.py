"""Doing an order: what one worker keeps from document to document, and how bytes become a result."""

import contextlib
import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from docxplug.batch.orders import (
    AnswerText,
    DocumentDone,
    DocumentOrder,
    Failed,
    Order,
    Outcome,
    PostingOrder,
    PostingRead,
    Tools,
)
from docxplug.errors import DocumentError, DocxplugError, PostingError
from docxplug.intake import announcement_text, document_source, posting_of
from docxplug.pipeline import Reviewed, commented, kept_office, review_source
from docxplug.posting import Posting

if TYPE_CHECKING:
    from docxplug.grammar import Proofreader
    from docxplug.grammar.engines import Choice
    from docxplug.pages.office.warm import Office
    from docxplug.word import Document

#: An announcement speaks of the applicant, answers speak of themselves: the share of words like “I” in them.
_OWN_WORDS: Final = re.compile(r"\b(?:I|my|me|we|our)\b")
_MOST_OWN_WORDS: Final = 0.005
_FEWEST_QUALIFICATIONS: Final = 2


class Workshop:
    """A grammar engine and a LibreOffice for many documents; ``close`` ends both."""

    def __init__(self) -> None:
        self._open = contextlib.ExitStack()
        self._engines: dict[Tools, Proofreader] = {}

    def close(self) -> None:
        """Ends the programs that were started."""
        self._open.close()

    def do(self, order: Order) -> Outcome:
        """Does one order; what the user can mend is an outcome too."""
        try:
            return _posting(order) if isinstance(order, PostingOrder) else self._document(order)
        except DocxplugError as error:
            is_the_files = isinstance(error, DocumentError | PostingError)  # and no program's or option's
            return Failed(" ".join(str(error).split()), is_final=is_the_files)

    def _document(self, order: DocumentOrder) -> DocumentDone:
        source = document_source(order.data, order.name)
        grammar = self._grammar(order.tools).accepting(order.choices.accept)
        office = None if order.choices.pages in {"estimate", "none"} else self._office
        reviewed = review_source(source, order.choices, grammar, office)
        document = commented(reviewed, order.signature)
        return _done(order, reviewed, _bytes_of(document))

    def _grammar(self, tools: Tools) -> "Proofreader":
        if tools not in self._engines:
            from docxplug.grammar import open_engine

            choice = cast("Choice", tools.grammar)
            engine = open_engine(choice, languagetool_url=tools.languagetool_url)
            self._engines[tools] = self._open.enter_context(engine)
        return self._engines[tools]

    @cached_property
    def _office(self) -> "Office | None":
        office = kept_office()
        return self._open.enter_context(office) if office else None


def _bytes_of(document: "Document") -> bytes:
    from docxplug.word.comment_errors import SignedDocumentError

    try:
        return document.to_bytes()
    except SignedDocumentError:
        raise DocumentError(
            "The document is digitally signed, and any change breaks the signature; “docxplug annotate --force” "
            "writes its copy without a valid one."
        ) from None


def _done(order: DocumentOrder, reviewed: Reviewed, output: bytes) -> DocumentDone:
    from docxplug.annotating import round_of_review
    from docxplug.batch.packing import packed
    from docxplug.report.as_html import document_part
    from docxplug.report.as_json import review_json
    from docxplug.report.batch_model import Brief
    from docxplug.report.model import FileReport

    rounds = reviewed.rounds
    if order.before is not None:
        from docxplug.rounds import compare

        rounds = compare(order.before, reviewed.review)
    report = FileReport(order.name, reviewed.source.data, reviewed.review, reviewed.comments, rounds)
    review = review_json(report, paragraphs=order.with_paragraphs)
    this, with_posting = round_of_review(reviewed.review), review["posting"] is not None
    if with_posting:
        review["posting"] = None  # it is the client's, and stands there once for all files
    told = [this.text, with_posting, list(this.told.values())]
    results = map(packed, (review, document_part(report), _answers(reviewed), told))
    return DocumentDone(output, len(reviewed.comments), Brief.of(review), list(results))


def _answers(reviewed: Reviewed) -> list[AnswerText]:
    from docxplug.language.sentences import sentences_of

    answers = []
    for answer in reviewed.review.answers:
        response, asked = answer.response, answer.response.qualification
        texts = [reviewed.review.view.paragraphs[index].text for index in response.indexes()]
        sentences = [text[start:end] for text in texts for start, end in sentences_of(text)]
        kind = asked.kind if asked else reviewed.review.rubric.kind
        answers.append(AnswerText(response.id, asked.id if asked else "", kind, sentences))
    return answers


def _posting(order: PostingOrder) -> PostingRead:
    posting = posting_of(order.data, order.name)
    if order.is_certain or _reads_like_one(posting, order):
        return PostingRead(posting)
    return PostingRead(None)


def _reads_like_one(posting: Posting, order: PostingOrder) -> bool:
    """Whether a file that nobody calls an announcement is one: it asks and sets rules, and tells no story."""
    asks = len(posting.qualifications) >= _FEWEST_QUALIFICATIONS
    if not (asks and (posting.limits or posting.instructions)):
        return False
    words = announcement_text(order.data).split()
    own = sum(1 for word in words if _OWN_WORDS.fullmatch(word.strip(".,;:“”\"'()")))
    return own <= _MOST_OWN_WORDS * len(words)
