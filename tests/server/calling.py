"""Calls of the service over real connections, and the documents they send."""

import http.client
import io
import json
import secrets
import ssl
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import docx

from docxplug_server.config import ServerConfig
from docxplug_server.serving import Certificate, Service

Parts = Mapping[str, "str | tuple[str, bytes]"]
MAIN = "word/document.xml"


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Caller:
    """A client of one service."""

    def __init__(self, port: int, token: str, authority: Path | None = None) -> None:
        self.port, self.token, self.authority = port, token, authority

    def connect(self, timeout: float = 120.0) -> http.client.HTTPConnection:
        if self.authority is None:
            return http.client.HTTPConnection("localhost", self.port, timeout=timeout)
        context = ssl.create_default_context(cafile=str(self.authority))
        return http.client.HTTPSConnection("localhost", self.port, timeout=timeout, context=context)

    def call(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        connection = self.connect()
        try:
            connection.request(method, path, body, {"X-Docxplug-Token": self.token, **(headers or {})})
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def send_form(self, path: str, parts: Parts, headers: Mapping[str, str] | None = None) -> Answer:
        body, kind = form(parts)
        return self.call("POST", path, body, {"Content-Type": kind, **(headers or {})})


def form(parts: Parts) -> tuple[bytes, str]:
    """A multipart body with its media type; a pair is a file with its name."""
    boundary = secrets.token_hex(16)
    body = io.BytesIO()
    for name, part in parts.items():
        filename, data = (None, part.encode()) if isinstance(part, str) else part
        file = f'; filename="{filename}"' if filename else ""
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode())
        body.write(data + b"\r\n")
    body.write(f"--{boundary}--\r\n".encode())
    return body.getvalue(), f"multipart/form-data; boundary={boundary}"


@contextmanager
def running(
    config: ServerConfig, tls: Certificate | None = None, authority: Path | None = None
) -> Iterator[Caller]:
    """A service on a free port, ended with the block."""
    service = Service(config, port=0, tls=tls)
    thread = threading.Thread(target=service.run)
    thread.start()
    try:
        yield Caller(int(service.address.rpartition(":")[2]), config.token, authority)
    finally:
        service.stop()
        thread.join()


def document(*texts: str) -> bytes:
    """A Word file with these paragraphs."""
    made = docx.Document()
    for text in texts:
        made.add_paragraph(text)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def slow_document() -> bytes:
    """A document that takes more than three seconds to review: as much text as is reviewed at all."""
    sentence = "I directed the national program of the Agency and reduced its costs by 12 percent in 2024"
    words = sentence.split()
    texts = (
        " ".join(words[number % 7 :] + words[: number % 5]) * 5 + f" {number}." for number in range(2_000)
    )
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    return _with_main(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + body.encode()))


def zip_bomb() -> bytes:
    """A small file whose main part inflates to a thousand times its size."""
    return _with_main(lambda _: b"<w:document>" + b" " * 140_000_000)


def bloated_document() -> bytes:
    """A small file that takes hundreds of megabytes once it is read."""
    body = b"<w:p><w:r><w:t>word</w:t></w:r></w:p>" * 120_000
    return _with_main(lambda xml: xml.replace(b"<w:body>", b"<w:body>" + body))


def _with_main(change: Callable[[bytes], bytes]) -> bytes:
    """A good document with its main part changed."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document("Good."))) as good,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in good.namelist():
            data = good.read(name)
            changed.writestr(name, change(data) if name == MAIN else data)
    return result.getvalue()
