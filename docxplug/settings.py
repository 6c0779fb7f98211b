"""The settings file docxplug.toml: the nearest one above a document, then the user's own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from docxplug.errors import SettingsError

FILE_NAME: Final = "docxplug.toml"

#: Options of the command line that may stand in a settings file, without their dashes, and what each takes.
OPTIONS: Final[Mapping[str, type]] = {
    "again": bool,
    "as-of": str,
    "author": str,
    "dask": str,
    "date": str,
    "disable": list,
    "fail-on": str,
    "force": bool,
    "format": str,
    "grammar": str,
    "in-place": bool,
    "initials": str,
    "jobs": int,
    "languagetool-url": str,
    "limit-memory": int,
    "limit-seconds": int,
    "metadata": bool,
    "only": list,
    "output": str,
    "pages": str,
    "paragraphs": bool,
    "posting": str,
    "rename": str,
    "rubric": str,
    "with-info": bool,
}
#: In place of a message's name: all messages of the check.
EVERY_MESSAGE: Final = "*"
_LONGEST_NAME: Final = 60
#: Options that name a file: in a settings file the name counts from the folder of that file.
_FILES: Final = frozenset({"posting", "output"})
#: Options that send text to another computer.
_SENDING: Final = frozenset({"dask", "languagetool-url"})
_COMMANDS: Final = frozenset(
    {"review", "annotate", "batch", "pages", "posting", "comment", "comments", "strip", "clean"}
)
_TABLES: Final = frozenset({"phrases", "messages", "values"})
_KINDS: Final[Mapping[type, str]] = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    list: "a list of texts",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings files say; the file nearest to the document wins, key by key.

    ``options`` are defaults for every command, ``commands`` those for one. ``accept`` are words that are never
    remarked upon, ``phrases`` a coach's own comments by name, ``messages`` other words for a check's messages
    (check id, then the message's name or EVERY_MESSAGE), ``values`` what ``--rename`` may put into a file's name.
    """

    options: Mapping[str, Any] = field(default_factory=dict)
    commands: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    accept: tuple[str, ...] = ()
    phrases: Mapping[str, str] = field(default_factory=dict)
    messages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    files: tuple[Path, ...] = ()

    def option(self, command: str, name: str) -> Any | None:
        """The default of an option ("fail-on") for a command, or None where no file sets it."""
        return self.commands.get(command, {}).get(name, self.options.get(name))


def settings_for(folder: Path) -> Settings:
    """The settings that hold for documents in ``folder``.

    Raises:
        SettingsError: a file is not TOML, has a key or a value that is not understood, or lies beside documents and
            sets what may stand in the user's own file alone.
    """
    result = Settings()
    own = _own_folder() / FILE_NAME
    for path in _files_for(folder, own):
        settings = read_settings(path)
        if path != own:
            _check_harmless(settings, path, own)
        result = _over(result, settings)
    return result


def read_settings(path: Path) -> Settings:
    """One settings file.

    Raises:
        SettingsError: it is not TOML, or has a key or a value that is not understood.
    """
    import tomli

    try:
        data = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: this is not valid TOML ({error}); correct that line.") from None
    except OSError as error:
        raise SettingsError(
            f"{path}: the settings cannot be read ({error.strerror}); make them readable or move them away."
        ) from None
    accept = data.pop("accept", [])
    _require(_is_texts(accept), path, "accept", "a list of texts")
    commands = {name: data.pop(name) for name in _COMMANDS & data.keys() if isinstance(data[name], dict)}
    tables = {name: data.pop(name, {}) for name in sorted(_TABLES)}
    for name, table in tables.items():
        _require(isinstance(table, dict), path, name, "a table")
    return Settings(
        options=_options(data, path, ""),
        commands={name: _options(table, path, f"{name}.") for name, table in commands.items()},
        accept=tuple(accept),
        phrases=_texts(tables["phrases"], path, "phrases"),
        messages=_messages(tables["messages"], path),
        values=_texts(tables["values"], path, "values"),
        files=(path,),
    )


def _check_harmless(settings: Settings, path: Path, own: Path) -> None:
    """A file beside documents may have come with them: it must send nothing anywhere, and write nowhere else."""
    home = path.parent.resolve()
    for table in (settings.options, *settings.commands.values()):
        for name in sorted(_SENDING & table.keys()):
            raise SettingsError(
                f"{path}: {name} sends text to another computer, so that it may only stand in your own settings "
                f"({own}) or on the command line; move it there."
            )
        output = table.get("output", "-")
        if output != "-" and not _is_inside(Path(output), home):
            raise SettingsError(
                f"{path}: output names a place outside {home}; name one inside, or give -o on the command line."
            )


def _is_inside(path: Path, home: Path) -> bool:
    try:
        return path.resolve().is_relative_to(home)
    except (OSError, ValueError, RuntimeError):  # no name for a file, or links that lead in a circle
        return False


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _files_for(folder: Path, own: Path) -> Iterable[Path]:
    """The files that hold, the nearest first."""
    folder = folder.absolute()
    near = next((place / FILE_NAME for place in (folder, *folder.parents) if _is_there(place)), None)
    if near:
        yield near
    if own != near and _is_there(own.parent):
        yield own


def _is_there(folder: Path) -> bool:
    """Whether settings are in the folder; one that this user may not enter, as another's home, holds none for them."""
    try:
        return (folder / FILE_NAME).is_file()
    except PermissionError:
        return False


def _own_folder() -> Path:
    import click  # there already; on Windows it names the folder that goes with a user from computer to computer

    return Path(click.get_app_dir("docxplug"))


def _over(near: Settings, far: Settings) -> Settings:
    names = near.commands.keys() | far.commands.keys()
    return Settings(
        options={**far.options, **near.options},
        commands={name: {**far.commands.get(name, {}), **near.commands.get(name, {})} for name in names},
        accept=tuple(dict.fromkeys((*near.accept, *far.accept))),
        phrases={**far.phrases, **near.phrases},
        messages={**far.messages, **near.messages},
        values={**far.values, **near.values},
        files=(*near.files, *far.files),
    )


def _options(data: Mapping[str, Any], path: Path, prefix: str) -> dict[str, Any]:
    options = {}
    for key, value in data.items():
        name = key.replace("_", "-")
        kind = OPTIONS.get(name)
        if kind is None:
            known = ", ".join(sorted({"accept", *_TABLES, *_COMMANDS, *OPTIONS}))
            raise SettingsError(f"{path}: {_short(prefix + key)} is not a setting; known are: {known}.")
        _require(
            _is_texts(value) if kind is list else isinstance(value, kind), path, prefix + key, _KINDS[kind]
        )
        options[name] = _placed(value, path) if _names_a_file(name, value) else value
    return options


def _names_a_file(name: str, value: object) -> bool:
    return name in _FILES or (name == "rubric" and str(value).endswith(".toml"))


def _placed(value: str, path: Path) -> str:
    return value if value == "-" else str(path.parent / value)


def _messages(table: Mapping[str, Any], path: Path) -> dict[str, dict[str, str]]:
    """Other messages by check id: a text alone stands for every message of the check."""
    result = {}
    for check, value in _flat(table):
        named = value if isinstance(value, dict) else {EVERY_MESSAGE: value}
        result[check] = _texts(named, path, f"messages.{check}")
    return result


def _flat(table: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    """``[messages.verb] weak = …`` and ``"verb.weak" = …`` are both the check verb.weak."""
    for key, value in table.items():
        if "." in key or not isinstance(value, dict):
            yield key, value
            continue
        for rest, inner in value.items():
            yield f"{key}.{rest}", inner


def _texts(table: Mapping[str, Any], path: Path, place: str) -> dict[str, str]:
    for key, value in table.items():
        _require(isinstance(value, str), path, f"{place}.{key}", "a text")
    return dict(table)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _require(holds: bool, path: Path, key: str, kind: str) -> None:  # noqa: FBT001
    if not holds:
        raise SettingsError(f"{path}: {_short(key)} must be {kind}.")
