"""What ``make demo`` runs: the example answers reviewed and commented, as a coach would do it."""

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent
RESULTS = EXAMPLES.parent / "demo"
ANNOUNCEMENT = EXAMPLES / "announcement.txt"


def docxplug(*arguments: object, output: Path | None = None) -> None:
    """Runs one command, shows it, and keeps what it prints in ``output`` if that is given."""
    shown = " ".join(_short(argument) for argument in arguments)
    print(f"$ docxplug {shown}" + (f" > {_short(output)}" if output else ""), flush=True)
    done = subprocess.run(
        [sys.executable, "-m", "docxplug", *map(str, arguments)],
        check=True,
        stdout=subprocess.PIPE if output else None,
    )
    if output:
        output.write_bytes(done.stdout)


def _short(argument: object) -> str:
    """Paths as one would type them in the checkout."""
    text = str(argument)
    return str(Path(text).relative_to(EXAMPLES.parent)) if Path(text).is_absolute() else text


def main() -> None:
    """Reviews the client's answers and puts the comments into a copy."""
    RESULTS.mkdir(exist_ok=True)
    answers = EXAMPLES / "client-answers.docx"
    docxplug("posting", ANNOUNCEMENT, output=RESULTS / "announcement-understood.txt")
    docxplug(
        "review",
        answers,
        "--posting",
        ANNOUNCEMENT,
        "--format",
        "json",
        output=RESULTS / "client-answers.json",
    )
    page = RESULTS / "client-answers.html"
    docxplug("review", answers, "--posting", ANNOUNCEMENT, "--format", "html", "-o", page, "--force")
    docxplug("review", answers, "--posting", ANNOUNCEMENT)
    for source in (answers, EXAMPLES / "strong-answer.docx"):
        target = RESULTS / f"{source.stem}.reviewed.docx"
        docxplug("annotate", source, "--posting", ANNOUNCEMENT, "-o", target, "--force")
    print(f"\nOpen the commented copies in Word or LibreOffice; all results are in {RESULTS}:")
    for path in sorted(RESULTS.iterdir()):
        print(f"  {path.name}")


if __name__ == "__main__":
    main()
