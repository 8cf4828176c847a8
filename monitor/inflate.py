"""Content coding undone under a cap, so that a kilobyte that unfolds to a gigabyte costs the cap and no more.

Enters: chunks as they come off the wire. Leaves: the bytes they stand for. Never: more memory
than the cap. Only gzip and deflate, once: nothing else was asked for.
"""

import zlib

from monitor.wire import HttpError

_GZIP_OR_ZLIB = 47  # zlib's window bits: 15, plus 32 for "see which header it has"
_RAW_DEFLATE = -15
_GZIP_MAGIC = b"\x1f\x8b"
_NAMES = {"gzip", "x-gzip", "deflate"}


class Decoder:
    """Takes chunks by `feed` until `full` or the end; `finish` gives all bytes. Raises `bad_encoding`."""

    def __init__(self, coding: str, cap: int) -> None:
        names = [name for part in coding.split(",") if (name := part.strip().lower()) not in ("", "identity")]
        if len(names) > 1 or set(names) - _NAMES:
            raise _bad(f"the coding is {', '.join(names)[:60]!r}: expected gzip once, or none")
        self._cap, self._out = cap, bytearray()
        self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB) if names else None
        self._may_be_raw = names == ["deflate"]
        self._begun = False

    @property
    def full(self) -> bool:
        """Whether the cap is reached; nothing more is taken."""
        return len(self._out) >= self._cap

    def feed(self, chunk: bytes) -> None:
        self._begun = self._begun or bool(chunk)
        if self._inflate is None:
            self._out += chunk[: self._cap - len(self._out)]
            return
        while chunk and not self.full:
            chunk = self._step(self._inflate, chunk)

    def taken(self) -> bytes:
        """What has come so far."""
        return bytes(self._out)

    def finish(self) -> bytes:
        """All bytes, once the wire has ended. A compressed stream that stops in the middle is an error."""
        if self._inflate is not None and self._begun and not self._inflate.eof:
            raise _bad("the compressed answer breaks off; nothing of it is kept")
        return bytes(self._out)

    def _step(self, inflate: "zlib._Decompress", chunk: bytes) -> bytes:
        """Unpack some of `chunk`; gives the rest. Behind one gzip member may stand another, or padding."""
        if inflate.eof:
            if not chunk.startswith(_GZIP_MAGIC):
                return b""
            inflate = self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
        try:
            self._out += inflate.decompress(chunk, self._cap - len(self._out))
        except zlib.error as error:
            if not self._may_be_raw:
                raise _bad("the answer is not compressed as it says; nothing of it is kept") from error
            self._inflate = inflate = zlib.decompressobj(_RAW_DEFLATE)
            self._may_be_raw = False
            return chunk
        self._may_be_raw = False
        return inflate.unused_data or inflate.unconsumed_tail


def _bad(message: str) -> HttpError:
    return HttpError(message, code="bad_encoding", reached=True)
