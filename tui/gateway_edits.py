"""The part of the gateway that edits claims, and what else people do with them besides verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.gateway_base import GatewayBase
from verify.desk.editing import NewPassage, Part
from verify.desk.outcomes import Edited
from verify.types import ClaimLine, NoteRecord, Priority


@dataclass(frozen=True, slots=True)
class EditDone:
    """Claims as an edit left them, the first of them first, and how many verdicts fell with their words."""

    claims: list[ClaimLine]
    fallen: int


class EditGateway(GatewayBase):
    """Each edit is of claims as they were seen, and refused when one of them was changed since."""

    def reword(self, line: ClaimLine, text: str) -> EditDone:
        """Let a claim say something else."""
        return self._done(self._desk.reword(line.id, text, expected={line.id: line.version}))

    def split(self, line: ClaimLine, texts: Sequence[str]) -> EditDone:
        """Make several claims of one."""
        return self._done(self._desk.split(line.id, [Part(text) for text in texts], expected={line.id: line.version}))

    def merge(self, lines: Sequence[ClaimLine], text: str) -> EditDone:
        """Make one claim of several."""
        return self._done(self._desk.merge([line.id for line in lines], text, expected=_versions(lines)))

    def add_claim(self, article_id: int, passage: NewPassage) -> EditDone:
        """Make a claim of a passage."""
        return self._done(self._desk.add_claim(article_id, passage))

    def set_aside(self, lines: Sequence[ClaimLine], reason: str) -> EditDone:
        """Take claims off the list as not checkable."""
        return self._done(self._desk.set_aside([line.id for line in lines], reason, expected=_versions(lines)))

    def restore(self, lines: Sequence[ClaimLine]) -> EditDone:
        """Put claims that were set aside back on the list."""
        return self._done(self._desk.restore([line.id for line in lines], expected=_versions(lines)))

    def note(self, claim_id: int, text: str) -> NoteRecord:
        """Note something about a claim."""
        return self._desk.note(claim_id, text)

    def assign(self, lines: Sequence[ClaimLine], name: str | None) -> list[ClaimLine]:
        """Say who is to look at claims, or nobody."""
        name = self._desk.reviewer if name == "me" else name
        self._desk.assign([line.id for line in lines], name, expected=_versions(lines))
        return self._desk.claim_lines([line.id for line in lines])

    def prioritise(self, lines: Sequence[ClaimLine], priority: Priority) -> list[ClaimLine]:
        """Say how soon claims should be looked at."""
        self._desk.prioritise([line.id for line in lines], priority, expected=_versions(lines))
        return self._desk.claim_lines([line.id for line in lines])

    def _done(self, edited: Edited) -> EditDone:
        return EditDone(self._desk.claim_lines([record.id for record in edited.claims]), len(edited.replaced))


def _versions(lines: Sequence[ClaimLine]) -> dict[int, int]:
    return {line.id: line.version for line in lines}
