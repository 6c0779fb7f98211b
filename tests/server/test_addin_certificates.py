"""The certificate for this computer, proved with the TLS of Python itself."""

import datetime
import http.client
import os
import ssl
import sys
from pathlib import Path

import pytest
from calling import running
from cryptography import x509

from docxplug.addin import certificates
from docxplug.addin.certificates import CertificateFiles, days_left, make_certificate
from docxplug_server.config import ServerConfig
from docxplug_server.serving import Certificate


@pytest.fixture
def files(tmp_path: Path) -> CertificateFiles:
    return make_certificate(tmp_path / "certificate")


def test_it_is_for_this_computers_names_and_for_no_longer_than_397_days(files: CertificateFiles) -> None:
    made = x509.load_pem_x509_certificate(files.certificate.read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value

    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert {str(address) for address in names.get_values_for_type(x509.IPAddress)} == {"127.0.0.1", "::1"}
    assert made.not_valid_after_utc - made.not_valid_before_utc <= datetime.timedelta(days=397)


def test_the_authority_can_vouch_for_no_other_name_and_its_key_is_kept_nowhere(
    files: CertificateFiles,
) -> None:
    authority = x509.load_pem_x509_certificate(files.authority.read_bytes())
    limits = authority.extensions.get_extension_for_class(x509.NameConstraints)

    assert limits.critical
    assert x509.DNSName("localhost") in (limits.value.permitted_subtrees or [])
    assert {path.name for path in files.key.parent.iterdir()} == {path.name for path in files}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folders private by other means")
def test_the_files_are_the_users_alone(files: CertificateFiles) -> None:
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o600"}
    assert oct(files.key.parent.stat().st_mode & 0o777) == "0o700"


def test_whoever_trusts_the_authority_trusts_the_service_and_nobody_else_does(
    files: CertificateFiles,
) -> None:
    tls = Certificate(files.certificate, files.key)
    with running(ServerConfig(), tls, files.authority) as caller:
        assert caller.call("GET", "/healthz").status == 200
        trusting_others = ssl.create_default_context()
        stranger = http.client.HTTPSConnection("localhost", caller.port, timeout=10, context=trusting_others)
        with pytest.raises(ssl.SSLCertVerificationError):
            stranger.request("GET", "/healthz")


def test_its_days_are_counted(files: CertificateFiles) -> None:
    now = datetime.datetime.now(tz=datetime.UTC)

    assert days_left(files) == 396
    assert days_left(files, now + datetime.timedelta(days=390)) == 6
    assert (days_left(files, now + datetime.timedelta(days=400)) or 0) < 0


def test_a_certificate_that_is_missing_or_spoilt_counts_as_none(files: CertificateFiles) -> None:
    files.certificate.write_text("no certificate")
    assert days_left(files) is None
    files.key.unlink()
    assert days_left(files) is None


def test_a_new_one_replaces_the_old(files: CertificateFiles) -> None:
    old = files.key.read_bytes()

    assert make_certificate(files.key.parent) == files
    assert files.key.read_bytes() != old


@pytest.mark.parametrize(
    ("system", "program"), [("win32", "certutil -user"), ("darwin", "security "), ("linux", "certutil -d")]
)
def test_the_one_step_to_trust_it_is_told_for_each_system(system: str, program: str) -> None:
    step = certificates.trust_step(Path("authority.pem"), system)

    assert step.startswith(program)
    assert "authority.pem" in step


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(certificates.OutputError, match="cannot be written"):
        make_certificate(tmp_path / "certificate")
