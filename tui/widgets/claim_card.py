"""The current claim in full: its state, where it comes from, and its words."""

from __future__ import annotations

from textual.content import Content

from tui.rows import lead_of, standing_words, state_words
from tui.widgets.fitted import Fitted
from verify.types import ClaimLine, ClaimRecord, Priority, Standing
from verify.wording import one_line, visible

_STATE_STYLES = {"pending": "$pending", "verified": "$verified", "disputed": "$disputed"}
_GAP = " · "


def state_content(status: str) -> Content:
    """A state as glyph, word and colour."""
    return Content.styled(state_words(status), f"bold {_STATE_STYLES[status]}")


def claim_content(line: ClaimLine) -> Content:
    """A claim as a dialog shows it."""
    return Content.assemble(
        state_content(line.status),
        (f" · claim {line.id}\n", "$muted"),
        (visible(lead_of(line.speaker, line.certainty)), "italic"),
        visible(line.text),
    )


class ClaimCard(Fitted):
    """Shows a line at once and the whole record when it has been read."""

    def show_line(self, line: ClaimLine | None) -> None:
        """What the list knows of the claim; nothing when there is none."""
        if line is None:
            self.update(Content(""))
            return
        self.update(_card(line, [str(line.certainty)], lead_of(line.speaker, line.certainty), line.text))

    def show_record(self, record: ClaimRecord) -> None:
        """All that is stored of the claim."""
        claim = record.claim
        facts = [str(claim.certainty) + (f" “{one_line(claim.cue)}”" if claim.cue else "")]
        if claim.occurred_on:
            facts.append(f"on {claim.occurred_on}")
        if claim.open_references:
            facts.append(f"who or what is meant by {', '.join(map(one_line, claim.open_references))}?")
        if not claim.checkable:
            facts.append("nothing to check: opinion or wish")
        if record.priority is not Priority.NORMAL:
            facts.append(f"{record.priority} priority")
        if record.assignee:
            facts.append(f"for {one_line(record.assignee)}")
        if record.standing_reason:
            facts.append(f"{record.standing_by}: {one_line(record.standing_reason)}")
        if record.decided_by and record.reason:
            facts.append(f"{record.decided_by}: {one_line(record.reason)}")
        elif record.decided_by:
            facts.append(f"by {record.decided_by}")
        elif record.reason:
            facts.append(one_line(record.reason))
        self.update(_card(record, facts, lead_of(claim.speaker, claim.certainty), claim.text))


def _card(claim: ClaimLine | ClaimRecord, facts: list[str], lead: str, text: str) -> Content:
    listed = claim.standing is Standing.LISTED
    state = state_content(claim.status) if listed else Content.styled(standing_words(claim.standing), "bold $muted")
    return Content.assemble(
        state,
        (f"{_GAP}claim {claim.id}{_GAP}{_GAP.join(map(visible, facts))}\n", "$muted"),
        (visible(lead), "italic"),
        (visible(text), "bold"),
    )
