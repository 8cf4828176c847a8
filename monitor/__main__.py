"""The command `figurewatch`: runs a command line and turns errors into the contract's exit codes."""

import sys
import traceback
from collections.abc import Sequence

from monitor.errors import ArchiveHeld, ConfigError, FigurewatchError, StorageError

DONE, SOME_FAILED, WRONG_USAGE, ARCHIVE, HELD, INTERNAL = range(6)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 done, 1 some inputs failed, 2 usage or configuration, 3 archive, 4 held, 5 bug."""
    from monitor.cli import app

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # data is UTF-8 whatever the machine's locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        result = app(args=list(sys.argv[1:] if arguments is None else arguments), standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except FigurewatchError as error:
        return _report(error)
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # the border of the program: whatever it is becomes an exit code
        return _unexpected(error)


def _report(error: FigurewatchError) -> int:
    if isinstance(error, ConfigError):
        for one in (error, *error.more):
            print(f"figurewatch: {one}", file=sys.stderr)
        return WRONG_USAGE
    print(f"figurewatch: {error.message}", file=sys.stderr)
    if isinstance(error, ArchiveHeld):
        return HELD
    return ARCHIVE if isinstance(error, StorageError) else SOME_FAILED


def _unexpected(error: Exception) -> int:
    from click.exceptions import Abort, ClickException, Exit

    if isinstance(error, Exit):
        return int(error.exit_code)
    if isinstance(error, ClickException):
        error.show()
        return WRONG_USAGE
    if isinstance(error, Abort):
        return 130
    from monitor.urls import redact

    print(redact("".join(traceback.format_exception(error))), file=sys.stderr)
    print("figurewatch: that is a bug of ours; the lines above say where", file=sys.stderr)
    return INTERNAL


if __name__ == "__main__":
    sys.exit(main())
