"""Every key of the terminal UI, once: bindings, footer, help, palette and documentation are made from this table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Scope(StrEnum):
    """Where a key works; the value is the heading it has in the help screen."""

    DESK = "On the desk"
    REVIEW = "While reviewing"
    COMPARE = "While comparing"
    PASSAGE = "While choosing a passage"
    SNAPSHOT = "While looking at a kept page"
    REPORTS = "While looking at reports"
    WATCH = "While looking at the sources"
    TYPING = "While typing"
    EVERYWHERE = "Everywhere"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a person can do.

    ``id`` names it in a configuration, ``run`` is what Textual calls, ``keys`` the keys that do it,
    first the one that is shown. ``label`` is its word in the footer, ``help`` its line in the help
    screen; ``footer`` says whether it is one of the few (six at most a screen) that the footer shows.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    run: str
    label: str
    help: str
    footer: bool = False


_D, _R, _C, _T, _E = Scope.DESK, Scope.REVIEW, Scope.COMPARE, Scope.TYPING, Scope.EVERYWHERE
_P, _S = Scope.PASSAGE, Scope.SNAPSHOT

ACTIONS: tuple[Action, ...] = (
    Action("desk.open", _D, ("enter",), "open", "open", "review the selected article", footer=True),
    Action("desk.add", _D, ("a",), "add", "add", "take articles in from files, web addresses or a feed", footer=True),
    Action("desk.paste", _D, ("p",), "paste", "paste", "take in an article from text that is pasted"),
    Action(
        "desk.all", _D, ("A",), "review_all", "all claims", "review the claims of all articles in one list", footer=True
    ),
    Action("desk.mine", _D, ("m",), "review_mine", "mine", "review the open claims that are assigned to you"),
    Action("desk.filter", _D, ("slash",), "filter_all", "filter", "filter the claims of all articles"),
    Action("desk.reload", _D, ("r",), "reload", "reload", "read the desk again"),
    Action("report.export", _D, ("e",), "export", "export", "write the report of the selected article to a file"),
    Action("report.pack", _D, ("P",), "pack", "pack", "put reports, sources and log of the article into one file"),
    Action("report.list", _D, ("R",), "reports", "reports", "what reports left the desk, and which are out of date"),
    Action("report.correct", _D, ("c",), "correct", "correct", "note a correction on the selected article"),
    Action("archive.import", _D, ("i",), "import", "import", "take checks made elsewhere into the archive"),
    Action("log.prove", _D, ("L",), "prove_log", "prove log", "prove that the log of all changes is whole"),
    Action("watch.open", _D, ("w",), "watch", "sources", "the sources: what is due, failing or changed", footer=True),
    Action("desk.down", _D, ("j", "down"), "move(1)", "down", "next article"),
    Action("desk.up", _D, ("k", "up"), "move(-1)", "up", "previous article"),
    Action(
        "claim.verify", _R, ("v",), "mark('verified')", "verified", "verified; on to the next open claim", footer=True
    ),
    Action("claim.dispute", _R, ("d",), "dispute", "disputed", "disputed; asks why, then on to the next", footer=True),
    Action("claim.reopen", _R, ("p",), "mark('pending')", "pending", "pending; on to the next open claim", footer=True),
    Action("undo", _R, ("u",), "undo", "undo", "undo your last step, also after a restart", footer=True),
    Action("redo", _R, ("U",), "redo", "redo", "bring back what you undid"),
    Action("claim.tag", _R, ("space",), "tag", "tag", "tag this claim; a verdict is then for all tagged ones"),
    Action("offer.take", _R, ("o",), "take_offer", "take offer", "give a related claim the verdict that is offered"),
    Action("claim.next_open", _R, ("n",), "open_claim(1)", "next open", "next open claim"),
    Action("claim.previous_open", _R, ("N",), "open_claim(-1)", "previous open", "previous open claim"),
    Action("claim.down", _R, ("j", "down"), "move(1)", "down", "next claim"),
    Action("claim.up", _R, ("k", "up"), "move(-1)", "up", "previous claim"),
    Action("claim.page_down", _R, ("pagedown",), "page(1)", "page down", "a page of claims down"),
    Action("claim.page_up", _R, ("pageup",), "page(-1)", "page up", "a page of claims up"),
    Action("claim.first", _R, ("g", "home"), "edge(False)", "first", "first claim"),
    Action("claim.last", _R, ("G", "end"), "edge(True)", "last", "last claim"),
    Action("flag.next", _R, ("f",), "flag(1)", "next flag", "select the next flag of this claim"),
    Action("flag.previous", _R, ("F",), "flag(-1)", "previous flag", "select the flag before"),
    Action("flag.confirm", _R, ("c",), "decide_flag('confirmed')", "confirm", "confirm the selected flag"),
    Action(
        "flag.dismiss", _R, ("x",), "decide_flag('dismissed')", "dismiss", "dismiss it; it does not come back by itself"
    ),
    Action("flag.compare", _R, ("enter", "equals_sign"), "compare", "compare", "compare the two claims of the flag"),
    Action("tab.flags", _R, ("1",), "tab('flags')", "flags", "show the flags of this claim"),
    Action("tab.sources", _R, ("2",), "tab('sources')", "sources", "show its sources; again: select the next"),
    Action("tab.history", _R, ("3",), "tab('history')", "history", "show what was done to it, and by whom"),
    Action("tab.notes", _R, ("4",), "tab('notes')", "notes", "show the notes on it"),
    Action("edit.reword", _R, ("e",), "reword", "reword", "reword this claim"),
    Action("edit.split", _R, ("vertical_line",), "split", "split", "split this claim into parts"),
    Action("edit.merge", _R, ("ampersand",), "merge", "merge", "merge the tagged claims into one"),
    Action("edit.add", _R, ("plus",), "add_claim", "add claim", "add a claim from a passage of the article"),
    Action("edit.aside", _R, ("minus",), "set_aside", "set aside", "set it aside as not checkable, or put it back"),
    Action("note.add", _R, ("i",), "note", "note", "write a note on this claim"),
    Action("note.next", _R, ("I",), "next_note", "next note", "next claim with a note"),
    Action("claim.correct", _R, ("C",), "correct", "correct", "note a correction of what reports said of this claim"),
    Action("claim.assign", _R, ("a",), "assign", "assign", "say who is to look at this claim"),
    Action("claim.priority", _R, ("exclamation_mark",), "priority", "priority", "high, low, or again normal priority"),
    Action("source.attach", _R, ("s",), "attach", "source", "attach a source to this claim"),
    Action("source.copy", _R, ("l",), "copy", "kept page", "see the page that was kept of the selected source"),
    Action("source.browse", _R, ("b",), "browse", "browser", "open the selected source in a browser"),
    Action("source.recheck", _R, ("r",), "recheck", "re-check", "visit the sources of this claim again"),
    Action(
        "source.take", _R, ("m",), "take_source", "take over", "take a source over from the claim it was split from"
    ),
    Action("source.lookup", _R, ("W",), "lookup", "published", "checks of it that others published, to attach one"),
    Action("source.archived", _R, ("z",), "archived", "archived", "archived copy of a source, from before the verdict"),
    Action("source.save", _R, ("Z",), "save_copy", "save copy", "ask the Internet Archive to save a source"),
    Action(
        "filter.open",
        _R,
        ("slash",),
        "filter",
        "filter",
        "filter, as in: status:pending speaker:ministry words",
        footer=True,
    ),
    Action("filter.clear", _R, ("escape",), "clear", "clear", "take the tags away; without tags, clear the filter"),
    Action("filter.drop", _R, ("backspace",), "drop_chip", "drop", "take the last part of the filter away"),
    Action(
        "filter.save", _R, ("at",), "save_filter", "save filter", "save the filter under a name, to call it by @name"
    ),
    Action(
        "compare.confirm", _C, ("c",), "decide('confirmed')", "confirm", "confirm the flag and go back", footer=True
    ),
    Action(
        "compare.dismiss", _C, ("x",), "decide('dismissed')", "dismiss", "dismiss the flag and go back", footer=True
    ),
    Action("compare.close", _C, ("escape",), "close", "back", "go back, nothing is changed", footer=True),
    Action("passage.choose", _P, ("enter",), "choose", "make a claim", "make a claim of this passage", footer=True),
    Action("passage.next", _P, ("j", "down"), "sentence(1)", "next sentence", "the next sentence", footer=True),
    Action("passage.previous", _P, ("k", "up"), "sentence(-1)", "previous sentence", "the sentence before"),
    Action("passage.longer", _P, ("plus", "right"), "end(1)", "longer", "end a word later", footer=True),
    Action("passage.shorter", _P, ("minus", "left"), "end(-1)", "shorter", "end a word earlier", footer=True),
    Action(
        "passage.later",
        _P,
        ("greater_than_sign", "shift+right"),
        "start(1)",
        "later",
        "start a word later",
        footer=True,
    ),
    Action("passage.earlier", _P, ("less_than_sign", "shift+left"), "start(-1)", "earlier", "start a word earlier"),
    Action("passage.close", _P, ("escape",), "close", "back", "go back, nothing is changed"),
    Action("kept.browse", _S, ("b",), "browse", "browser", "open the page as it is now in a browser", footer=True),
    Action("kept.close", _S, ("escape",), "close", "back", "go back", footer=True),
    Action("reports.close", Scope.REPORTS, ("escape",), "close", "back", "go back", footer=True),
    Action("watch.due", Scope.WATCH, ("r",), "visit_due", "visit due", "visit the sources that are due", footer=True),
    Action("watch.all", Scope.WATCH, ("R",), "visit_all", "visit all", "visit all sources again", footer=True),
    Action("watch.close", Scope.WATCH, ("escape",), "close", "back", "go back", footer=True),
    Action("typing.commit", _T, ("enter",), "screen.commit", "done", "done"),
    Action("typing.cancel", _T, ("escape",), "screen.cancel", "cancel", "cancel; nothing is changed"),
    Action("theme", _E, ("t",), "app.other_theme", "theme", "change between dark and light"),
    Action(
        "palette", _E, ("colon", "ctrl+p"), "app.palette", "palette", "find an action, a claim or an article by words"
    ),
    Action("jump", _E, ("semicolon",), "app.jump", "jump", "jump: a letter on every claim, tab and pane leads there"),
    Action(
        "archive",
        _E,
        ("h",),
        "screen.search",
        "checked before?",
        "have we checked this before? search desk and archive",
    ),
    Action("help", _E, ("question_mark",), "app.help", "help", "the keys of this screen", footer=True),
    Action("quit", _E, ("q",), "app.back", "back", "back; on the desk: quit"),
    Action("focus", _E, ("tab",), "app.focus_next", "next pane", "next pane, to scroll it with arrows"),
)


def bindings_of(*scopes: Scope) -> list[BindingType]:
    """Textual's bindings for these scopes, as the table has them; those of the footer are shown there."""
    return [
        Binding(",".join(action.keys), action.run, action.label, show=action.footer, id=action.id)
        for scope in scopes
        for action in ACTIONS
        if action.scope is scope
    ]
