"""The plain values that every layer shares: frozen dataclasses and enums, no I/O.

Each module is loaded with the first of its names that is asked for: a command that breaks a text into claims does
not wait for the records of the store.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verify.types.archive import EarlierCheck, Hit, Imported, Origin
    from verify.types.claim import (
        Certainty,
        Claim,
        Decomposer,
        Decomposition,
        Passage,
        PassageKind,
        Quantity,
    )
    from verify.types.copies import stand_in
    from verify.types.listing import STATUS_CODES, ClaimRows, SavedFilter
    from verify.types.notice import DeliveryRecord, DeliveryState, NoticeRecord
    from verify.types.outside import ArchivedCopy, PublishedCheck
    from verify.types.page import Call, Caller, Fetcher, Network, Page, PageHints, Redirect, Visit
    from verify.types.records import (
        ArticleRecord,
        ClaimFilter,
        ClaimLine,
        ClaimRecord,
        CorrectionRecord,
        EventRecord,
        EvidenceRecord,
        ExportedFile,
        ExportRecord,
        Lineage,
        LogCheck,
        NoteRecord,
        Presence,
        Priority,
        Progress,
        RelationRecord,
        RevisionRecord,
        SnapshotRecord,
        Stance,
        Standing,
        Status,
        Terms,
    )
    from verify.types.relation import Reason, Relation, RelationKind, RelationState
    from verify.types.slots import Denial, Slots, Story, Unit, UnitKind
    from verify.types.text import Block, BlockKind, Dateline, Document, Sentence, Token
    from verify.types.watch import Cadence, CheckerRecord, VisitRecord, Watched, WatchRules

__all__ = [
    "STATUS_CODES",
    "ArchivedCopy",
    "ArticleRecord",
    "Block",
    "BlockKind",
    "Cadence",
    "Call",
    "Caller",
    "Certainty",
    "CheckerRecord",
    "Claim",
    "ClaimFilter",
    "ClaimLine",
    "ClaimRecord",
    "ClaimRows",
    "CorrectionRecord",
    "Dateline",
    "Decomposer",
    "Decomposition",
    "DeliveryRecord",
    "DeliveryState",
    "Denial",
    "Document",
    "EarlierCheck",
    "EventRecord",
    "EvidenceRecord",
    "ExportRecord",
    "ExportedFile",
    "Fetcher",
    "Hit",
    "Imported",
    "Lineage",
    "LogCheck",
    "Network",
    "NoteRecord",
    "NoticeRecord",
    "Origin",
    "Page",
    "PageHints",
    "Passage",
    "PassageKind",
    "Presence",
    "Priority",
    "Progress",
    "PublishedCheck",
    "Quantity",
    "Reason",
    "Redirect",
    "Relation",
    "RelationKind",
    "RelationRecord",
    "RelationState",
    "RevisionRecord",
    "SavedFilter",
    "Sentence",
    "Slots",
    "SnapshotRecord",
    "Stance",
    "Standing",
    "Status",
    "Story",
    "Terms",
    "Token",
    "Unit",
    "UnitKind",
    "Visit",
    "VisitRecord",
    "WatchRules",
    "Watched",
    "stand_in",
]

_MODULES = {
    "archive": (
        "EarlierCheck",
        "Hit",
        "Imported",
        "Origin",
    ),
    "claim": (
        "Certainty",
        "Claim",
        "Decomposer",
        "Decomposition",
        "Passage",
        "PassageKind",
        "Quantity",
    ),
    "copies": ("stand_in",),
    "listing": (
        "STATUS_CODES",
        "ClaimRows",
        "SavedFilter",
    ),
    "notice": (
        "DeliveryRecord",
        "DeliveryState",
        "NoticeRecord",
    ),
    "outside": (
        "ArchivedCopy",
        "PublishedCheck",
    ),
    "page": (
        "Call",
        "Caller",
        "Fetcher",
        "Network",
        "Page",
        "PageHints",
        "Redirect",
        "Visit",
    ),
    "records": (
        "ArticleRecord",
        "ClaimFilter",
        "ClaimLine",
        "ClaimRecord",
        "CorrectionRecord",
        "EventRecord",
        "EvidenceRecord",
        "ExportedFile",
        "ExportRecord",
        "Lineage",
        "LogCheck",
        "NoteRecord",
        "Presence",
        "Priority",
        "Progress",
        "RelationRecord",
        "RevisionRecord",
        "SnapshotRecord",
        "Stance",
        "Standing",
        "Status",
        "Terms",
    ),
    "relation": (
        "Reason",
        "Relation",
        "RelationKind",
        "RelationState",
    ),
    "slots": (
        "Denial",
        "Slots",
        "Story",
        "Unit",
        "UnitKind",
    ),
    "text": (
        "Block",
        "BlockKind",
        "Dateline",
        "Document",
        "Sentence",
        "Token",
    ),
    "watch": (
        "Cadence",
        "CheckerRecord",
        "VisitRecord",
        "Watched",
        "WatchRules",
    ),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value
