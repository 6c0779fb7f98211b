"""Where a reviewed copy goes, and that nothing there is lost."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from docxplug.errors import OutputError, RequestError
from docxplug.kept import compiled

_REVIEWED: Final = compiled(r"\.reviewed(?:-(\d+))?$")
_FORBIDDEN_IN_NAMES: Final = compiled(r'[\\/:*?"<>|\x00-\x1f]')
_CHUNK: Final = 1 << 20  # bytes
#: A copy keeps its input's form, and Word opens no file whose name says another one.
_WORD_SUFFIXES: Final = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_NEW_FILE: Final = ".docx"


def reviewed_copy(path: Path) -> Path:
    """The default name beside ``path``: A.docx gives A.reviewed.docx, that A.reviewed-2.docx, and so on."""
    stem = path.stem
    round_before = _REVIEWED.search(stem)
    if not round_before:
        return path.with_name(f"{stem}.reviewed{path.suffix}")
    number = int(round_before[1] or 1) + 1
    return path.with_name(f"{stem[: round_before.start()]}.reviewed-{number}{path.suffix}")


def renamed_copy(path: Path, pattern: str, values: Mapping[str, str]) -> Path:
    """A name beside ``path`` from a pattern such as ``{first}{last}{job}``; the suffix stays.

    Raises:
        RequestError: the pattern has a place that is not among ``values``, or gives no usable name.
    """
    import string

    try:
        places = [name for _, name, _, _ in string.Formatter().parse(pattern) if name is not None]
    except ValueError:
        raise RequestError(f"The pattern “{pattern}” has a brace without its partner.") from None
    for name in places:
        if name not in values:
            raise RequestError(
                f"The pattern “{pattern}” asks for {{{name}}}, which was not given; "
                f"add --value {name}=… or use one of: {', '.join(sorted(values))}."
            )
    filled = pattern
    for name in places:
        filled = filled.replace(f"{{{name}}}", _FORBIDDEN_IN_NAMES.sub("", values[name]))
    stem = filled.removesuffix(path.suffix).strip(" .")
    if not stem or _FORBIDDEN_IN_NAMES.search(stem):
        raise RequestError(f"The pattern “{pattern}” gives “{filled}”, which is no name for a file.")
    return path.with_name(stem + path.suffix)


def check_free(target: Path, *, force: bool, source: Path | None = None) -> None:
    """Raises unless ``target`` may be written.

    Raises:
        OutputError: it exists and ``force`` is off, it is the input itself, or its folder is not there.
    """
    try:
        target.exists()
    except OSError as error:
        raise OutputError(f"{target} cannot be written ({error.strerror}); choose another name.") from None
    if source is not None and _is_same(target, source):
        raise OutputError(f"{target}: this is the input itself; choose another name, or ask for --in-place.")
    if not target.parent.is_dir():
        raise OutputError(f"{target}: the folder {target.parent} is not there; make it first.")
    if target.is_dir():
        raise OutputError(f"{target}: this is a folder; name a file in it.")
    if target.exists() and not force:
        raise OutputError(f"{target}: this file exists already; choose another name, or add --force.")


def backup_name(path: Path) -> Path:
    """Where the input goes before it is changed in place."""
    return path.with_name(path.name + ".bak")


class Wanted(NamedTuple):
    """How the user named the copy: by name, in place of the input, by a pattern with values, or not at all."""

    output: Path | None = None
    in_place: bool = False
    pattern: str | None = None
    values: Mapping[str, str] = MappingProxyType({})
    force: bool = False


def destination(source: Path | None, wanted: Wanted) -> Path:
    """The file to write for ``source`` (None: text that came in without a file), which may be written.

    Raises:
        RequestError: two ways of naming it were asked for, plain text has none, or the name is no Word file's.
        OutputError: it cannot be written there.
    """
    named = [name for name, given in _ways(wanted) if given]
    if len(named) > 1:
        raise RequestError(f"Only one of {' and '.join(named)} can name the result; leave the other out.")
    if wanted.output is None and (source is None or source.suffix.lower() == ".txt"):
        raise RequestError("Plain text gives a new Word file, so it needs a name; add -o NAME.docx.")
    if wanted.in_place and source:
        return source
    if wanted.output is not None or source is None:
        target = wanted.output or Path()
    elif wanted.pattern:
        target = renamed_copy(source, wanted.pattern, {"name": source.stem, **wanted.values})
    else:
        target = reviewed_copy(source)
    check_free(target, force=wanted.force, source=source)
    if wanted.output is not None and (target.is_file() or not target.exists()):
        _check_form(target, source)
    return target


def _check_form(target: Path, source: Path | None) -> None:
    form = source.suffix if source and source.suffix.lower() in _WORD_SUFFIXES else _NEW_FILE
    if target.suffix.lower() != form.lower():
        fitting = target.with_suffix(form).name
        raise RequestError(
            f"{target}: the copy is a Word file, and Word goes by the name's end; call it {fitting}."
        )


def _ways(wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    return (
        ("-o", wanted.output is not None),
        ("--in-place", wanted.in_place),
        ("--rename", bool(wanted.pattern)),
    )


@contextmanager
def backed_up(path: Path) -> Iterator[Path]:
    """Keeps a copy of ``path`` while it is changed in place, and takes it away again if nothing was changed.

    A backup with the same bytes is used and stays, whoever made it.

    Raises:
        OutputError: there is another backup already, or it cannot be written.
    """
    backup = backup_name(path)
    try:
        was_made = _make_backup(path, backup)
        if not _is_copy(backup, path):
            raise OutputError(f"{backup}: an earlier backup is there; move it away first.")
    except OSError as error:
        raise OutputError(f"{backup}: the backup cannot be written ({error.strerror}).") from None
    try:
        yield backup
    except BaseException:
        with suppress(OSError):  # in doubt there is one copy too many
            if was_made and _is_copy(backup, path):
                backup.unlink()
        raise


def _make_backup(path: Path, backup: Path) -> bool:
    """Copies ``path``, with its times, unless there is a file of that name; says whether it did."""
    import shutil

    from docxplug.word.comment_errors import OutputExistsError
    from docxplug.word.opc.saving import write_pieces

    with suppress(OutputExistsError), path.open("rb") as file:
        write_pieces(backup, iter(lambda: file.read(_CHUNK), b""), overwrite=False)
        shutil.copystat(path, backup)
        return True
    return False


def _is_copy(backup: Path, path: Path) -> bool:
    import filecmp

    filecmp.clear_cache()  # it goes by sizes and times, and both may be the same after a change
    return backup.is_file() and filecmp.cmp(path, backup, shallow=False)


def write_text(target: Path, text: str, *, force: bool, encoding: str = "utf-8") -> None:
    """Writes a report, whole or not at all.

    Raises:
        OutputError: it is there already and ``force`` is off, or it cannot be written.
    """
    from docxplug.word.opc.saving import write_whole

    check_free(target, force=force)
    write_whole(target, text.encode(encoding), overwrite=force)


def _is_same(a: Path, b: Path) -> bool:
    try:
        return a.samefile(b)
    except OSError:
        return False
