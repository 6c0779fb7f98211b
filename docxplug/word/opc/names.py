"""Names of parts: how archives spell them and how relationships point to them."""

import posixpath


def _unquoted(name: str) -> str:
    """A name without percent-encoding; most have none, and the module that knows it takes long to load."""
    if "%" not in name:
        return name
    from urllib.parse import unquote

    return unquote(name)


def part_name(entry_name: str) -> str:
    """The name of an archive's entry as docxplug uses it: forward slashes, none at the start."""
    return entry_name.replace("\\", "/").lstrip("/")


def key(name: str) -> str:
    """What two spellings of one part share: names are compared without case and percent-encoding (OPC 6.2.2)."""
    return _unquoted(part_name(name)).casefold()


def resolve(source: str, target: str) -> str:
    """The part that ``target`` names when it stands in the relationships of ``source`` ("" for the package).

    Returns "" where the target names no part: empty, or only a place in a part (``#anchor``).
    """
    path = _unquoted(target.replace("\\", "/").partition("#")[0]).strip()
    if not path:
        return ""
    joined = path if path.startswith("/") else posixpath.join("/", posixpath.dirname(source), path)
    return posixpath.normpath(joined).lstrip("/")


def relationships_name(source: str) -> str:
    """The part that holds the relationships of ``source`` ("" for the package)."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
