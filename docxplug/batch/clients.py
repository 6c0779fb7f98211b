"""The announcement of every document, and which documents are one client's package."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from docxplug.batch.inputs import Found, Mapped, mapping_of
from docxplug.batch.orders import Outcome, PostingOrder, PostingRead
from docxplug.errors import PostingError, RequestError
from docxplug.intake import read_file
from docxplug.posting import Posting

#: A folder with more documents is a collection, not what one person applies with.
MOST_OF_ONE_CLIENT: Final = 40

_Postings = dict[Path, Posting]
#: Reads possible announcements: each key with what was made of it.
ReadAll = Callable[[Iterable[PostingOrder]], Iterable[tuple[str, Outcome]]]


class Client(NamedTuple):
    """Documents with one announcement; ``announced`` says where that is and why it was taken.

    They are a package, which is looked at as a whole, where there are several and an announcement.
    """

    name: str
    documents: tuple[Found, ...]
    posting: Posting | None
    announced: str

    @property
    def is_package(self) -> bool:
        """Whether the documents are what one person applies with."""
        return self.posting is not None and 1 < len(self.documents) <= MOST_OF_ONE_CLIENT


class Told(NamedTuple):
    """What the user said about announcements: one for all, and the lines of a table."""

    posting: Path | None
    mapped: Mapping[Path, Mapped]

    def postings(self) -> list[Path]:
        """All announcements that are named, each once."""
        paths = (self.posting, *(line.posting for line in self.mapped.values()))
        return list(dict.fromkeys(filter(None, paths)))


def clients_of(found: Sequence[Found], told: Told, read_all: ReadAll) -> list[Client]:
    """The clients in the order of their names.

    The announcement of a document is the table's, else the one given for all, else its folder's: the file named
    like one, else the one that reads like one, else that of the folder above.

    Raises:
        PostingError: an announcement that the user names cannot be read.
    """
    candidates = _candidates(found, told)
    postings, reasons = _read(candidates, read_all)
    for path in told.postings():
        if path not in postings:
            raise PostingError(f"{path}: {reasons.get(path, 'it cannot be read as an announcement.')}")
    of_folder, kept_out = _of_folders(found, postings)
    kept_out |= _called_announcements(found, told, postings)
    groups: defaultdict[tuple[str, Path | None, str], list[Found]] = defaultdict(list)
    for item in found:
        if item.is_document and item.path not in kept_out:
            groups[_whose(item, told, of_folder)].append(item)
    return [
        Client(name, tuple(documents), postings[path] if path else None, why)
        for (name, path, why), documents in sorted(
            groups.items(), key=lambda pair: (pair[0][0], str(pair[0][1]))
        )
    ]


def _called_announcements(found: Iterable[Found], told: Told, postings: _Postings) -> set[Path]:
    """The files that the user or their names call announcements, whichever ones are taken in the end."""
    named = {path.resolve() for path in told.postings()}
    return {
        item.path
        for item in found
        if item.path.resolve() in named
        or (item.is_named_like_an_announcement and (told.posting is not None or item.path in postings))
    }


def _candidates(found: Sequence[Found], told: Told) -> dict[Path, bool]:
    """The files to be read as announcements; True for those that somebody calls one."""
    candidates = dict.fromkeys(told.postings(), True)
    if told.posting:
        return candidates
    folders: defaultdict[str, list[Found]] = defaultdict(list)
    for item in found:
        folders[item.folder].append(item)
    for items in folders.values():
        named = [item for item in items if item.is_named_like_an_announcement]
        few = len(items) <= MOST_OF_ONE_CLIENT
        unnamed = (item for item in items if item.may_announce and few and len(items) > 1)
        for item in named or unnamed:
            candidates.setdefault(item.path, bool(named))
    return candidates


def _read(candidates: Mapping[Path, bool], read_all: ReadAll) -> tuple[_Postings, dict[Path, str]]:
    paths = {str(number): path for number, path in enumerate(candidates)}
    postings: _Postings = {}
    reasons: dict[Path, str] = {}

    def orders() -> Iterator[PostingOrder]:
        for key, path in paths.items():
            try:
                data = read_file(str(path))
            except RequestError as error:
                reasons[path] = str(error).removeprefix(f"{path}: ")
            else:
                yield PostingOrder(key, path.name, data, is_certain=candidates[path])

    for key, outcome in read_all(orders()):
        if isinstance(outcome, PostingRead) and outcome.posting:
            postings[paths[key]] = outcome.posting
        elif not isinstance(outcome, PostingRead):
            reasons[paths[key]] = getattr(outcome, "reason", "")
    return postings, reasons


def _of_folders(found: Sequence[Found], postings: _Postings) -> tuple[dict[str, tuple[Path, str]], set[Path]]:
    """Each folder's own announcement with the reason for it, and all files that are one."""
    chosen: dict[str, tuple[Path, str]] = {}
    kept_out = set()
    for item in sorted(found, key=lambda item: (not item.is_named_like_an_announcement, item.key)):
        if item.path in postings:
            kept_out.add(item.path)
            why = "is named like one" if item.is_named_like_an_announcement else "reads like one"
            chosen.setdefault(item.folder, (item.path, f"{item.key}, which {why}"))
    return chosen, kept_out


def _whose(
    item: Found, told: Told, of_folder: Mapping[str, tuple[Path, str]]
) -> tuple[str, Path | None, str]:
    """The client's name, the announcement, and where that is from."""
    line = mapping_of(item.path, told.mapped)
    name = line.client if line and line.client else item.folder
    if line and line.posting:
        return name, line.posting, f"{line.posting.name}, as the table says"
    if told.posting:
        return name, told.posting, f"{told.posting.name}, which you named"
    place = PurePosixPath(item.folder)
    for folder in (item.folder, *("" if str(p) == "." else str(p) for p in place.parents)):
        if folder in of_folder:
            return name, *of_folder[folder]
    return name, None, "there is none in the folder"
