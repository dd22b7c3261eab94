"""Putting right what the parser joins wrongly, before clauses are looked for."""

from __future__ import annotations

from verify.decompose import parse_repair_clauses as clauses
from verify.decompose import parse_repair_joined as joined
from verify.decompose import parse_repair_lists as lists
from verify.decompose import parse_repair_names as names
from verify.decompose import parse_repair_times as times
from verify.decompose import parse_repair_words as words
from verify.decompose.tree import Tree

# In this order: each is asked of the tree that those before it have put right.
_REPAIRS = (
    clauses.hang_hearers,
    clauses.hang_on_question_words,
    clauses.hang_on_renamings,
    clauses.open_with_that,
    clauses.hang_subjects,
    names.join_hyphened,
    names.join_greetings,
    words.add_another,
    clauses.join_results,
    clauses.join_noticed,
    clauses.name_who_acts,
    clauses.set_aside,
    words.join_pairs,
    words.multiply,
    words.join_degrees,
    words.join_distances,
    names.join_names,
    names.join_offices,
    names.join_firms,
    names.join_renamings,
    times.join_dates,
    times.date_reports,
    times.date_deeds,
    times.join_later,
    times.join_halves,
    joined.join_gerunds,
    joined.part_clauses,
    joined.part_at_semicolons,
    joined.join_choices,
    lists.join_behind_semicolons,
    lists.join_listed_names,
    lists.join_counts,
    joined.join_to_gerunds,
)


def mend(tree: Tree) -> Tree:
    """The same sentence with such words hung where they belong; the very same tree where there are none."""
    for repair in _REPAIRS:
        tree = repair.apply(tree)
    return tree
