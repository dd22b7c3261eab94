"""Going back to the sources: a run takes what is to be visited, visits it, and writes down what it found."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from verify.desk.outcomes import Rechecked
from verify.desk.seeing import basis_of, look, sight_of
from verify.desk.settling import settle
from verify.errors import NotFoundError
from verify.recheck.schedule import due_each, quiet_until
from verify.recheck.sight import Sight
from verify.store import Store
from verify.types import Fetcher, Visit, Watched, WatchRules

ACTOR = "recheck"
# How long a run that was killed keeps its sources from others. One that lives renews its lease long before.
_LEASE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Checker:
    """All that a run needs: where it reads and writes, how it fetches, by which rules, and what time it is."""

    store: Store
    fetcher: Fetcher
    rules: WatchRules
    clock: Callable[[], datetime]

    def check(self, claim_ids: Sequence[int], progress: Callable[[str], None]) -> Iterator[Rechecked]:
        """Visit the sources of some claims (of all, when none is named), and give each as it is done.

        Quotes on one page share a visit. What another run has in hand is left to it. Each source is a
        transaction of its own, so that a run that is stopped keeps what it found and loses nothing.
        """
        return self._run(claim_ids, progress, due_only=False)

    def check_due(self, progress: Callable[[str], None]) -> Iterator[Rechecked]:
        """Visit the sources that are due, as ``check`` does, and note that the checker has run.

        In the quiet hours nobody is visited; that the checker was there is noted all the same.
        """
        return self._run((), progress, due_only=True)

    def _run(self, claim_ids: Sequence[int], progress: Callable[[str], None], *, due_only: bool) -> Iterator[Rechecked]:
        run = uuid.uuid4().hex
        by_address: defaultdict[str, list[Watched]] = defaultdict(list)
        for each in self._take(run, claim_ids, due_only=due_only):
            by_address[each.address].append(each)
        checked, ended = 0, False
        try:
            for result in self._visit_all(run, by_address, progress, scheduled=due_only):
                checked += 1
                yield result
            ended = True
        finally:
            with self.store.write(ACTOR) as writer:
                writer.release(run)
                if due_only and ended:
                    writer.end_run(checked)

    def _take(self, run: str, claim_ids: Sequence[int], *, due_only: bool) -> list[Watched]:
        """Take the sources in hand that are wanted and that no other run has."""
        now = self.clock()
        with self.store.write(ACTOR) as writer:
            if due_only:
                writer.begin_run()
                if quiet_until(now, self.rules) is not None:
                    return []
            for claim_id in claim_ids:
                writer.claim(claim_id)  # a wrong number is told before anything is visited
            sources = writer.watched(claim_ids or None)
            if due_only:
                moments = zip(sources, due_each(sources, self.rules), strict=True)
                due = {each.address for each, moment in moments if moment <= now}
                sources = [each for each in sources if each.address in due]
            taken = writer.lease([each.evidence_id for each in sources], run, now + _LEASE)
        return [each for each in sources if each.evidence_id in taken]

    def _visit_all(
        self, run: str, by_address: Mapping[str, Sequence[Watched]], progress: Callable[[str], None], *, scheduled: bool
    ) -> Iterator[Rechecked]:
        visits = [_visit(sources, scheduled=scheduled) for sources in by_address.values()]
        if not visits:
            return
        renewed = self.clock()
        for number, (visit, answer) in enumerate(self.fetcher.fetch_each(visits), start=1):
            progress(f"page {number} of {len(visits)}: {visit.url}")
            sight = sight_of(answer)
            for source in by_address[visit.url]:
                checked = self._settle(run, source, sight)
                if checked is not None:
                    yield checked
            now = self.clock()
            if now - renewed > _LEASE / 2:
                renewed = now
                with self.store.write(ACTOR) as writer:
                    writer.renew_leases(run, now + _LEASE)

    def _settle(self, run: str, source: Watched, sight: Sight) -> Rechecked | None:
        """Judge and write down one source; None when it is another run's by now, or was taken back."""
        with self.store.read() as reader:
            basis = basis_of(reader, source)
        found = look(basis, sight, self.fetcher)
        with self.store.write(ACTOR) as writer:
            if not writer.holds(source.evidence_id, run):
                return None
            try:
                return settle(writer, source, found, self.rules, self.clock())
            except NotFoundError:
                return None


def _visit(sources: Sequence[Watched], *, scheduled: bool) -> Visit:
    """One visit for all quotes of a page; on condition only if all were last seen on the same state of it."""
    first = sources[0]
    validators = {(each.etag, each.last_modified) for each in sources}
    if len(validators) > 1 or any(each.looked_at is None for each in sources):
        return Visit(first.address, scheduled=scheduled)
    return Visit(first.address, first.etag, first.last_modified, scheduled=scheduled)
