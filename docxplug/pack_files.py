"""The files of rubric packs: where they are, and what they say together with those they extend."""

from pathlib import Path
from typing import Any, Final

from docxplug import plugins
from docxplug.errors import RubricError, UnknownNameError, quoted
from docxplug.kept import kept

_PACKS: Final = Path(__file__).parent / "rubrics"


def names() -> tuple[str, ...]:
    """The names of the packs that ship with docxplug."""
    packs = (path.stem for path in _PACKS.glob("*.toml"))
    return tuple(sorted(name for name in packs if not name.startswith("_") and "." not in name))


def path_of(name_or_path: str | Path) -> Path:
    """The file of the pack of that name (one that ships, or another package's), or that file.

    Raises:
        UnknownNameError: neither a pack nor a file.
    """
    shipped = _PACKS / f"{name_or_path}.toml"
    if isinstance(name_or_path, str) and shipped.parent == _PACKS and _is_there(shipped):
        return shipped
    path = Path(name_or_path)
    if path.suffix == ".toml" and _is_there(path):
        return path
    added = plugins.installed(plugins.RUBRICS)
    if name_or_path in added:
        return Path(str(added[str(name_or_path)]))
    raise UnknownNameError("rubric", str(name_or_path), (*names(), *added))


def contents(path: Path, *, with_examples: bool = False) -> dict[str, Any]:
    """What a pack's file says, put over what it extends, with the examples beside it where they are wanted.

    Raises:
        RubricError: a file is no TOML, or extends a pack that there is not.
    """
    return _read_with_base(path, seen=(), with_examples=with_examples)


def _read_with_base(path: Path, seen: tuple[Path, ...], *, with_examples: bool) -> dict[str, Any]:
    data = _read_toml(path)
    examples = path.with_suffix(".examples.toml")
    if with_examples and examples.is_file():
        data = _merged(data, _read_toml(examples))
    result: dict[str, Any] = {}
    for name in _bases(path, data.pop("extends", [])):
        base_path = _PACKS / f"{name}.toml"
        if path in seen or not _is_there(base_path):
            raise RubricError(f"{path.name}: extends: there is no pack {quoted(name)} to start from")
        result = _merged(result, _read_with_base(base_path, (*seen, path), with_examples=with_examples))
    return _merged(result, data)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than names of files may be
        return False


def _bases(path: Path, said: object) -> list[str]:
    """The packs that a pack starts from, as it says them: a name, or a list of names."""
    listed = [said] if isinstance(said, str) else said
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        raise RubricError(f"{path.name}: extends: the name of a pack, or a list of names, is wanted here")
    return listed


def _read_toml(path: Path) -> dict[str, Any]:
    """What a file says; what the shipped packs say is kept."""
    try:
        text = path.read_text(encoding="utf-8")
        if path.parent != _PACKS:
            return _parsed(text)
        return dict(kept(("pack", path.name), lambda: _parsed(text), of=text))
    except (ValueError, RecursionError) as error:
        raise RubricError(f"{path.name}: not valid TOML: {error}") from None


def _parsed(text: str) -> dict[str, Any]:
    import tomli

    return tomli.loads(text)


def _merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in change.items():
        old = result.get(key)
        result[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return result
