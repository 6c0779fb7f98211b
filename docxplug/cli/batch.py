"""``docxplug batch``: many files, client by client, with a report on all of them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click

from docxplug.cli.ending import in_order
from docxplug.cli.options import author_options, review_options, settings_of, together, with_settings
from docxplug.cli.problems import SOME_FAILED
from docxplug.findings import SEVERITIES, Severity

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from docxplug.batch.crew import Crew
    from docxplug.batch.session import Request, Session
    from docxplug.report.batch_model import BatchReport

_MEGABYTE: Final = 1024 * 1024

work_options = together(
    click.option(
        "--jobs", type=click.IntRange(1, 256), metavar="N", help="Processes; one per processor if not given."
    ),
    click.option(
        "--limit-seconds",
        type=click.IntRange(1),
        default=120,
        show_default=True,
        metavar="N",
        help="Stop a file that takes longer.",
    ),
    click.option(
        "--limit-memory",
        type=click.IntRange(64),
        default=1024,
        show_default=True,
        metavar="MB",
        help="Stop a file that needs more memory.",
    ),
    click.option("--dask", metavar="ADDRESS", help="Work on a Dask cluster, such as tcp://10.0.0.5:8786."),
)


@click.command()
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    required=True,
    help="The folder for copies and reports.",
)
@review_options
@click.option("--again", is_flag=True, help="Bring back comments that somebody deleted or resolved.")
@author_options
@work_options
@click.option("--resume", is_flag=True, help="Go on with a batch that was stopped; what is done stays.")
@click.option("--force", is_flag=True, help="Begin anew and replace what is in --out.")
@click.option(
    "--map",
    "table",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help="A table with the columns file,posting and, if wanted, client.",
)
@click.option(
    "--previous",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The --out of the last round, to compare with.",
)
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    metavar="FILE.html",
    help="Where the HTML report goes; DIR/report.html if not given.",
)
@click.pass_context
def batch(context: click.Context, /, paths: tuple[Path, ...], out: Path, **_: Any) -> int:
    """Review many files and put comments into a copy of each.

    PATH is a file or a folder. A folder with several documents and an announcement is one client's package, whose
    documents are also looked at together. The copies go to a folder of the same structure in --out.
    """
    from docxplug.batch.session import Session

    values = with_settings(context, settings_of(str(paths[0] / "x" if paths[0].is_dir() else paths[0])))
    with in_order(), Session(_request(context, paths, out, values)) as session:
        with _crew(values) as crew:
            report = _worked(session, crew)
        _tell(report, session.write_reports(report))
        return _code(report, values["fail_on"])


def _request(
    context: click.Context, paths: tuple[Path, ...], out: Path, values: Mapping[str, Any]
) -> "Request":
    from docxplug.batch.session import Request
    from docxplug.cli.batch_ways import WaysOfFolders

    return Request(
        paths=paths,
        out=out,
        ways=WaysOfFolders(context),
        posting=Path(values["posting"]) if values["posting"] else None,
        table=values["table"],
        previous=values["previous"],
        report=values["report"],
        resume=values["resume"],
        force=values["force"],
        as_of=values["as_of"],
        time=values["time"],
    )


def _crew(values: Mapping[str, Any]) -> "AbstractContextManager[Crew]":
    from docxplug.workers.handle import Limits

    limits = Limits(values["limit_seconds"], values["limit_memory"] * _MEGABYTE)
    if values["dask"]:
        from docxplug.batch.dask_crew import DaskCrew

        return DaskCrew(values["dask"], limits)
    from docxplug.batch.crew import LocalCrew

    return LocalCrew(values["jobs"] or _processors(), limits)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _worked(session: "Session", crew: "Crew") -> "BatchReport":
    """Everything done, with the line of progress."""
    from docxplug.cli.progress import Progress

    total = session.plan(crew)
    progress = Progress(total)
    try:
        for step in session.work(crew):
            progress.step(is_new=step.is_new, is_failed=step.reason is not None)
    except KeyboardInterrupt:
        progress.end()
        click.echo("docxplug: what is done is kept; the same command with --resume goes on.", err=True)
        raise
    progress.end()
    return session.result()


def _tell(report: "BatchReport", files: list[Path]) -> None:
    import shutil

    from docxplug.report.batch_text import batch_text

    click.echo(batch_text(report, min(shutil.get_terminal_size().columns, 100)), nl=False)
    click.echo(f"The report is in {files[0]}; for programs: {files[-2].name} and {files[-1].name}.")


def _code(report: "BatchReport", fail_on: str) -> int:
    totals = report.totals()
    if totals.failed:
        return SOME_FAILED
    if fail_on == "never":
        return 0
    serious = SEVERITIES[: SEVERITIES.index(cast("Severity", fail_on)) + 1]
    return int(any(totals.findings.get(severity) for severity in serious))
