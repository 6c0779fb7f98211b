"""``docxplug serve``: the task pane, the browser page and their service on this computer."""

import contextlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docxplug.cli.ending import AskedToEndError, in_order
from docxplug.errors import RequestError

if TYPE_CHECKING:
    from docxplug_server.serving import Certificate


@click.command()
@click.option(
    "--host",
    metavar="NAME",
    default="127.0.0.1",
    show_default=True,
    help="The name or address to answer at.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=3000,
    show_default=True,
    help="The port to answer at; 0 takes any that is free.",
)
@click.option(
    "--http", is_flag=True, help="Without a certificate: enough for the browser page, not for Word."
)
@click.option(
    "--cert", metavar="FILE", help="The certificate (PEM); that of “docxplug addin cert” if not given."
)
@click.option("--key", metavar="FILE", help="The certificate's private key (PEM).")
def serve(*, host: str, port: int, http: bool, cert: str | None, key: str | None) -> None:
    """Answer the task pane in Word and the page in the browser.

    It goes on until Ctrl-C. Nothing leaves this computer. Variables DOCXPLUG_… set up a service for several people, see
    docs/server.md.
    """
    from docxplug_server.config import ServerConfig
    from docxplug_server.serving import Service

    logging.basicConfig(format="docxplug: %(message)s")
    config = ServerConfig.from_environment()
    service = Service(config, host, port, None if http else _certificate(cert, key))
    click.echo(
        f"docxplug answers at {service.address} (open it in the browser; Word's pane is {service.address}/pane). "
        "Stop it with Ctrl-C."
    )
    with contextlib.suppress(AskedToEndError), in_order():  # a service that is asked to end has not failed
        service.run()


def _certificate(cert: str | None, key: str | None) -> "Certificate":
    """The certificate that was named, or the one made for this user.

    Raises:
        RequestError: there is none, or one half of it was named.
    """
    from docxplug.addin.certificates import (
        RENEW_DAYS,
        certificate_files,
        days_left,
        own_certificate,
        own_folder,
    )
    from docxplug_server.serving import Certificate

    if bool(cert) != bool(key):
        raise RequestError("A certificate has two files; give both --cert and --key.")
    if cert and key:
        return Certificate(Path(cert), Path(key))
    own = own_certificate()
    left = days_left(certificate_files(own_folder()))
    if left is not None and left < RENEW_DAYS:
        click.echo(
            f"The certificate is valid for {left} more days; “docxplug addin cert” makes a new one.", err=True
        )
    return Certificate(*own)
