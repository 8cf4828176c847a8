"""A message as the bytes of a mail: seven-bit, short lines, headers that hold what they show.

Enters: a message, sender, recipient and date. Leaves: bytes with CR LF. Never: a header that
the message's text could add to.
"""

import hashlib
import re
from datetime import datetime
from email import policy
from email.charset import BASE64, QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime, formataddr
from typing import Any

from alerts.safe import one_line
from monitor.domain import Message


def mail_bytes(message: Message, sender: str, recipient: str, date: datetime) -> bytes:
    """One mail. Its Message-ID follows from the message's id alone, so that a repeat is known as one."""
    mail = MIMEMultipart("alternative")
    mail["Subject"] = _subject(message.subject)
    mail["From"] = formataddr(("Figurewatch", sender))
    mail["To"] = one_line(recipient)
    mail["Date"] = format_datetime(date)
    mail["Message-ID"] = message_id(message.id, sender)
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    mail.attach(_part(message.text, "plain"))
    mail.attach(_part(message.html, "html"))
    return mail.as_bytes(policy=policy.compat32.clone(linesep="\r\n"))


def message_id(dispatch: str, sender: str) -> str:
    """`<ID@DOMAIN>`; an id with other characters than a Message-ID may hold is hashed."""
    plain = (
        dispatch if re.fullmatch(r"[A-Za-z0-9_\-]{1,64}", dispatch) else hashlib.sha256(dispatch.encode()).hexdigest()
    )
    domain = sender.rpartition("@")[2]
    return f"<{plain}@{domain if re.fullmatch(r'[A-Za-z0-9.-]+', domain) else 'figurewatch.invalid'}>"


def _subject(subject: str) -> Any:
    """Text, or a `Header`, which typeshed does not know in this place.

    Encoded as a whole unless it is plain: a title that looks like an encoded word must not be decoded.
    """
    line = one_line(subject)
    return (
        line if line.isascii() and "=?" not in line and len(line) < 60 else Header(line, "utf-8", header_name="Subject")
    )


def _part(text: str, kind: str) -> MIMEText:
    """Quoted-printable while most letters are ASCII, so that a person can read the source; else base64."""
    charset = Charset("utf-8")
    charset.body_encoding = QP if sum(letter < "\x80" for letter in text) * 5 >= len(text) * 4 else BASE64
    return MIMEText(text, kind, charset)  # type: ignore[arg-type]  # typeshed wants str, the library takes a Charset
