"""What can go wrong, named after what it spoils.

Every error carries a short machine-readable `code` (the words of the fault
catalogue: `timeout`, `too_large`, `not_a_feed` …) and a message for a person:
what should have been there instead and, where there is something, what to do. The
message never holds a secret: the room that raises has passed addresses through
`monitor.urls.redact`.
"""

from datetime import timedelta


class FigurewatchError(Exception):
    """Base of every error that the corridor knows how to handle."""

    def __init__(self, message: str, *, code: str = "error") -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders (parser pool), so keyword arguments must survive pickling.
        return (_rebuild, (type(self), self.__dict__.copy(), self.args))


def _rebuild(kind: type[FigurewatchError], state: dict[str, object], args: tuple[object, ...]) -> FigurewatchError:
    error = kind.__new__(kind, *args)
    Exception.__init__(error, *args)
    error.__dict__.update(state)
    return error


class ConfigError(FigurewatchError):
    """Start-up can't go on: a key of `sources.yaml` or of the environment is wrong.

    `file`, `line` (from 1), `column` (from 1) and `key` (dotted path) are None
    where they do not apply. `more` holds further errors of the same file. Exit code 2.
    """

    more: tuple["ConfigError", ...] = ()

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        key: str | None = None,
        code: str = "config",
    ) -> None:
        super().__init__(message, code=code)
        self.file, self.line, self.column, self.key = file, line, column, key

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return ": ".join(part for part in (place, self.key, self.message) if part)


class SourceError(FigurewatchError):
    """One feed's turn is spoiled; the corridor notes it, backs off and goes on.

    `retry_after` is the time that the server asked us to wait, None if it did not say.
    `whole_host` says that every address on the host must rest (429, 503).
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "source",
        retry_after: timedelta | None = None,
        whole_host: bool = False,
    ) -> None:
        super().__init__(message, code=code)
        self.retry_after, self.whole_host = retry_after, whole_host


class ArticleError(FigurewatchError):
    """One article is spoiled; its Page is quarantined or tried again, its neighbours go on.

    `permanent` says that another try can't help (not HTML, no text, forbidden by robots.txt).
    `retry_after` is how long the next try should wait, None if nothing is known.
    """

    def __init__(
        self, message: str, *, code: str = "article", permanent: bool = True, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(message, code=code)
        self.permanent, self.retry_after = permanent, retry_after


class StorageError(FigurewatchError):
    """No use of the archive is possible: reading, writing or opening failed, and the turn is rolled back. Exit code 3.

    Codes: `missing`, `read_only`, `corrupt`, `too_new`, `disk_full`, `locked`, `storage`.
    """

    def __init__(self, message: str, *, code: str = "storage") -> None:
        super().__init__(message, code=code)


class ArchiveHeld(StorageError):
    """This archive is in the hands of another daemon. Exit code 4."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="held")


class DeliveryError(FigurewatchError):
    """One Delivery failed. `permanent`: the recipient or channel refuses for good, don't repeat.

    `retry_after` is the server's wish; `whole_channel` says that every message of this
    channel has to wait for it (Slack's 429, a refused login), not only this one.
    """

    def __init__(
        self,
        message: str,
        *,
        code: str = "delivery",
        permanent: bool = False,
        retry_after: timedelta | None = None,
        whole_channel: bool = False,
    ) -> None:
        super().__init__(message, code=code)
        self.permanent, self.retry_after, self.whole_channel = permanent, retry_after, whole_channel
