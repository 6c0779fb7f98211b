"""Which comments are written: the review's own by id, with other words where the user changed them, or the user's."""

from collections.abc import Mapping, Sequence
from typing import Any

from docxplug.errors import RequestError
from docxplug.findings import Finding
from docxplug.pipeline import Reviewed
from docxplug.planning import PlannedComment
from docxplug.spans import Span
from docxplug_server.offsets import to_code_points


def chosen_comments(
    reviewed: Reviewed, wanted: Sequence[Mapping[str, Any]], unit: str
) -> tuple[PlannedComment, ...]:
    """The comments that ``wanted`` names; its places are counted in ``unit``.

    Raises:
        RequestError: one names no comment, finding or place of the review.
    """
    chooser = _Chooser(reviewed, unit)
    return tuple(chooser.chosen(item, f"comments[{number}]") for number, item in enumerate(wanted))


class _Chooser:
    def __init__(self, reviewed: Reviewed, unit: str) -> None:
        self._review, self._unit = reviewed.review, unit
        self._planned = {comment.id: comment for comment in reviewed.comments}
        self._findings = {finding.id: finding for finding in reviewed.review.findings}

    def chosen(self, item: Mapping[str, Any], place: str) -> PlannedComment:
        if sum(name in item for name in ("comment", "finding", "paragraph")) != 1:
            raise RequestError(f"{place} must name one of: comment, finding, paragraph.")
        if "comment" in item:
            comment = self._of_review(item, place)
        elif "finding" in item:
            comment = self._on_finding(item, place)
        else:
            comment = self._own(item, place)
        if not comment.text.strip():
            raise RequestError(f"{place}.text is empty; write the comment, or leave it out of the list.")
        return comment

    def _of_review(self, item: Mapping[str, Any], place: str) -> PlannedComment:
        planned = self._planned.get(item["comment"])
        if planned is None:
            raise RequestError(f"{place}: the review has no such comment; review the document again.")
        return _worded(planned, item.get("text"))

    def _on_finding(self, item: Mapping[str, Any], place: str) -> PlannedComment:
        finding = self._findings.get(item["finding"])
        if finding is None:
            raise RequestError(f"{place}: the review has no such finding; review the document again.")
        if not finding.spans:
            raise RequestError(
                f"{place}: this finding is about no place in the text; it cannot be a comment."
            )
        text = item.get("text") or self._words(finding)
        return PlannedComment("", "finding", (finding.id,), text, finding.spans[0], finding.response)

    def _words(self, finding: Finding) -> str:
        if not finding.source:
            return finding.message
        return f"{finding.message}\n{self._review.rubric.summary_text('source', source=finding.source)}"

    def _own(self, item: Mapping[str, Any], place: str) -> PlannedComment:
        if not {"start", "end", "text"} <= item.keys():
            raise RequestError(f"{place} needs start, end and text beside paragraph.")
        paragraphs = self._review.view.paragraphs
        if item["paragraph"] >= len(paragraphs):
            raise RequestError(f"{place}: the document has no paragraph {item['paragraph']}.")
        text = paragraphs[item["paragraph"]].text
        start, end = self._offset(text, item["start"]), self._offset(text, item["end"])
        if start is None or end is None or start >= end:
            raise RequestError(f"{place}: there are no such characters in paragraph {item['paragraph']}.")
        if item.get("quote", text[start:end]) != text[start:end]:
            raise RequestError(f"{place}: the text there is another one now; review the document again.")
        return PlannedComment("", "finding", (), item["text"], Span(item["paragraph"], start, end))

    def _offset(self, text: str, offset: int) -> int | None:
        if self._unit == "utf16":
            return to_code_points(text, offset)
        return offset if offset <= len(text) else None


def _worded(planned: PlannedComment, text: str | None) -> PlannedComment:
    if text is None:
        return planned
    return planned._replace(text=text)
