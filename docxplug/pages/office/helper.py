"""Asks LibreOffice for page counts. Run by a Python that has ``uno``: the system's, or LibreOffice's own.

    python helper.py SOFFICE PROFILE_FOLDER PIPE

starts LibreOffice with that profile and a pipe of that name, then reads one JSON request a line from standard input,
``{"path": "…", "paragraphs": true}``, and answers each with one line: ``{"pages": 3, "paragraphs": [[page, y,
last page, last y], …]}`` or ``{"error": "…"}``. Pages count from 1, ``y`` is in points below the page's edge. The
paragraphs are those of the main text outside tables. It ends with its input. Nothing of docxplug is imported: that
Python does not have it.
"""

import json
import pathlib
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

START_SECONDS = 60
POINTS_PER_UNIT = 72 / 2540  # LibreOffice counts in hundredths of a millimetre
DO_NOT_UPDATE = 0
NEVER_EXECUTE_MACROS = 0


def main(soffice: str, profile: str, pipe: str) -> None:
    """Serve requests until the input ends."""
    office = subprocess.Popen(  # noqa: S603
        [
            soffice,
            f"-env:UserInstallation={pathlib.Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        desktop = connect(pipe, office)
        reply({"ready": True})
        for line in sys.stdin:
            reply(answer(desktop, json.loads(line)))
        desktop.terminate()
        office.wait(10)
    finally:
        if office.poll() is None:
            office.kill()


def connect(pipe: str, office: "subprocess.Popen[bytes]") -> Any:
    """LibreOffice's desktop, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if office.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def answer(desktop: Any, request: dict[str, Any]) -> dict[str, Any]:
    """The reply to one request."""
    document = desktop.loadComponentFromURL(
        pathlib.Path(request["path"]).as_uri(),
        "_blank",
        0,
        (
            setting("Hidden", value=True),
            setting("ReadOnly", value=True),
            setting("UpdateDocMode", DO_NOT_UPDATE),
            setting("MacroExecutionMode", NEVER_EXECUTE_MACROS),
        ),
    )
    if document is None:
        return {"error": "LibreOffice could not open the document"}
    try:
        found = {"pages": document.CurrentController.PageCount}
        if request.get("paragraphs"):
            found["paragraphs"] = paragraph_places(document)
        return found
    finally:
        deliver_ownership = True
        document.close(deliver_ownership)


def paragraph_places(document: Any) -> list[list[float]]:
    """Where each paragraph of the main text begins and ends."""
    cursor = document.CurrentController.getViewCursor()
    paragraphs = document.Text.createEnumeration()
    places = []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.TextTable"):
            continue
        places.append([*place(cursor, paragraph.getStart()), *place(cursor, paragraph.getEnd())])
    return places


def place(cursor: Any, position: Any) -> tuple[int, float]:
    """Page and height of a position."""
    expand = False
    cursor.gotoRange(position, expand)
    return cursor.getPage(), round(cursor.getPosition().Y * POINTS_PER_UNIT, 2)


def setting(name: str, value: object) -> Any:
    """One named argument of LibreOffice's loader."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def reply(message: dict[str, Any]) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:4])
