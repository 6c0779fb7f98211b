"""The real LibreOffice as one of the people a document goes to."""

import os
import subprocess
from pathlib import Path


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """The same document, opened and saved by LibreOffice."""
    (folder / "in.docx").write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(folder / "in.docx")],
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "HOME": str(folder)},
    )
    return (folder / "out" / "in.docx").read_bytes()
