"""``claimdesk review --plain``: the review loop line by line, for screen readers and dumb terminals.

One claim is told at a time; one letter and Return decides, and the next open claim is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from verify.cli.claims import tell_claim, tell_flag
from verify.cli.output import complain, say, say_block
from verify.cli.plain_edits import EDITS, REMARKS, edit, remark
from verify.cli.plain_edits import HELP as EDIT_HELP
from verify.cli.plain_flags import DECISIONS, decide, take, tell_offers
from verify.cli.plain_flags import HELP as FLAG_HELP
from verify.errors import ClaimdeskError, InputError
from verify.types import ClaimFilter, Status

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.outcomes import Offer

HELP = (
    "v verified; d REASON disputed; p pending; n next open claim; N open claim before; "
    "f flags; s sentence; u undo; U redo; ? this help; q quit"
)
_VERDICTS = {"v": Status.VERIFIED, "d": Status.DISPUTED, "p": Status.PENDING}


class PlainReview:
    """The loop: where it stands, and what a line typed by the reviewer does."""

    def __init__(self, desk: Desk, wanted: ClaimFilter) -> None:
        self._desk = desk
        self._filter = wanted
        self._ids = list(desk.claim_ids(wanted))
        self._current: int | None = self._open_after(None)
        self._offers: list[Offer] = []

    def run(self, lines: Iterable[str]) -> None:
        """Work through the lines until they end or one says ``q``."""
        self._help()
        self._tell()
        for line in lines:
            letter, _, rest = line.strip().partition(" ")
            if letter == "q":
                break
            try:
                self._obey(letter, rest.strip())
            except ClaimdeskError as error:
                complain(error)
        left = len(self._open())
        say(f"{left} of {len(self._ids)} claims are open. Every decision is stored.")

    def _obey(self, letter: str, rest: str) -> None:
        if letter in _VERDICTS:
            self._decide(_VERDICTS[letter], rest or None)
        elif letter == "n":
            self._current = self._open_after(self._current)
            self._tell()
        elif letter == "N":
            self._current = self._open_before(self._current)
            self._tell()
        elif letter in DECISIONS and self._current is not None:
            decide(self._desk, self._current, DECISIONS[letter], rest)
        elif letter == "o":
            self._offer(take(self._desk, self._offers))
        elif letter in ("u", "U"):
            self._offers = []
            undone = self._desk.undo() if letter == "u" else self._desk.redo()
            say(undone.message)
            self._relist(undone.claim_ids)
        elif letter == "f":
            self._tell_flags()
        elif letter == "s":
            self._tell_sentence()
        elif letter[:1] in EDITS | REMARKS:
            self._edit(letter[0], f"{letter[1:]} {rest}".strip())
        else:
            self._help()

    def _help(self) -> None:
        say(HELP)
        say(FLAG_HELP)
        say(EDIT_HELP)

    def _edit(self, sign: str, rest: str) -> None:
        if self._current is None:
            say("No claim is open.")
            return
        shown = self._desk.claim(self._current)
        if sign in REMARKS:
            remark(self._desk, shown, sign, rest)
            return
        edited = edit(self._desk, shown, sign, rest)
        for was in edited.replaced:
            say(f"claim {was.id} was {was.status}; undo brings that back")
        self._relist([record.id for record in edited.claims])

    def _relist(self, wanted: Sequence[int]) -> None:
        """Read the list again, because claims came or went, and tell the first of ``wanted`` that is on it."""
        following = self._open_after(self._current)
        self._ids = list(self._desk.claim_ids(self._filter))
        self._current = next((each for each in (*wanted, following) if each in self._ids), None)
        self._tell()

    def _decide(self, status: Status, reason: str | None) -> None:
        if self._current is None:
            say("No claim is open.")
            return
        shown = self._desk.claim(self._current)
        if status is Status.DISPUTED and not reason:
            raise InputError("A dispute needs a reason.", "Say why the claim does not hold: d REASON.")
        decision = self._desk.mark([shown.id], status, reason, expected={shown.id: shown.version})
        say(f"{status}: {shown.claim.text}")
        self._offer(decision.offers)
        self._current = self._open_after(shown.id)
        self._tell()

    def _offer(self, offers: Sequence[Offer]) -> None:
        self._offers = list(offers)
        tell_offers(self._desk, self._offers)

    def _tell(self) -> None:
        if self._current is None:
            say("No claim is open.")
            return
        say(f"Claim {self._ids.index(self._current) + 1} of {len(self._ids)}, {len(self._open())} open.")
        tell_claim(self._desk.claim(self._current))

    def _tell_flags(self) -> None:
        found = self._desk.flags(claim_id=self._current) if self._current else []
        for flag in found:
            tell_flag(flag, self._desk)
        if not found:
            say("No flags.")

    def _tell_sentence(self) -> None:
        if self._current is not None:
            say_block(self._desk.claim(self._current).claim.sentence, 6)

    def _open(self) -> set[int]:
        wanted = ClaimFilter(article_id=self._filter.article_id, status=Status.PENDING)
        return set(self._desk.claim_ids(wanted)).intersection(self._ids)

    def _open_after(self, current: int | None) -> int | None:
        return self._first_open(_turned(self._ids, current))

    def _open_before(self, current: int | None) -> int | None:
        return self._first_open(_turned(self._ids[::-1], current))

    def _first_open(self, ids: Iterator[int]) -> int | None:
        still_open = self._open()
        return next((each for each in ids if each in still_open), None)


def _turned(ids: list[int], current: int | None) -> Iterator[int]:
    """The list from behind ``current`` to its end, then from its start up to and with ``current``."""
    start = ids.index(current) + 1 if current in ids else 0
    yield from ids[start:]
    yield from ids[:start]
