"""Records for report tests, made by hand: a small desk without a store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from verify.report.build import build_report
from verify.report.history import NO_HISTORY, ClaimPast, History
from verify.report.lookback import EvidenceChange, RelationChange
from verify.report.model import Alteration, Correction, Gone, Note, Report, Stated, Verdict
from verify.types import (
    ArticleRecord,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimRecord,
    EvidenceRecord,
    ExportRecord,
    Passage,
    PassageKind,
    Presence,
    Quantity,
    Reason,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SnapshotRecord,
    Stance,
    Standing,
    Status,
    Terms,
)

NOON = datetime(2026, 3, 9, 12, 0, tzinfo=UTC)
HEAD = "ab" * 32

TITLE = "Ferry service halted"
FIRST = "The ferry Aurora sank on Monday, the harbour office said. Twelve people were rescued."
SECOND = "Who pays for it? The ferry Aurora reached port, a passenger wrote."
TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"


def blocks_of(text: str) -> tuple[Block, ...]:
    """The first line as the title, every other line with words in it as a paragraph."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.TITLE
            blocks.append(Block(kind, at, at + len(line)))
        at += len(line) + 1
    return tuple(blocks)


def article(*, title: str = TITLE, source: str = "/home/desk/ferry.txt", language: str | None = "en") -> ArticleRecord:
    return ArticleRecord(
        id=1,
        slug="ferry",
        title=title,
        source=source,
        place="Oslo",
        published="2026-03-09",
        language=language,
        revision_id=10,
        revision=1,
        added_at=NOON,
        version=1,
    )


def revision(
    text: str = TEXT, *, blocks: tuple[Block, ...] | None = None, passages: Sequence[Passage] = ()
) -> RevisionRecord:
    return RevisionRecord(
        id=10,
        article_id=1,
        number=1,
        text=text,
        sha256=hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest(),
        blocks=blocks_of(text) if blocks is None else blocks,
        passages=tuple(passages),
    )


def claim_record(
    id_: int,
    start: int,
    end: int,
    *,
    text: str = "The ferry Aurora sank.",
    source_text: str = TEXT,
    status: Status = Status.PENDING,
    reason: str | None = None,
    decided_by: str | None = None,
    speaker: str | None = None,
    cue: str | None = None,
    certainty: Certainty = Certainty.ASSERTED,
    occurred_on: str | None = None,
    quantities: tuple[Quantity, ...] = (),
    checkable: bool = True,
    slug: str = "ferry",
    revision_id: int = 10,
) -> ClaimRecord:
    return ClaimRecord(
        id=id_,
        article_id=1,
        article=slug,
        revision_id=revision_id,
        claim=Claim(
            text=text,
            start=start,
            end=end,
            sentence=source_text[start:end],
            sentence_start=start,
            sentence_end=end,
            speaker=speaker,
            cue=cue,
            certainty=certainty,
            occurred_on=occurred_on,
            quantities=quantities,
            checkable=checkable,
        ),
        quote=source_text[start:end],
        prefix="",
        suffix="",
        status=status,
        reason=reason,
        decided_by=decided_by,
        decided_at=None if decided_by is None else datetime(2026, 3, 10, 9, 5, tzinfo=UTC),
        flags=(),
        slots={},
        version=1,
    )


def claim_on(id_: int, words: str, **changes: object) -> ClaimRecord:
    """A claim on the first place of ``words`` in the sample text."""
    start = TEXT.index(words)
    return claim_record(id_, start, start + len(words), **changes)  # type: ignore[arg-type] # checked by claim_record


def evidence_record(
    id_: int,
    claim_id: int,
    *,
    url: str | None = "https://harbour.example/log?day=9",
    locator: str | None = None,
    quote: str | None = "The Aurora went down at 06:40.",
    terms: Terms = Terms.ON_RECORD,
    stance: Stance = Stance.SUPPORTS,
    presence: Presence | None = None,
    note: str | None = None,
) -> EvidenceRecord:
    return EvidenceRecord(
        id=id_,
        claim_id=claim_id,
        url=url,
        locator=locator,
        quote=quote,
        stance=stance,
        terms=terms,
        added_by="mira",
        added_at=NOON,
        presence=presence,
        note=note,
        decayed=presence is Presence.GONE,
        checked_at=None if presence is None else datetime(2026, 3, 11, 7, 30, tzinfo=UTC),
        version=1,
    )


def snapshot_record(evidence_id: int) -> SnapshotRecord:
    return SnapshotRecord(
        id=evidence_id,
        evidence_id=evidence_id,
        fetched_at=NOON,
        status=200,
        final_url="https://harbour.example/log?day=9",
        etag=None,
        last_modified=None,
        sha256="cd" * 32,
        text="The Aurora went down at 06:40.",
        holds=True,
    )


def relation_record(
    id_: int,
    a: int,
    b: int,
    *,
    kind: RelationKind = RelationKind.CONFLICT,
    state: RelationState = RelationState.OPEN,
    reasons: tuple[Reason, ...] = (Reason("manner", "sank", "reached port", "sank against reached port", (17, 21)),),
) -> RelationRecord:
    decided = state is not RelationState.OPEN
    return RelationRecord(
        id=id_,
        a=a,
        b=b,
        kind=kind,
        score=91.5,
        reasons=reasons,
        state=state,
        decided_by="mira" if decided else None,
        decided_at=NOON if decided else None,
        version=1,
    )


def report(
    claims: Sequence[ClaimRecord] = (),
    *,
    text: str = TEXT,
    blocks: tuple[Block, ...] | None = None,
    title: str = TITLE,
    source: str = "/home/desk/ferry.txt",
    passages: Sequence[Passage] = (),
    relations: Sequence[RelationRecord] = (),
    others: Mapping[int, ClaimRecord] | None = None,
    evidence: Sequence[EvidenceRecord] = (),
    snapshots: Mapping[int, SnapshotRecord] | None = None,
    history: History = NO_HISTORY,
) -> Report:
    return build_report(
        article=article(title=title, source=source),
        revision=revision(text, blocks=blocks, passages=passages),
        claims=claims,
        relations=relations,
        others=others or {},
        evidence=evidence,
        snapshots=snapshots or {},
        log_head=HEAD,
        as_of=datetime(2026, 3, 12, 14, 5, tzinfo=UTC),
        history=history,
    )


def stated(
    text: str = "Twelve people were rescued.",
    status: Status = Status.VERIFIED,
    reason: str | None = "Seen.",
    by: str = "mira",
) -> Stated:
    """What a report said of a claim."""
    return Stated(text, None, Certainty.ASSERTED, None, Verdict(status, reason, by, NOON))


def export_record() -> ExportRecord:
    """The report that left the desk before."""
    return ExportRecord(1, 1, "ferry", NOON, "mira", datetime(2026, 3, 10, 8, 0, tzinfo=UTC), 3, "ef" * 32, ())


def past(row: dict[str, Any] | None = None, *, new: bool = False, signed: str | None = None) -> ClaimPast:
    """A claim that was pending in the last report, unless ``row`` has other fields or it is new."""
    fields = {"status": "pending", "reason": None, "decided_by": None, "decided_at": None} | (row or {})
    return ClaimPast(None if new else fields, None if signed is None else (signed, NOON))


def full_history() -> History:
    """Every kind of change once, and corrections with and without notes."""
    verified = {"status": "verified", "reason": "Seen.", "decided_by": "mira", "decided_at": NOON.isoformat()}
    note = Note("We had the number from a first count.", "ida", NOON)
    altered = Alteration(stated(), stated(status=Status.DISPUTED, reason="Eleven.", by="jon"), "jon", NOON)
    return History(
        last=export_record(),
        claims={4: past(), 5: past(verified), 6: past(new=True)},
        gone=(Gone(7, "Eleven were rescued and one was not.", Standing.SUPERSEDED, (5, 6), "jon", NOON),),
        sources=(
            EvidenceChange(evidence_record(1, 4, presence=Presence.GONE), was=Presence.PRESENT),
            EvidenceChange(evidence_record(2, 5, url=None, locator="Log book, page 14"), new=True),
            EvidenceChange(evidence_record(3, 5, locator="taken out"), withdrawn=True),
        ),
        flags=(
            RelationChange(relation_record(1, 4, 6), None),
            RelationChange(relation_record(3, 5, 6), RelationState.OPEN),
        ),
        notes=2,
        corrections=(
            Correction(5, altered, (note,)),
            Correction(8, Alteration(stated(), Gone(8, "A number.", Standing.ASIDE, (), None, None), None, None), ()),
            Correction(None, None, (note,)),
        ),
    )


def full_report() -> Report:
    """Every part of a report once: three verdicts, a source, a flag of each state, an open sentence."""
    question = TEXT.index("Who pays")
    return report(
        [
            claim_on(
                4,
                "The ferry Aurora sank on Monday",
                status=Status.VERIFIED,
                reason="The log says so.",
                decided_by="mira",
                speaker="the harbour office",
                cue="said",
                certainty=Certainty.ATTRIBUTED,
                occurred_on="2026-03-09",
            ),
            claim_on(
                5,
                "Twelve people were rescued",
                text="Twelve people were rescued.",
                status=Status.DISPUTED,
                decided_by="jon",
                quantities=(Quantity("Twelve people", 80, 93, 12, 12, counted="person"),),
            ),
            claim_on(
                6,
                "The ferry Aurora reached port",
                text="The ferry Aurora reached port.",
                speaker="a passenger",
                cue="wrote",
                certainty=Certainty.ATTRIBUTED,
            ),
        ],
        passages=[
            Passage(0, len(TITLE), PassageKind.NO_CLAIM, "heading"),
            Passage(question, question + len("Who pays for it?"), PassageKind.NO_CLAIM, "question"),
        ],
        relations=[
            relation_record(1, 4, 6),
            relation_record(2, 4, 77, kind=RelationKind.DUPLICATE, state=RelationState.CONFIRMED),
            relation_record(3, 5, 6, kind=RelationKind.UPDATE, state=RelationState.DISMISSED),
        ],
        others={77: claim_record(77, 0, 5, slug="ferry-follow-up", text="Aurora went down on Monday.")},
        evidence=[
            evidence_record(1, 4, presence=Presence.PRESENT),
            evidence_record(2, 5, url=None, locator="Log book, page 14", stance=Stance.REFUTES),
        ],
        snapshots={1: snapshot_record(1)},
        history=full_history(),
    )


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> & &lt;b&gt; &#60; ]]> <!-- --> ",
    "[click](javascript:alert(1)) ![i](https://evil.example/p.png) [x]: https://evil.example <https://evil.example>",
    "https://evil.example/auto www.evil.example mira@evil.example http://evil.example/`x`|y",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "---",
    "===",
    "``` fence",
    "~~~",
    "    indented | cell | **bold** __bold__ *it* _it_ ~~gone~~ `code` \\ \\* ends\\",
    "a\nb\n\n# c\n| x | y |\n| --- | --- |\n",
    "\x00\x1b[31mred\x9b \u202egnp.exe\u2069 \u200b \x85 \u2028 \ud800",
    '=HYPERLINK("https://evil.example","x") \'"><svg onload=alert(3)> {{ 7*7 }} {% raw %} ⟦ ⟧',
    "w" * 10_000,
)


def hostile_report() -> Report:
    """Hostile text wherever text can come from outside."""
    text = "\n\n".join(HOSTILE)
    claims = []
    for number, words in enumerate(HOSTILE, 1):
        start = text.index(words)
        claims.append(
            claim_record(
                number,
                start,
                start + len(words),
                source_text=text,
                text=words,
                speaker=words,
                cue=words,
                reason=words,
                decided_by=words,
                quantities=(Quantity(words, start, start + 1, None, None),),
            )
        )
    middle = len(text) // 3
    claims.append(claim_record(90, middle, middle + 50, source_text=text))
    return report(
        claims,
        text=text,
        title=" ".join(HOSTILE),
        source=HOSTILE[1],
        passages=[Passage(claim.claim.start, claim.claim.end, PassageKind.NO_CLAIM, claim.quote) for claim in claims],
        relations=[
            relation_record(
                number + offset, number, 99, kind=kind, reasons=(Reason("wording", words, "b", words, (0, 5), (2, 4)),)
            )
            for offset, kind in ((0, RelationKind.CONFLICT), (100, RelationKind.DUPLICATE))
            for number, words in enumerate(HOSTILE, 1)
        ],
        others={99: claim_record(99, 0, 1, text=HOSTILE[1], slug=HOSTILE[0], speaker=HOSTILE[2])},
        evidence=[
            evidence_record(number, number, url=words, locator=words, quote=words, presence=Presence.GONE, note=words)
            for number, words in enumerate(HOSTILE, 1)
        ],
        history=_hostile_history(),
    )


def _hostile_history() -> History:
    corrections = []
    for number, words in enumerate(HOSTILE, 1):
        said = stated(words, reason=words, by=words)
        other = stated(f"not {words}", Status.DISPUTED, f"not {words}", words)
        corrections.append(Correction(number, Alteration(said, other, words, NOON), (Note(words, words, NOON),)))
    return History(
        last=export_record(),
        claims={
            number: past({"text": f"not {words}", "speaker": f"not {words}", "reason": f"not {words}"}, signed=words)
            for number, words in enumerate(HOSTILE, 1)
        },
        gone=tuple(
            Gone(number, words, Standing.SUPERSEDED, (number,), words, NOON)
            for number, words in enumerate(HOSTILE, 200)
        ),
        sources=tuple(
            EvidenceChange(
                evidence_record(
                    number, number, url=words, locator=words, quote=words, presence=Presence.GONE, note=words
                ),
                new=number % 2 == 0,
            )
            for number, words in enumerate(HOSTILE, 1)
        ),
        flags=tuple(
            RelationChange(
                relation_record(number, number, 99, reasons=(Reason("wording", words, "b", words),)),
                None if number % 2 else RelationState.OPEN,
            )
            for number, words in enumerate(HOSTILE, 1)
        ),
        corrections=tuple(corrections),
    )


def confidential_report(terms: Terms) -> Report:
    """A verdict that rests on one source on these terms and one on the record; "Vold" is in each field of the first."""
    reason = "Confirmed by Ines Vold, “it was cracked in January says Vold”."
    return report(
        [claim_on(4, "Twelve people", status=Status.VERIFIED, decided_by="mira", reason=reason)],
        evidence=[
            evidence_record(1, 4),
            evidence_record(
                2,
                4,
                url="https://vold.example/memo",
                locator="Ines Vold",
                quote="it was cracked in January says Vold",
                note="Vold: page gone",
                terms=terms,
                presence=Presence.GONE,
            ),
        ],
        snapshots={2: snapshot_record(2)},
    )
