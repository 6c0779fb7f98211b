"""Installing and uninstalling on each system, in a folder that stands for the user's computer."""

import configparser
import plistlib
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from docxplug.addin.machine import Command, Machine, ThisMachine
from docxplug.addin.manifest_rules import mistakes_in
from docxplug.addin.plans import next_step, plan_for
from docxplug.addin.steps import done, undone
from docxplug.errors import OutputError

SYSTEMS = ("win32", "darwin", "linux")
ADDIN_ID = "b298bbb9-f95f-4d19-9a8e-cf8610828ab5"


@dataclass
class PretendMachine:
    """Files go to a temporary folder; the registry is a table; programs are written down, and may fail."""

    system: str
    home: Path
    python: Path
    programs: frozenset[str] = frozenset({"systemctl", "certutil"})
    failing: frozenset[str] = frozenset()
    environment: Mapping[str, str] = field(default_factory=dict)
    registry: dict[tuple[str, str], str] = field(default_factory=dict)
    ran: list[list[str]] = field(default_factory=list)
    running: list[list[str]] = field(default_factory=list)

    def write(self, path: Path, text: str) -> None:
        assert path.is_relative_to(self.home)
        ThisMachine().write(path, text)

    def remove(self, path: Path) -> None:
        assert path.is_relative_to(self.home)
        ThisMachine().remove(path)

    def set_value(self, key: str, name: str, value: str) -> None:
        self.registry[key, name] = value

    def remove_value(self, key: str, name: str) -> None:
        self.registry.pop((key, name), None)

    def run(self, command: Command) -> None:
        self.ran.append(list(command))
        if command[0] in self.failing:
            raise OutputError(f"{command[0]} ended with an error (1).")

    def start(self, command: Command) -> None:
        self.running.append(list(command))

    def stop(self, command: Command) -> None:
        self.running = [other for other in self.running if other != list(command)]

    def has(self, program: str) -> bool:
        return program in self.programs

    def files(self) -> set[str]:
        return {path.relative_to(self.home).as_posix() for path in self.home.rglob("*") if path.is_file()}


def machine_of(system: str, home: Path, **given: frozenset[str]) -> PretendMachine:
    python = home / "Python Programs" / ("python.exe" if system == "win32" else "python3")
    return PretendMachine(system, home, python, **given)


def install(machine: Machine, port: int = 3000) -> list[str]:
    return [step.says for step, _ in done(plan_for(machine, port), machine)]


def test_a_pretend_machine_is_a_machine(tmp_path: Path) -> None:
    machine: Machine = machine_of("linux", tmp_path)

    assert machine.system == "linux"


def test_on_windows_word_finds_the_manifest_through_the_registry(tmp_path: Path) -> None:
    machine = machine_of("win32", tmp_path)

    assert install(machine, 3100) == []

    manifest = machine.registry[r"Software\Microsoft\Office\16.0\WEF\Developer", ADDIN_ID]
    assert mistakes_in(Path(manifest).read_text(encoding="utf-8")) == []
    assert "https://localhost:3100/pane" in Path(manifest).read_text(encoding="utf-8")
    [trust] = machine.ran
    assert trust[:4] == ["certutil", "-user", "-addstore", "Root"]
    assert Path(trust[4]).read_text().startswith("-----BEGIN CERTIFICATE-----")


def test_on_windows_the_service_starts_at_log_in_and_opens_no_window(tmp_path: Path) -> None:
    machine = machine_of("win32", tmp_path)
    install(machine)

    line = machine.registry[r"Software\Microsoft\Windows\CurrentVersion\Run", "docxplug"]
    assert (
        "\\" in str(tmp_path)
        or f'"{tmp_path}/Python Programs/pythonw.exe" -m docxplug serve --port 3000' in line
    )
    [running] = machine.running
    assert running[0].endswith("pythonw.exe")
    assert running[1:6] == ["-m", "docxplug", "serve", "--port", "3000"]


def test_on_a_mac_the_manifest_stands_where_word_looks(tmp_path: Path) -> None:
    machine = machine_of("darwin", tmp_path)

    assert install(machine) == []

    wef = tmp_path / "Library/Containers/com.microsoft.Word/Data/Documents/wef"
    assert [mistakes_in(path.read_text(encoding="utf-8")) for path in wef.iterdir()] == [[]]


def test_on_a_mac_the_service_starts_at_log_in(tmp_path: Path) -> None:
    machine = machine_of("darwin", tmp_path)
    install(machine)

    [agent] = (tmp_path / "Library/LaunchAgents").iterdir()
    order = plistlib.loads(agent.read_bytes())
    assert order["RunAtLoad"] is True
    assert order["ProgramArguments"][:4] == [str(machine.python), "-m", "docxplug", "serve"]
    assert ["launchctl", "load", "-w", str(agent)] in machine.ran


def test_on_linux_the_service_is_a_unit_of_the_user(tmp_path: Path) -> None:
    machine = machine_of("linux", tmp_path)

    assert install(machine) == []

    unit = configparser.ConfigParser(interpolation=None)
    unit.read(tmp_path / ".config/systemd/user/docxplug.service")
    command = shlex.split(unit["Service"]["ExecStart"])
    assert command[:4] == [str(machine.python), "-m", "docxplug", "serve"]
    assert all(Path(name).is_file() for name in (command[-1], command[-3]))
    assert ["systemctl", "--user", "enable", "--now", "docxplug.service"] in machine.ran


def test_on_linux_without_systemd_the_desktop_starts_it(tmp_path: Path) -> None:
    machine = machine_of("linux", tmp_path, programs=frozenset())
    install(machine)

    entry = configparser.ConfigParser(interpolation=None)
    entry.read(tmp_path / ".config/autostart/docxplug.desktop")
    assert shlex.split(entry["Desktop Entry"]["Exec"]) == machine.running[0]
    assert machine.ran == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_uninstalling_leaves_nothing_behind(tmp_path: Path, system: str) -> None:
    machine = machine_of(system, tmp_path)
    install(machine)
    assert machine.files()

    failed = undone(plan_for(machine), machine)

    assert failed == []
    assert machine.files() == set()
    assert machine.registry == {}
    assert machine.running == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_was_never_installed_can_be_uninstalled(tmp_path: Path, system: str) -> None:
    machine = machine_of(system, tmp_path)

    assert undone(plan_for(machine), machine) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_installing_twice_is_the_same_as_once(tmp_path: Path, system: str) -> None:
    machine = machine_of(system, tmp_path)
    install(machine)
    before = {name: (tmp_path / name).read_bytes() for name in machine.files()}

    assert install(machine) == []
    assert {name: (tmp_path / name).read_bytes() for name in machine.files()} == before


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_plan_alone_changes_nothing_and_names_every_file(tmp_path: Path, system: str) -> None:
    machine = machine_of(system, tmp_path)
    said = " ".join(step.says for step in plan_for(machine))

    assert machine.files() == set()
    assert machine.registry == {}
    assert machine.ran == []
    install(machine)
    for name in machine.files():
        path = tmp_path / name
        assert str(path) in said or str(path.parent) in said


@pytest.mark.parametrize(
    ("system", "program"), [("win32", "certutil"), ("darwin", "security"), ("linux", "certutil")]
)
def test_a_step_that_fails_is_told_and_the_others_are_done(tmp_path: Path, system: str, program: str) -> None:
    machine = machine_of(system, tmp_path, failing=frozenset({program}))

    failed = done(plan_for(machine), machine)

    assert [reason for _, reason in failed] == [f"{program} ended with an error (1)."]
    assert any(name.endswith("docxplug.manifest.xml") for name in machine.files())


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_last_word_says_where_to_find_the_add_in_in_word(tmp_path: Path, system: str) -> None:
    assert "Add-in" in next_step(machine_of(system, tmp_path))


def test_this_computer_runs_programs_and_says_which_failed() -> None:
    machine = ThisMachine()

    machine.run([str(machine.python), "-c", "pass"])
    with pytest.raises(OutputError, match=r"ended with an error \(3\)"):
        machine.run([str(machine.python), "-c", "raise SystemExit(3)"])
    with pytest.raises(OutputError, match="cannot be run"):
        machine.run(["no-such-program-anywhere"])


def _command_of(process: Any) -> list[str]:
    """A process's command; nothing of one that ends while it is looked at."""
    import psutil

    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def test_this_computer_starts_a_program_that_goes_on_and_stops_it_again() -> None:
    import psutil

    machine = ThisMachine()
    command = [str(machine.python), "-c", "import time; time.sleep(600)  # started by a test of docxplug"]
    machine.start(command)
    [process] = [item for item in psutil.Process().children() if _command_of(item) == command]

    machine.stop(command)

    assert process.wait(timeout=30) is not None


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(OutputError, match="cannot be written"):
        ThisMachine().write(tmp_path / "file" / "inside", "text")
