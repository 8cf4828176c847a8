"""The command `figurewatch`: runs a command line and turns errors into the contract's exit codes."""

import os
import sys
import traceback
from collections.abc import Sequence

from monitor.errors import ArchiveHeld, ConfigError, FigurewatchError, StorageError

DONE, SOME_FAILED, WRONG_USAGE, ARCHIVE, HELD, INTERNAL = range(6)
INTERRUPTED = 130  # what shells report of a program that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 some inputs failed, 2 usage or configuration, 3 archive, 4 held, 5 bug."""
    from monitor.cli import app

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # data is UTF-8 whatever the machine's locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    stdout = sys.stdout
    try:
        result = app(
            args=list(sys.argv[1:] if arguments is None else arguments),
            prog_name="figurewatch",
            standalone_mode=False,
        )
        stdout.flush()
        return result if isinstance(result, int) else DONE
    except FigurewatchError as error:
        return _report(error)
    except (BrokenPipeError, SystemExit):  # SystemExit is what typer makes of a broken pipe, and of nothing else here
        return _unread()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  # the border of the program: whatever it is becomes an exit code
        return _unexpected(error)


def _report(error: FigurewatchError) -> int:
    from alerts.safe import show

    if isinstance(error, ConfigError):
        for one in (error, *error.more):
            print(f"figurewatch: {show(str(one))}", file=sys.stderr)
        return WRONG_USAGE
    print(f"figurewatch: {show(error.message)} ({error.code})", file=sys.stderr)
    if isinstance(error, ArchiveHeld):
        return HELD
    return ARCHIVE if isinstance(error, StorageError) else SOME_FAILED


def _unread() -> int:
    """The reader (head, less) has seen enough: nothing more is written, not even when Python flushes at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return DONE


def _unexpected(error: Exception) -> int:
    from typer import Abort, Exit, TyperException

    if isinstance(error, Exit):
        return int(error.exit_code)
    if isinstance(error, Abort):
        return INTERRUPTED
    if isinstance(error, TyperException):  # wrong usage; it knows its command and says so
        _show_usage(error)
        return WRONG_USAGE
    from monitor.urls import redact

    print(redact("".join(traceback.format_exception(error))), file=sys.stderr)
    print("figurewatch: that is a bug of ours; the lines above say where", file=sys.stderr)
    return INTERNAL


def _show_usage(error: Exception) -> None:
    from alerts.safe import one_line

    context = getattr(error, "ctx", None)
    command = context.command_path if context else "figurewatch"
    if type(error).__name__ == "NoArgsIsHelpError":  # a bare command asks what there is
        print(error, file=sys.stderr)
        return
    message = getattr(error, "format_message", lambda: str(error))()
    print(f"figurewatch: {one_line(message)}\nTry `{command} --help`.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
