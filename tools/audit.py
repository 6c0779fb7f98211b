"""Asks pip-audit whether packages of the locks have known vulnerabilities: 0 none, 1 some, 2 it could not be asked.

pip-audit ends well when a database knows nothing of a package, and with a traceback when there is no network; both
mean that nothing was proven, and here they say so.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCKS = ("build", "run", "dev", "supply")
NOT_ASKED = 2


def main() -> int:
    answers = [(lock, ask(lock)) for lock in LOCKS]
    silent = [lock for lock, packages in answers if packages is None]
    if silent:
        print(
            f"The packages of {', '.join(silent)} were not audited: the database of vulnerabilities did not answer. "
            "Run make audit again where https://pypi.org can be reached.",
            file=sys.stderr,
        )
    found = [line for lock, packages in answers for line in vulnerabilities(lock, packages or [])]
    print("\n".join(found) or ("" if silent else "None of the locked packages has a known vulnerability."))
    return 1 if found else NOT_ASKED if silent else 0


def ask(lock: str) -> list[dict] | None:
    """pip-audit's answer about each package of a lock, or None if any of them could not be asked about."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off", "--requirement", str(Path("requirements", f"{lock}.txt"))]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return None if any("skip_reason" in package for package in packages) else packages


def vulnerabilities(lock: str, packages: list[dict]) -> list[str]:
    """A line for each vulnerability: where it is, its identifiers, and the versions that mend it."""
    return [
        f"requirements/{lock}.txt: {package['name']} {package['version']}: {vulnerability['id']} "
        f"({', '.join(vulnerability['aliases'])}); mended in {', '.join(vulnerability['fix_versions']) or 'no version'}"
        for package in packages
        for vulnerability in package["vulns"]
    ]


if __name__ == "__main__":
    sys.exit(main())
