"""Which source is an archived copy of which, as the addresses tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from verify.types.records import EvidenceRecord

# How archives that keep mementos name them: the time of the copy, then the whole address of the page.
_MEMENTO = re.compile(r"/web/\d{14}(?:[a-z]{2}_)?/(https?://.+)", re.IGNORECASE)
_UNTELLING = re.compile(r"^https?://(?:www\.)?|(?<=[^/]):(?:80|443)(?=/|$)|/$", re.IGNORECASE)


def stand_in(source: EvidenceRecord, others: Iterable[EvidenceRecord]) -> EvidenceRecord | None:
    """The archived copy among ``others`` on which a verdict can rest instead of a source that stands no more.

    It has the same quote and stance. None while the source stands, and where there is no such copy.
    """
    if source.stands or source.url is None:
        return None
    return next((each for each in others if each.stands and _is_copy(each, source)), None)


def _is_copy(copy: EvidenceRecord, source: EvidenceRecord) -> bool:
    memento = _MEMENTO.search(copy.url or "")
    return (
        memento is not None
        and _bare(memento[1]) == _bare(source.url or "")
        and (copy.quote, copy.stance) == (source.quote, source.stance)
    )


def _bare(url: str) -> str:
    return _UNTELLING.sub("", url)
