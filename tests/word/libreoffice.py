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


def all_through_libreoffice(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Those of the files that LibreOffice opens, as it saves them; it is started once for all."""
    source, target = folder / "in", folder / "out"
    source.mkdir(parents=True)
    for name, data in files.items():
        (source / name).write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target)]
    subprocess.run(
        [*command, *(str(source / name) for name in files)],
        check=False,
        capture_output=True,
        timeout=300,
        env={**os.environ, "HOME": str(folder)},
    )
    return {path.name: path.read_bytes() for path in target.iterdir()}
