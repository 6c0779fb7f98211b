"""Mistakes in an add-in manifest that Microsoft's published schema lets through, and those it does not.

Sources: "Office Add-ins manifest", "Create add-in commands with the add-in only manifest" and "How to find the
proper order of manifest elements" (learn.microsoft.com/office/dev/add-ins).
"""

import re
import struct
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

Elements = ET.Element

_BASE: Final = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_VERSION: Final = re.compile(r"\d{1,5}(\.\d{1,5}){1,3}")
_WORD_HOST: Final = "Document"
_ICON_SIZES: Final = frozenset({16, 32, 80})
_ICON_URLS: Final = {"IconUrl": 32, "HighResolutionIconUrl": 64}
_LONGEST: Final = {"ShortStrings": 125, "LongStrings": 250}
_LONGEST_ID: Final = 32

#: The order in which elements stand inside another; what is not named here may stand anywhere.
_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "OfficeApp": (
        "Id",
        "AlternateId",
        "Version",
        "ProviderName",
        "DefaultLocale",
        "DisplayName",
        "Description",
        "IconUrl",
        "HighResolutionIconUrl",
        "SupportUrl",
        "AppDomains",
        "Hosts",
        "Requirements",
        "DefaultSettings",
        "Permissions",
        "Dictionary",
        "VersionOverrides",
    ),
    "VersionOverrides": ("Description", "Requirements", "Hosts", "Resources", "WebApplicationInfo"),
    "DesktopFormFactor": ("GetStarted", "FunctionFile", "ExtensionPoint"),
    "GetStarted": ("Title", "Description", "LearnMoreUrl"),
    "Group": ("Label", "Icon", "Control"),
    "Control": ("Label", "ToolTip", "Supertip", "Icon", "Action", "Items", "Enabled"),
    "Supertip": ("Title", "Description"),
    "Action": ("TaskpaneId", "SourceLocation", "Title"),
    "Resources": ("Images", "Urls", "ShortStrings", "LongStrings"),
}
_REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "OfficeApp": (
        "Id",
        "Version",
        "ProviderName",
        "DefaultLocale",
        "DisplayName",
        "Description",
        "IconUrl",
        "HighResolutionIconUrl",
        "SupportUrl",
        "Hosts",
        "DefaultSettings",
        "Permissions",
    ),
    "VersionOverrides": ("Hosts", "Resources"),
    "DesktopFormFactor": ("FunctionFile", "ExtensionPoint"),
    "Group": ("Label", "Icon", "Control"),
    "Control": ("Label", "Supertip", "Icon"),
    "DefaultSettings": ("SourceLocation",),
}


def mistakes_in(manifest: str, icons: Path | None = None) -> list[str]:
    """What is wrong with a manifest, a sentence each; with ``icons``, the pictures themselves are measured too."""
    if "<!DOCTYPE" in manifest or "<!ENTITY" in manifest:
        return ["The manifest has a DOCTYPE, which Office refuses; take it out."]
    if re.search(r"\{\{.*?\}\}", manifest.partition("<OfficeApp")[2]):
        return ["The manifest still has places to be filled in; write it with “docxplug addin manifest”."]
    try:
        root = ET.fromstring(manifest.encode())
    except ET.ParseError as error:
        return [f"The manifest is not well-formed XML: {error}."]
    if root.tag != f"{_BASE}OfficeApp" or _local(root.get(_TYPE, "")) != "TaskPaneApp":
        return ["The outermost element must be OfficeApp of type TaskPaneApp."]
    found = [*_structure(root), *_facts(root), *_hosts(root), *_addresses(root), *_resources(root)]
    return [*found, *_ids(root), *_icons(root), *(_pictures(root, icons) if icons else ())]


def _structure(root: Elements) -> Iterator[str]:
    """Order and presence of elements."""
    for parent in root.iter():
        name = _local(parent.tag)
        children = [_local(child.tag) for child in parent]
        for required in _REQUIRED.get(name, ()):
            if required not in children:
                yield f"{name} lacks {required}."
        order = _ORDER.get(name, ())
        places = [order.index(child) for child in children if child in order]
        if places != sorted(places):
            yield f"The elements of {name} must stand in this order: {', '.join(order)}."


def _facts(root: Elements) -> Iterator[str]:
    if not _GUID.fullmatch(_text(root, "Id")):
        yield "Id must be a GUID such as 0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f."
    version = _text(root, "Version")
    if not _VERSION.fullmatch(version) or version.startswith("0"):
        yield "Version must be at least 1.0 and have two to four numbers, such as 1.0.0.0."
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", _text(root, "DefaultLocale")):
        yield "DefaultLocale must be a language such as en-US."
    if _text(root, "Permissions") != "ReadWriteDocument":
        yield "Permissions must be ReadWriteDocument: the add-in writes comments."
    sets = [item for item in _all(root, "Set") if item.get("Name") == "WordApi"]
    if not sets or any(_number(item.get("MinVersion", "")) < (1, 4) for item in sets):
        yield "Requirements must ask for WordApi 1.4 or later: comments came with it."


def _hosts(root: Elements) -> Iterator[str]:
    if not any(item.get("Name") == _WORD_HOST for item in _all(root, "Host")):
        yield "Hosts must name the host Document, which is Word."
    for overrides in _all(root, "VersionOverrides"):
        types = {_local(item.get(_TYPE, "")) for item in _all(overrides, "Host")}
        if _WORD_HOST not in types:
            yield "The Hosts of VersionOverrides must have a Host of type Document."
    for point in _all(root, "ExtensionPoint"):
        tabs = [*_all(point, "OfficeTab"), *_all(point, "CustomTab")]
        if _local(point.get(_TYPE, "")) == "PrimaryCommandSurface" and not any(tab.get("id") for tab in tabs):
            yield "The button needs a tab: OfficeTab or CustomTab with an id, such as TabReviewWord."


def _addresses(root: Elements) -> Iterator[str]:
    for element in root.iter():
        value = (element.get("DefaultValue") or element.text or "").strip()
        name = _local(element.tag)
        if not (name.endswith(("Url", "Domain", "SourceLocation")) or "://" in value):
            continue
        if element.get("resid") is not None:
            continue
        parts = urlsplit(value)
        if parts.scheme != "https" or not parts.hostname:
            yield f"{name} is “{value}”; Office loads add-ins over https only."


def _resources(root: Elements) -> Iterator[str]:
    kinds = {
        item.get("id", ""): _local(group.tag)
        for resources in _all(root, "Resources")
        for group in resources
        for item in group
    }
    used = {
        (element.get("resid", ""), _local(element.tag))
        for element in root.iter()
        if "resid" in element.attrib
    }
    for resid, name in sorted(used):
        if resid not in kinds:
            yield f"{name} points to the resource {resid}, which is not there."
        elif not _fits(name, kinds[resid]):
            yield f"{name} points to the resource {resid}, which is one of {kinds[resid]}."
    for unused in sorted(set(kinds) - {resid for resid, _ in used}):
        yield f"Nothing points to the resource {unused}."
    for group, longest in _LONGEST.items():
        for item in (item for found in _all(root, group) for item in found):
            if len(item.get("DefaultValue", "")) > longest:
                yield f"The text of {item.get('id')} is longer than the {longest} characters that {group} may have."


def _fits(name: str, kind: str) -> bool:
    if name == "Image":
        return kind == "Images"
    if name in {"SourceLocation", "FunctionFile", "LearnMoreUrl"}:
        return kind == "Urls"
    return kind == ("LongStrings" if name == "Description" else "ShortStrings")


def _ids(root: Elements) -> Iterator[str]:
    for what, elements in (
        ("resource", [item for found in _all(root, "Resources") for group in found for item in group]),
        ("control or group", [*_all(root, "Control"), *_all(root, "Group"), *_all(root, "CustomTab")]),
    ):
        counts = Counter(element.get("id", "") for element in elements)
        for name, count in counts.items():
            if not name:
                yield f"A {what} has no id."
            elif count > 1:
                yield f"The id {name} is given to {count} elements; each {what} needs its own."
            elif what == "resource" and len(name) > _LONGEST_ID:
                yield f"The id {name} is longer than the {_LONGEST_ID} characters a resource's may have."


def _icons(root: Elements) -> Iterator[str]:
    for icon in _all(root, "Icon"):
        sizes = {int(size) for image in icon if (size := image.get("size", "")).isdigit()}
        missing = sorted(_ICON_SIZES - sizes)
        if missing:
            yield f"An Icon lacks the sizes {', '.join(map(str, missing))}."


def _pictures(root: Elements, folder: Path) -> Iterator[str]:
    """Each picture against the size it is named for."""
    wanted = {
        (image.get("resid", ""), int(image.get("size", "")))
        for image in _all(root, "Image")
        if image.get("size", "").isdigit()
    }
    addresses = {
        item.get("id"): item.get("DefaultValue", "") for item in _all(root, "Image") if item.get("id")
    }
    pairs = [(addresses[resid], size) for resid, size in sorted(wanted) if resid in addresses]
    pairs += [
        (item.get("DefaultValue", ""), side) for name, side in _ICON_URLS.items() for item in _all(root, name)
    ]
    for address, size in pairs:
        picture = folder / Path(urlsplit(address).path).name
        measured = _png_size(picture)
        if measured is None:
            yield f"The icon {picture.name} is not there, or is no PNG."
        elif measured != (size, size):
            yield f"The icon {picture.name} has {measured[0]} × {measured[1]} pixels; it is named for {size}."


def _png_size(path: Path) -> tuple[int, int] | None:
    """Width and height in pixels, from a PNG's first chunk."""
    try:
        head = path.read_bytes()[:24]
    except OSError:
        return None
    if not head.startswith(b"\x89PNG\r\n\x1a\n"):
        return None
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def _all(root: Elements, name: str) -> list[Elements]:
    return [element for element in root.iter() if _local(element.tag) == name]


def _text(root: Elements, name: str) -> str:
    return (root.findtext(f"{_BASE}{name}") or "").strip()


def _local(name: str) -> str:
    """A name without its namespace, in either spelling."""
    return name.rpartition("}")[2].rpartition(":")[2]


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
