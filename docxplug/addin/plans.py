"""What an installation takes on each system: certificate, trust, manifest where Word looks, service at log-in.

Where Word looks for manifests: "Sideload Office Add-ins" for Mac and for Windows, and the registry values that
Microsoft's own office-addin-dev-settings writes (learn.microsoft.com/office/dev/add-ins/testing).
"""

import re
from pathlib import Path, PurePath
from typing import Final
from xml.sax.saxutils import escape

from docxplug.addin.certificates import AUTHORITY, CertificateFiles, certificate_files
from docxplug.addin.machine import Command, Machine
from docxplug.addin.manifest import filled_manifest
from docxplug.addin.steps import MakeCertificate, Run, SetValue, Start, Step, WriteFile

_MANIFEST: Final = "docxplug.manifest.xml"
_WINDOWS_ADDINS: Final = r"Software\Microsoft\Office\16.0\WEF\Developer"
_WINDOWS_LOGIN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_MAC_AGENT: Final = "org.docxplug.serve"
_UNIT: Final = "docxplug.service"


def plan_for(machine: Machine, port: int = 3000) -> list[Step]:
    """The steps for a computer, in order; the service will answer at https://localhost:``port``."""
    manifest = filled_manifest(f"https://localhost:{port}")
    if machine.system == "win32":
        return _windows(machine, manifest, port)
    if machine.system == "darwin":
        return _mac(machine, manifest, port)
    return _linux(machine, manifest, port)


def next_step(machine: Machine) -> str:
    """What the user does in Word once everything is in place."""
    if machine.system == "win32":
        return "Start Word anew: Home, Add-ins, Developer Add-ins, docxplug. Then it is on the Review tab."
    if machine.system == "darwin":
        return "Quit Word and start it anew: Insert, the arrow beside My Add-ins, docxplug."
    folder = _data_folder(machine)
    return (
        "Word on the web: Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in, "
        f"and choose {folder / _MANIFEST}."
    )


def _windows(machine: Machine, manifest: str, port: int) -> list[Step]:
    folder = _data_folder(machine)
    files = certificate_files(folder / "certificate")
    path = folder / _MANIFEST
    serve = [str(_without_console(machine.python)), *_serve(files, port)]
    identity = re.search(r"<Id>([^<]+)</Id>", manifest)
    return [
        MakeCertificate(files),
        Run(
            "Let Windows trust it (Windows asks once)",
            ["certutil", "-user", "-addstore", "Root", str(files.authority)],
            ["certutil", "-user", "-delstore", "Root", AUTHORITY],
        ),
        WriteFile("the add-in's manifest", path, manifest),
        SetValue("Tell Word of it", _WINDOWS_ADDINS, identity[1] if identity else "docxplug", str(path)),
        SetValue("Start docxplug at log-in", _WINDOWS_LOGIN, "docxplug", _windows_line(serve)),
        Start(serve),
    ]


def _mac(machine: Machine, manifest: str, port: int) -> list[Step]:
    folder = _data_folder(machine)
    files = certificate_files(folder / "certificate")
    word = machine.home / "Library/Containers/com.microsoft.Word/Data/Documents/wef"
    keychain = str(machine.home / "Library/Keychains/login.keychain-db")
    agent = machine.home / "Library/LaunchAgents" / f"{_MAC_AGENT}.plist"
    serve = [str(machine.python), *_serve(files, port)]
    return [
        MakeCertificate(files),
        Run(
            "Let macOS trust it (macOS asks for your password)",
            [
                "security",
                "add-trusted-cert",
                "-r",
                "trustRoot",
                "-p",
                "ssl",
                "-k",
                keychain,
                str(files.authority),
            ],
            ["security", "delete-certificate", "-c", AUTHORITY, keychain],
        ),
        WriteFile("the add-in's manifest where Word looks", word / _MANIFEST, manifest),
        WriteFile("the order to start docxplug at log-in", agent, _launch_agent(serve)),
        Run(
            "Start docxplug now",
            ["launchctl", "load", "-w", str(agent)],
            ["launchctl", "unload", "-w", str(agent)],
        ),
    ]


def _linux(machine: Machine, manifest: str, port: int) -> list[Step]:
    """There is no Word for Linux; the pane is for Word on the web in a browser, the page for every browser."""
    folder = _data_folder(machine)
    files = certificate_files(folder / "certificate")
    database = f"sql:{machine.home / '.pki/nssdb'}"
    serve = [str(machine.python), *_serve(files, port)]
    trust: list[Step] = [
        Run(
            "Let Chromium and its kin trust it",
            ["certutil", "-d", database, "-A", "-t", "C,,", "-n", "docxplug", "-i", str(files.authority)],
            ["certutil", "-d", database, "-D", "-n", "docxplug"],
        )
    ]
    return [
        MakeCertificate(files),
        *(trust if machine.has("certutil") else []),
        WriteFile("the add-in's manifest", folder / _MANIFEST, manifest),
        *_linux_login(machine, serve),
    ]


def _linux_login(machine: Machine, serve: Command) -> list[Step]:
    settings = Path(machine.environment.get("XDG_CONFIG_HOME") or machine.home / ".config")
    if machine.has("systemctl"):
        unit = settings / "systemd/user" / _UNIT
        return [
            WriteFile("the order to start docxplug at log-in", unit, _unit(serve)),
            Run(
                "Start docxplug now",
                ["systemctl", "--user", "enable", "--now", _UNIT],
                ["systemctl", "--user", "disable", "--now", _UNIT],
            ),
        ]
    entry = f"[Desktop Entry]\nType=Application\nName=docxplug\nExec={_unit_line(serve)}\nNoDisplay=true\n"
    return [
        WriteFile("the order to start docxplug at log-in", settings / "autostart/docxplug.desktop", entry),
        Start(serve),
    ]


def _data_folder(machine: Machine) -> Path:
    """The same folder that platformdirs names, on the machine's own terms."""
    homes = {
        "win32": ("LOCALAPPDATA", "AppData/Local"),
        "darwin": ("", "Library/Application Support"),
    }
    variable, usual = homes.get(machine.system, ("XDG_DATA_HOME", ".local/share"))
    return Path(machine.environment.get(variable) or machine.home / usual) / "docxplug"


def _serve(files: CertificateFiles, port: int) -> list[str]:
    own = ["--cert", str(files.certificate), "--key", str(files.key)]
    return ["-m", "docxplug", "serve", "--port", str(port), *own]


def _without_console(python: PurePath) -> PurePath:
    """The interpreter that opens no window, which stands beside the usual one."""
    return python.with_name("pythonw.exe") if python.name.lower() == "python.exe" else python


def _windows_line(command: Command) -> str:
    return " ".join(f'"{part}"' if " " in part or "\\" in part else part for part in command)


def _unit_line(command: Command) -> str:
    """A command as unit files and desktop entries write it: quoted, with percent signs doubled."""
    quoted = (part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") for part in command)
    return " ".join(f'"{part}"' for part in quoted)


def _unit(command: Command) -> str:
    return (
        "[Unit]\nDescription=docxplug, the service of the Word add-in\n\n"
        f"[Service]\nExecStart={_unit_line(command)}\nRestart=on-failure\nRestartSec=5\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def _launch_agent(command: Command) -> str:
    arguments = "".join(f"    <string>{escape(part)}</string>\n" for part in command)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        '<plist version="1.0">\n<dict>\n'
        f"  <key>Label</key>\n  <string>{_MAC_AGENT}</string>\n"
        f"  <key>ProgramArguments</key>\n  <array>\n{arguments}  </array>\n"
        "  <key>RunAtLoad</key>\n  <true/>\n"
        "  <key>KeepAlive</key>\n  <dict>\n    <key>SuccessfulExit</key>\n    <false/>\n  </dict>\n"
        "</dict>\n</plist>\n"
    )
