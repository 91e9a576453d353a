"""The command as a whole: help, statuses, and what is said when something goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from msglint import __version__
from msglint.cli import app, faults
from msglint.errors import MsglintError, MsglintErrors

HEAVY = ("jinja2", "yaml", "rich", "re2", "nameparser", "selectolax")


def msglint(*args: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "msglint", *args]
    return subprocess.run(command, check=False, capture_output=True, timeout=60, **options)


def loaded(*args: str) -> set[str]:
    """The heavy packages that a command line loads."""
    script = f"import sys; sys.argv = {['msglint', *args]!r}\nfrom msglint.cli import main\n"
    script += "try:\n    main()\nexcept SystemExit: pass\n"
    script += f"print(*[name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["check", "--help"], ["chek"], ["completion", "zsh"]])
def test_what_needs_no_template_loads_nothing_heavy(args: list[str]) -> None:
    assert not loaded(*args) & set(HEAVY)


def test_version_loads_not_even_click() -> None:
    script = "import sys; sys.argv = ['msglint', '--version']\nfrom msglint.cli import main\nmain()\n"
    script += "print('click' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert run.stdout == f"msglint {__version__}\nFalse\n"


def test_help_names_every_command() -> None:
    result = CliRunner().invoke(app.msglint, ["--help"])
    assert result.exit_code == 0
    for name, line in app.COMMANDS.items():
        assert name in result.stdout
        assert line in result.stdout


@pytest.mark.parametrize("name", app.COMMANDS)
def test_every_command_teaches_by_example(name: str) -> None:
    result = CliRunner().invoke(app.msglint, [name, "--help"])
    assert result.exit_code == 0
    assert f"msglint {name}" in result.stdout.split("Options:")[1]
    command = app.msglint.get_command(click.Context(app.msglint), name)
    assert command is not None
    assert command.help


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ["chek"],
            "error: there is no command 'chek'. did you mean 'check'?\nhint: `msglint --help` shows what it takes\n",
        ),
        (["check", "--frmat"], "error: No such option '--frmat'"),
        (["check", "--format", "xml"], "error: Invalid value for '--format': 'xml' is not one of"),
        (["check", "--today", "tomorrow"], "error: Invalid value for '--today'"),
        (
            ["check", "--output", "no/such/folder/x"],
            "error: Invalid value for --output: there is no folder 'no/such/folder'",
        ),
        (["render"], "error: Missing argument 'TEMPLATE'"),
        ([], "Usage: msglint"),
    ],
)
def test_wrong_usage_is_status_2(args: list[str], said: str) -> None:
    result = CliRunner().invoke(app.msglint, args)
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert result.stdout == ""


def said(capsys: pytest.CaptureFixture[str], fault: BaseException) -> tuple[int, str]:
    status = faults.status(fault)
    captured = capsys.readouterr()
    assert captured.out == ""
    return status, captured.err


def test_every_fault_is_listed_with_place_and_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    both = MsglintErrors(
        [
            MsglintError("has the key 'records' twice", where="msglint.yaml:3", hint="keep one of the two"),
            MsglintError("is no CSV", where="a\x1b[31m.csv"),
        ]
    )
    assert said(capsys, both) == (
        2,
        "error: msglint.yaml:3: has the key 'records' twice\nhint: keep one of the two\nerror: a␛[31m.csv: is no CSV\n",
    )


def raised(error: Exception) -> Exception:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_a_bug_is_status_3_and_tells_no_values(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MSGLINT_DEBUG", raising=False)
    status, text = said(capsys, raised(KeyError("Parissa Behnia")))
    assert status == 3
    assert "KeyError at test_command_line.py:" in text
    assert "this is a bug in msglint" in text
    assert "Parissa" not in text
    monkeypatch.setenv("MSGLINT_DEBUG", "1")
    assert "Traceback (most recent call last)" in said(capsys, raised(KeyError("x")))[1]


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (SystemExit(143), 143),
        (SystemExit(None), 0),
        (click.exceptions.Exit(0), 0),
    ],
)
def test_quiet_ends(capsys: pytest.CaptureFixture[str], fault: BaseException, status: int) -> None:
    assert said(capsys, fault) == (status, "")


def test_a_folder_that_is_gone_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, FileNotFoundError(2, "No such file or directory")) == (
        2,
        "error: the folder that you are in is gone\nhint: go to one that is there: cd\n",
    )


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["completion", "fish"]])
def test_what_could_not_be_written_is_no_pass(args: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "msglint", *args], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert run.returncode == 2
    assert run.stderr == b"error: standard output: No space left on device\n"


@pytest.mark.parametrize("args", [["--version"], ["--help"], ["completion", "fish"]])
def test_a_closed_pipe_is_quiet(args: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "msglint", *args], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert run.returncode == 141
    assert run.stderr == b""


def test_no_standard_output_is_no_pass() -> None:
    run = msglint("--version", preexec_fn=lambda: os.close(1))
    assert run.returncode == 2
    assert run.stderr.startswith(b"error: standard output is closed\n")


def test_sigterm_unwinds() -> None:
    script = "import os, signal, time\nfrom msglint.cli import app, main\n"
    script += "app.Commands._run = lambda self, args: (print('ready', flush=True), time.sleep(60))\n"
    script += "import sys; sys.argv = ['msglint', 'check']\nmain()"
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 143


def test_a_shell_can_complete() -> None:
    env = {**os.environ, "_MSGLINT_COMPLETE": "bash_complete", "COMP_WORDS": "msglint che", "COMP_CWORD": "1"}
    assert b"plain,check" in msglint(env=env).stdout
    assert b"complete -o nosort -F _msglint_completion msglint" in msglint("completion", "bash").stdout
