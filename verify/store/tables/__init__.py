"""The tables. The schema in a file is made by the migrations alone; a test holds the two together.

Times are UTC. A row that people or re-checks can change has a ``version``, which counts its changes.
"""

from __future__ import annotations

from sqlalchemy import Table

from verify.store.tables import articles, finding, log, sources  # noqa: F401 -- their classes make the tables
from verify.store.tables.row import Row

METADATA = Row.metadata
_tables = METADATA.tables
ARTICLE: Table = _tables["article"]
REVISION: Table = _tables["revision"]
CLAIM: Table = _tables["claim"]
NOTE: Table = _tables["note"]
TERM: Table = _tables["term"]
POSTING: Table = _tables["posting"]
EARLIER_CHECK: Table = _tables["earlier_check"]
RELATION: Table = _tables["relation"]
EVIDENCE: Table = _tables["evidence"]
WATCH: Table = _tables["watch"]
CHECKER: Table = _tables["checker"]
BODY: Table = _tables["body"]
SNAPSHOT: Table = _tables["snapshot"]
SAVED_FILTER: Table = _tables["saved_filter"]
NOTICE: Table = _tables["notice"]
DELIVERY: Table = _tables["delivery"]
STEP: Table = _tables["step"]
EVENT: Table = _tables["event"]
CORRECTION: Table = _tables["correction"]
EXPORT: Table = _tables["export"]
LOG_HEAD: Table = _tables["log_head"]
