"""The certificate of the service on this computer: Word loads an add-in over https only.

It is made by a certificate authority of this user's own, whose key is thrown away as soon as it has signed: trusting
it trusts this one certificate for localhost, and nobody can make another one with it.
"""

import contextlib
import datetime
import ipaddress
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from docxplug.errors import OutputError, RequestError

if TYPE_CHECKING:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric import ec

#: Browsers and macOS refuse certificates that are valid for longer than 398 days.
VALID_DAYS: Final = 397
#: A new one is made when the old one has fewer days left.
RENEW_DAYS: Final = 30
NAMES: Final = ("localhost",)
ADDRESSES: Final = ("127.0.0.1", "::1")
AUTHORITY: Final = "docxplug on this computer"
_PRIVATE: Final = 0o600


class CertificateFiles(NamedTuple):
    """The certificate with its key for the service, and the authority's certificate that the system must trust."""

    certificate: Path
    key: Path
    authority: Path


def certificate_files(folder: Path) -> CertificateFiles:
    """The names of the files in ``folder``."""
    return CertificateFiles(folder / "localhost.pem", folder / "localhost-key.pem", folder / "authority.pem")


def own_folder() -> Path:
    """The folder of this user's certificate."""
    import platformdirs

    return Path(platformdirs.user_data_dir("docxplug", appauthor=False)) / "certificate"


def own_certificate() -> tuple[Path, Path]:
    """This user's certificate and key.

    Raises:
        RequestError: there is none, or it is not valid any more.
    """
    files = certificate_files(own_folder())
    left = days_left(files)
    if left is None:
        raise RequestError(
            "There is no certificate yet; make one with “docxplug addin cert”, or add --http for the browser page."
        )
    if left < 0:
        raise RequestError(
            "The certificate is not valid any more; make a new one with “docxplug addin cert”."
        )
    return files.certificate, files.key


def days_left(files: CertificateFiles, now: datetime.datetime | None = None) -> int | None:
    """Whole days that the certificate is still valid, below 0 once it is not; None where there is none to use."""
    from cryptography import x509

    if not all(path.is_file() for path in files):
        return None
    try:
        certificate = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    except (OSError, ValueError):
        return None
    return (certificate.not_valid_after_utc - (now or _now())).days


def make_certificate(folder: Path, now: datetime.datetime | None = None) -> CertificateFiles:
    """Makes an authority and a certificate in ``folder``; the files are readable for this user alone.

    Raises:
        OutputError: the folder cannot be written to.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    start = (now or _now()) - datetime.timedelta(minutes=5)  # clocks differ a little
    authority_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _authority(authority_key, start)
    certificate = _certificate(key.public_key(), authority_key, start)
    pem = serialization.Encoding.PEM
    form, no_password = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    files = certificate_files(folder)
    _write(files.certificate, certificate.public_bytes(pem))
    _write(files.key, key.private_bytes(pem, form, no_password))
    _write(files.authority, authority.public_bytes(pem))
    return files


def trust_step(authority: Path, system: str = sys.platform) -> str:
    """The one command that makes a system trust the certificate."""
    if system == "win32":
        return f'certutil -user -addstore Root "{authority}"'
    if system == "darwin":
        return (
            "security add-trusted-cert -r trustRoot -p ssl "
            f'-k ~/Library/Keychains/login.keychain-db "{authority}"'
        )
    return f'certutil -d sql:$HOME/.pki/nssdb -A -t "C,," -n docxplug -i "{authority}"'


def _authority(key: "ec.EllipticCurvePrivateKey", start: datetime.datetime) -> "x509.Certificate":
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    return (
        _builder(AUTHORITY, start)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(_only_this_computer(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _certificate(
    key: "ec.EllipticCurvePublicKey", signing: "ec.EllipticCurvePrivateKey", start: datetime.datetime
) -> "x509.Certificate":
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import ExtendedKeyUsageOID

    of_signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key())
    return (
        _builder(NAMES[0], start)
        .public_key(key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(_alternative_names(), critical=False)
        .add_extension(of_signer, critical=False)
        .sign(signing, hashes.SHA256())
    )


def _builder(name: str, start: datetime.datetime) -> "x509.CertificateBuilder":
    """A certificate for ``name`` from our authority, without its key and uses yet."""
    from cryptography import x509

    return (
        x509.CertificateBuilder()
        .subject_name(_named(name))
        .issuer_name(_named(AUTHORITY))
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=VALID_DAYS))
    )


def _named(name: str) -> "x509.Name":
    from cryptography import x509

    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])


def _usage(*, signs_certificates: bool) -> "x509.KeyUsage":
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _alternative_names() -> "x509.SubjectAlternativeName":
    from cryptography import x509

    addresses = [x509.IPAddress(ipaddress.ip_address(address)) for address in ADDRESSES]
    return x509.SubjectAlternativeName([*map(x509.DNSName, NAMES), *addresses])


def _only_this_computer() -> "x509.NameConstraints":
    """Even with its key, the authority could vouch for no other name than those of this computer."""
    from cryptography import x509

    networks = [x509.IPAddress(ipaddress.ip_network(address)) for address in ADDRESSES]
    return x509.NameConstraints([*map(x509.DNSName, NAMES), *networks], None)


def _now() -> datetime.datetime:
    return datetime.datetime.now(tz=datetime.UTC)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "wb") as file:
            file.write(data)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror}); choose another folder.") from None
