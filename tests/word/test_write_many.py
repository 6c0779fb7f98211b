"""Thousands of comments: each takes the same time to find, to answer and to delete as one of a few."""

import random
from collections.abc import Iterable

import pytest
from lxml import etree

from docxplug.spans import Span
from docxplug.word import NewComment, open_document, verify
from docxplug.word.comments.index import CommentIndex, Entry
from docxplug.word.marks.ids import HexIds
from docxplug.word.plain import new_document


class _Parents(dict[str, str]):
    """What each comment answers, by ids; ``asked`` counts how often anybody wants to know."""

    asked = 0

    def of(self, para_id: str) -> str:
        self.asked += 1
        return self.get(para_id, "")


def _entry(number: int) -> Entry:
    return Entry(etree.Element("comment"), str(number), f"{number:08X}")


def _threads(index: CommentIndex) -> dict[str, list[str]]:
    return {
        entry.id: [other.id for other in index.thread(entry)]
        for entry in index.entries
        if index.parent_of(entry) is None
    }


@pytest.mark.parametrize("count", [500, 1000])
def test_answers_and_deletions_look_at_each_thread_but_once(count: int) -> None:
    parents = _Parents()
    starters = [_entry(number) for number in range(1, count + 1)]
    index = CommentIndex(starters, parents.of)
    for starter in starters:
        answer = _entry(int(starter.number) + count)
        parents[answer.id] = starter.id
        assert index.last_in_thread(starter) is starter
        index.add([answer])
        assert index.last_in_thread(starter) is answer
    for starter in starters:
        index.drop(index.thread(starter))
    assert not index
    assert parents.asked <= 12 * count


def test_an_index_that_was_changed_is_like_one_that_was_made_anew() -> None:
    chance = random.Random(3)  # noqa: S311 -- the same cases every time
    for _ in range(60):
        parents = _Parents()
        index = CommentIndex([], parents.of)
        for number in range(1, 40):
            entry = _entry(number)
            if index.entries and chance.random() < 0.6:
                parents[entry.id] = chance.choice(index.entries).id  # an answer to an answer, too
            index.add([entry])
            if chance.random() < 0.3:
                index.drop(_some(chance, index.entries))
            assert _threads(index) == _threads(CommentIndex(index.entries, parents.of))


def _some(chance: random.Random, entries: list[Entry]) -> list[Entry]:
    return chance.sample(entries, min(len(entries), chance.randint(1, 3)))


def test_a_comment_is_not_found_any_more_when_it_is_gone_but_its_double_is() -> None:
    first, second = _entry(7), _entry(7)
    index = CommentIndex([first, second], _Parents().of)
    assert index.find("00000007") is first
    index.drop([first])
    assert index.find("00000007") is second
    assert index.has_number("7")
    index.drop([second])
    assert index.find("00000007") is None
    assert not index.has_number("7")


def test_ids_of_equal_contents_follow_each_other() -> None:
    ids = HexIds([])
    first, *others = (int(ids.new("the same"), 16) for _ in range(2000))
    assert others == [first + number for number in range(1, 2000)]
    assert HexIds([f"{first:08x}", f"{first + 1:08X}"]).new("the same") == f"{first + 2:08X}"


def test_hundreds_of_comments_are_answered_resolved_and_deleted_one_by_one() -> None:
    count = 600
    document = new_document(f"I was responsible for item {number} of the plan." for number in range(count))
    ids = document.annotate([NewComment((Span(number, 2, 17),), "Say what.") for number in range(count)])
    answers = [document.reply(comment, "Done.") for comment in ids]
    for comment in ids:
        document.resolve(comment)
    for comment in ids[::2]:
        document.delete(comment)
    again = open_document(document.to_bytes())
    assert [thread.id for thread in again.threads()] == ids[1::2]
    assert all(thread.resolved and len(thread.replies) == 1 for thread in again.threads())
    assert _all_different([*ids, *answers])
    assert verify(document.to_bytes(), again.to_bytes()) == []


def _all_different(values: Iterable[str]) -> bool:
    listed = list(values)
    return len(set(listed)) == len(listed)
