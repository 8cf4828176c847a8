"""A dispatch as a message: subject, plain text, HTML and Slack blocks from one letter.

Enters: a dispatch, and a lookup of names for ids. Leaves: a `Message`, the same at every
repeat of the dispatch. Never: a clock, a secret, remote content.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

from alerts.letter import Finding, Letter, Statement, compose
from alerts.safe import slack_text
from alerts.wording import NameOf, plain_name
from monitor.domain import Dispatch, Message

if TYPE_CHECKING:
    from jinja2 import Environment

# Slack takes 50 blocks and 3,000 characters in each, 150 in a header (docs.slack.dev, Block Kit reference).
SLACK_BLOCKS, SLACK_TEXT, SLACK_HEADER = 50, 3000, 150
_SLACK_FINDINGS = 20  # a person in a chat reads no more; all of them stay far below Slack's limit for a payload


def render(dispatch: Dispatch, name_of: NameOf = plain_name) -> Message:
    """Set the letter about `dispatch` in every form. `name_of` gives the name of a place, organisation or indicator."""
    letter = compose(dispatch, name_of)
    return Message(
        id=dispatch.id,
        subject=letter.subject,
        text=_templates().get_template("message.txt").render(letter=letter),
        html=_templates().get_template("message.html").render(letter=letter),
        blocks=slack_blocks(letter),
    )


def slack_blocks(letter: Letter) -> tuple[dict[str, Any], ...]:
    """The letter as Slack blocks: a header, a section per finding, the rest counted."""
    findings = [finding for group in letter.groups for finding in group.findings]
    shown = findings[: min(_SLACK_FINDINGS, SLACK_BLOCKS - 4)]
    left_out = letter.left_out + len(findings) - len(shown)
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": {"type": "plain_text", "text": letter.subject[:SLACK_HEADER], "emoji": False}}
    ]
    if letter.intro:
        blocks.append(_section(slack_text(letter.intro, SLACK_TEXT)))
    blocks += [_section(_slack_finding(finding)) for finding in shown]
    if left_out:
        blocks.append(_section(f"… and {left_out:,} more: `{slack_text(letter.command, 500)}`"))
    blocks.append({"type": "context", "elements": [_mrkdwn(f"Figurewatch alert {slack_text(letter.id, 200)}")]})
    return tuple(blocks)


def _slack_finding(finding: Finding) -> str:
    """One section's text. Its parts are bounded, so that the whole stays under the limit with every link whole."""
    severity = f" ({finding.severity})" if finding.severity else ""
    lines = [f"*{slack_text(finding.kind, 60)}*{severity}: {slack_text(finding.headline, 300)}"]
    lines += [_slack_statement(statement) for statement in finding.statements[-2:]]
    if finding.difference:
        lines.append(f"Difference: {slack_text(finding.difference, 160)}")
    if finding.guess:
        lines.append(slack_text(finding.guess, 240))
    notes = finding.notes if len(finding.notes) < 7 else (*finding.notes[:5], finding.notes[-1])  # how sure comes last
    lines += [slack_text(note, 200) for note in notes]
    if finding.command:
        lines.append(f"`{slack_text(finding.command, 200)}`")
    return "\n".join(lines)


def _slack_statement(statement: Statement) -> str:
    quoted = f"{statement.before}{statement.surface}{statement.after}"
    label = f"{slack_text(statement.label, 80)}: " if statement.label else ""
    line = f"• {label}{slack_text(statement.value, 80)}: “{slack_text(quoted, 350)}”"
    line += f" — {slack_text(statement.source, 80)}, {statement.date}"
    # The address itself is shown, so that no title can pass for another address.
    link = f"<{slack_text(statement.url, 2100)}>" if statement.url and len(statement.url) <= 300 else ""
    return f"{line} {link}".rstrip()


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": _mrkdwn(text)}


def _mrkdwn(text: str) -> dict[str, Any]:
    """`verbatim` keeps Slack from making links and mentions of words that only look like some."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


@cache
def _templates() -> "Environment":
    # Imported here: most commands render nothing.
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=PackageLoader("alerts"),
        autoescape=select_autoescape(("html",), default_for_string=True, default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
