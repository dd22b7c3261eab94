"""What the terminal UI is made of, without a terminal."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.actions import ACTIONS, Scope
from tui.app import ClaimdeskApp
from tui.keyboard import Keyboard
from tui.painting import Mark, paint
from tui.rows import claim_row, claim_rows
from tui.screens.compare import CompareScreen
from tui.screens.desk import ArticlesScreen
from tui.screens.passage import PassageScreen
from tui.screens.reports import ReportsScreen
from tui.screens.review import ReviewScreen
from tui.screens.snapshot import SnapshotScreen
from tui.screens.watch import WatchScreen
from tui.worklist import PAGE, Worklist
from tui.wrapping import fit, wrap
from verify.types import ClaimLine, ClaimRows, Status

LINE = ClaimLine(7, 1, 10, 20, "Repairs will cost [b]4[/b] million.", "Ada Brandt", "attributed", Status.PENDING, (), 1)

# Letters, wide characters, combining marks, joined emoji, spaces and line feeds: what wrapping must survive.
texts = st.text(
    st.sampled_from("ab é\u0301橋👩\u200d🚒\u00a0\n\t-") | st.characters(exclude_categories=["Cs"]), max_size=80
)


class TestWrap:
    """Lines by cells, told in code points."""

    @given(texts, st.integers(2, 20))
    def test_no_line_is_wider_than_asked(self, text: str, width: int) -> None:
        assert all(cell_len(text[start:end]) <= width for start, end in wrap(text, width))

    @given(texts, st.integers(2, 20))
    def test_lines_are_in_order_and_only_white_space_is_left_out(self, text: str, width: int) -> None:
        lines = wrap(text, width)
        between = [text[end:start] for (_, end), (start, _) in pairwise([(0, 0), *lines, (len(text), len(text))])]
        assert all(not gap.strip() for gap in between)
        assert "".join(text[start:end] for start, end in lines).split() or not text.strip()

    def test_an_empty_line_stays(self) -> None:
        assert wrap("one\n\ntwo", 10) == [(0, 3), (4, 4), (5, 8)]

    def test_a_mark_stays_with_what_it_combines_with(self) -> None:
        assert wrap("abe\u0301d", 3) == [(0, 4), (4, 5)]

    def test_a_word_that_takes_no_cells_is_not_lost(self) -> None:
        assert wrap("\u0301 000", 2) == [(0, 1), (2, 4), (4, 5)]
        assert wrap("⺀ \x1b", 2) == [(0, 1), (2, 3)]

    def test_wide_characters_count_double(self) -> None:
        assert wrap("橋の修理", 4) == [(0, 2), (2, 4)]

    @given(texts, st.integers(0, 30))
    def test_fit_is_exact(self, text: str, width: int) -> None:
        assert cell_len(fit(text.replace("\n", " ").replace("\t", " "), width)) == width


marks = st.builds(
    lambda start, length, status: Mark(start, start + length, status),
    st.integers(0, 40),
    st.integers(1, 20),
    st.sampled_from(list(Status)),
)


class TestPaint:
    """One state for each character."""

    @given(st.lists(marks, max_size=8), st.none() | marks)
    def test_every_character_is_painted_once_and_by_what_covers_it(
        self, given_marks: list[Mark], now: Mark | None
    ) -> None:
        length = 60
        runs = paint(given_marks, now, length)
        assert [at for run in runs for at in range(run.start, run.end)] == list(range(length))
        for run in runs:
            over = {mark.status for mark in given_marks if mark.start <= run.start < mark.end}
            assert run.status in over or (run.status is None and not over)
            assert run.current == (now is not None and now.start <= run.start < now.end)

    def test_a_dispute_shows_through_and_a_verdict_does_not_hide_open_work(self) -> None:
        over = [Mark(0, 9, Status.VERIFIED), Mark(0, 6, Status.PENDING), Mark(0, 3, Status.DISPUTED)]
        assert [(run.end, run.status) for run in paint(over, None, 9)] == [
            (3, Status.DISPUTED),
            (6, Status.PENDING),
            (9, Status.VERIFIED),
        ]


class TestRows:
    """A line of the list."""

    @given(texts, st.none() | texts, st.integers(20, 90))
    def test_a_row_fills_its_cells_exactly(self, text: str, speaker: str | None, width: int) -> None:
        line = replace(LINE, text=text, speaker=speaker, flags=("conflict", "duplicate", "update"))
        for row in (claim_row(line, width), *claim_rows(line, width)):
            assert cell_len("".join(piece.text for piece in row)) == width

    def test_markup_is_text_and_the_speaker_comes_first(self) -> None:
        shown = "".join(piece.text for piece in claim_row(LINE, 80))
        assert shown.rstrip() == "○ pending      Ada Brandt: Repairs will cost [b]4[/b] million."

    def test_what_nobody_confirmed_never_reads_as_bare_fact(self) -> None:
        line = replace(LINE, speaker=None, certainty="unverified", text="A lorry struck the pier.")
        assert "unverified: A lorry" in "".join(piece.text for piece in claim_row(line, 80))

    def test_control_characters_are_made_visible(self) -> None:
        shown = "".join(piece.text for piece in claim_row(replace(LINE, text="a\x1b[31mb\u202ec"), 80))
        assert "a\ufffd[31mb\ufffdc" in shown


def rows_of(ids: Iterable[int], states: str, firsts: dict[int, int], *, last: bool = True) -> ClaimRows:
    """A stretch of a list, its verdicts as letters."""
    return ClaimRows(array("I", ids), states.encode(), firsts, last)


class TestWorklist:
    """The claims as numbers."""

    def test_the_next_open_claim_starts_over_at_the_end(self) -> None:
        worklist = Worklist(rows_of([5, 6, 7, 8], "vpdp", {1: 0}))
        assert worklist.next_open(1) == 3
        assert worklist.next_open(3) == 1
        assert worklist.next_open(1, -1) == 3
        assert worklist.next_open(3, -1) == 1

    def test_a_decided_claim_is_open_no_longer(self) -> None:
        worklist = Worklist(rows_of([7], "p", {1: 0}))
        worklist.put(0, [LINE])
        worklist.update(replace(LINE, status=Status.VERIFIED))
        assert worklist.next_open(0) is None
        line = worklist.line(0)
        assert line is not None
        assert line.status is Status.VERIFIED

    def test_lines_are_kept_for_the_pages_last_read_only(self) -> None:
        worklist = Worklist(rows_of(range(PAGE * 100), "v" * PAGE * 100, {1: 0}))
        for page in range(100):
            worklist.put(page, [replace(LINE, id=row) for row in worklist.page_ids(page)])
        assert worklist.line(0) is None
        assert worklist.line(PAGE * 99) is not None

    @given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from("pvd")), max_size=40), st.integers(1, 7))
    def test_a_list_read_in_stretches_is_the_list(self, claims: list[tuple[int, str]], size: int) -> None:
        claims.sort()
        ids = list(range(100, 100 + len(claims)))[::-1]  # an edited claim may have a higher number than the next
        stretches = [claims[at : at + size] for at in range(0, len(claims), size)] or [[]]
        worklist: Worklist | None = None
        for number, stretch in enumerate(stretches):
            firsts: dict[int, int] = {}
            for at, (article, _) in enumerate(stretch):
                firsts.setdefault(article, at)
            part = ids[number * size : number * size + len(stretch)]
            states = "".join(state for _, state in stretch)
            rows = rows_of(part, states, firsts, last=number == len(stretches) - 1)
            if worklist is None:
                worklist = Worklist(rows)
            else:
                worklist.extend(rows)
        assert worklist is not None
        assert worklist.complete
        assert list(worklist.ids) == ids
        for row, (article, _) in enumerate(claims):
            assert worklist.row_of(replace(LINE, id=ids[row], article_id=article)) == row
            assert worklist.row_of(replace(LINE, id=ids[row], article_id=article + 1)) is None
        assert worklist.row_of(replace(LINE, id=99, article_id=3)) is None
        open_rows = [row for row, (_, state) in enumerate(claims) if state == "p"]
        assert worklist.next_open(-1) == (open_rows[0] if open_rows else None)


SCREENS = {
    Scope.DESK: ArticlesScreen,
    Scope.REVIEW: ReviewScreen,
    Scope.COMPARE: CompareScreen,
    Scope.PASSAGE: PassageScreen,
    Scope.SNAPSHOT: SnapshotScreen,
    Scope.REPORTS: ReportsScreen,
    Scope.WATCH: WatchScreen,
}


class TestActions:
    """The table of keys."""

    @pytest.mark.parametrize("scope", SCREENS)
    def test_the_footer_holds_six_at_most(self, scope: Scope) -> None:
        assert 0 < sum(action.footer for action in Keyboard().of(scope, Scope.EVERYWHERE)) <= 6

    def test_every_action_exists(self) -> None:
        for action in ACTIONS:
            namespace, _, name = action.run.partition("(")[0].rpartition(".")
            owner = ClaimdeskApp if namespace == "app" else SCREENS.get(action.scope, ReviewScreen)
            assert hasattr(owner, f"action_{name}") or action.scope is Scope.TYPING, action.id
