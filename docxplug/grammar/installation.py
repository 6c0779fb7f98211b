"""Which LanguageTool there is on this machine, and what is missing; the only place that downloads one, when asked.

LanguageTool is a Java program of about 259 MB that language-tool-python keeps in the folder ``LTP_PATH``, by default
``~/.cache/language_tool_python``, as ``LanguageTool-<version>``.
"""

import importlib.util
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from docxplug.errors import GrammarError

#: What LanguageTool 6.6 and later run on.
OLDEST_JAVA: Final = 17
_SERVER_JAR: Final = "languagetool-server.jar"
_JAVA_SECONDS: Final = 10
_JAVA_VERSION: Final = re.compile(r'^(?:java|openjdk)(?: version)? "?(?:1\.)?(\d+)', re.MULTILINE)
_RELEASE: Final = re.compile(r"LanguageTool-(\d+(?:\.\d+)*.*)")


@dataclass(frozen=True, slots=True)
class LanguageToolFiles:
    """A LanguageTool that can be started: its version, its server's jar and the Java to run it."""

    version: str
    jar: Path
    java: Path


@dataclass(frozen=True, slots=True)
class Status:
    """What of LanguageTool is there. ``problem`` says what is missing and what to do; empty if all is there."""

    python_package: str
    java: str
    folder: Path
    versions: tuple[str, ...]
    problem: str

    def lines(self) -> tuple[str, ...]:
        """The status in words, for a terminal."""
        return (
            f"language-tool-python: {self.python_package or 'not installed'}",
            f"Java: {self.java or 'not usable'}",
            f"Folder: {self.folder}",
            f"LanguageTool: {', '.join(self.versions) or 'none in this folder'}",
            self.problem or "LanguageTool can be used: --grammar languagetool",
        )


def status() -> Status:
    """What of LanguageTool is on this machine; nothing is started but ``java -version``, nothing downloaded."""
    problem = ""
    try:
        find_files()
    except GrammarError as error:
        problem = str(error)
    return Status(
        python_package=_package_version(),
        java=_java_words(),
        folder=folder(),
        versions=tuple(version for version, _ in _versions()),
        problem=problem,
    )


def is_set_up() -> bool:
    """Whether a LanguageTool lies in the folder, usable or not."""
    return bool(_versions())


def install() -> LanguageToolFiles:
    """Downloads LanguageTool (about 259 MB) through language-tool-python, if none is there yet.

    Raises:
        GrammarError: language-tool-python or Java is missing or too old, or the download failed.
    """
    require_package()
    find_java()
    if not _versions():
        _download()
    return find_files()


def find_files() -> LanguageToolFiles:
    """The newest LanguageTool in the folder.

    Raises:
        GrammarError: language-tool-python, Java or LanguageTool is missing or too old; the message says what to do.
    """
    require_package()
    java = find_java()
    versions = _versions()
    if not versions:
        raise GrammarError(
            f"There is no LanguageTool in {folder()}; run: docxplug languagetool install "
            "(it downloads about 259 MB), or set LTP_PATH to the folder that holds one."
        )
    version, jar = versions[-1]
    return LanguageToolFiles(version, jar, java)


def require_package() -> None:
    """Does nothing where language-tool-python is installed.

    Raises:
        GrammarError: it is not.
    """
    if importlib.util.find_spec("language_tool_python") is None:
        raise GrammarError(
            'LanguageTool needs language-tool-python; install it with: pip install "docxplug[languagetool]"'
        )


def find_java() -> Path:
    """The Java on the path, if LanguageTool can run on it.

    Raises:
        GrammarError: there is none, it is too old, or it does not say its version.
    """
    path = _java_on_path()
    if path is None:
        raise GrammarError(
            f"LanguageTool needs Java, and there is none; install Java {OLDEST_JAVA} or later."
        )
    number = java_version(Path(path))
    if number is None:
        raise GrammarError(
            f"The Java at {path} does not say its version; install Java {OLDEST_JAVA} or later and put it first "
            "on the path."
        )
    if number < OLDEST_JAVA:
        raise GrammarError(
            f"LanguageTool needs Java {OLDEST_JAVA} or later, and {path} is Java {number}; install a newer one."
        )
    return Path(path)


def java_version(java: Path) -> int | None:
    """The major version ("1.8" is 8) that ``java -version`` prints, None if it prints none within 10 s."""
    try:
        done = subprocess.run(  # noqa: S603 - the Java of the user's own path
            [java, "-version"],
            capture_output=True,
            text=True,
            timeout=_JAVA_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _JAVA_VERSION.search(done.stderr) or _JAVA_VERSION.search(done.stdout)
    return int(found.group(1)) if found else None


def folder() -> Path:
    """Where language-tool-python keeps LanguageTool; it need not exist."""
    return Path(os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python")


def _versions() -> list[tuple[str, Path]]:
    """Versions with their jars, the newest last."""
    found = []
    for jar in folder().glob(f"LanguageTool-*/{_SERVER_JAR}"):
        named = _RELEASE.fullmatch(jar.parent.name)
        if named:
            found.append((named.group(1), jar))
    return sorted(found, key=lambda item: [int(number) for number in re.findall(r"\d+", item[0])])


def _package_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("language-tool-python")
    except PackageNotFoundError:
        return ""


def _java_on_path() -> str | None:
    # It loads shutil, which a review without LanguageTool needs for nothing.
    from docxplug.programs import on_path

    return on_path("java")


def _java_words() -> str:
    path = _java_on_path()
    number = java_version(Path(path)) if path else None
    return f"{number} ({path})" if number else ""


def _download() -> None:
    from language_tool_python.download_lt import LocalLanguageTool

    try:
        LocalLanguageTool.from_version_name().download()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - it raises errors of five libraries, and SystemExit
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise GrammarError(
            f"LanguageTool could not be downloaded ({reason}); try again with a connection to the internet, or unpack "
            f"LanguageTool-<version>.zip from languagetool.org into {folder()}."
        ) from None
