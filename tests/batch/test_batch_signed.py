"""A signed document is left as it is, and the report says what writes a copy of it all the same."""

import zipfile
from pathlib import Path

from batch_calls import LOCKS, run, write_answer

from docxplug.batch.crew import LocalCrew

ORIGIN = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"


def signed(path: Path) -> Path:
    """The same document as a program that signs leaves it, as far as its package says so."""
    with zipfile.ZipFile(write_answer(path, *LOCKS)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    link = f'<Relationship Id="rIdS" Type="{ORIGIN}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"</Relationships>", link.encode())
    kind = b'<Default Extension="sigs" ContentType="application/vnd.openxmlformats-package.digital-signature-origin"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", kind + b"</Types>")
    parts["_xmlsignatures/origin.sigs"] = b""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_a_signed_document_is_reported_with_the_command_that_writes_it(
    crew: LocalCrew, tmp_path: Path
) -> None:
    signed(tmp_path / "in" / "TQ 1.docx")

    _, (step,) = run(crew, tmp_path / "in", tmp_path / "out")

    assert "docxplug annotate --force" in str(step.reason)
    assert list((tmp_path / "out").rglob("*.docx")) == []
