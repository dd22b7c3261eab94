"""The keys that hold for this person: those of the action table, changed as the settings say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

# Private in Textual, which has no public name for how it calls a character's key.
from textual.keys import Keys, _character_to_key, format_key

from tui.actions import ACTIONS, Action, Scope
from verify.errors import InputError

_SHOWN = {
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "escape": "Esc",
    "backspace": "Backspc",
}
_NAMED = frozenset(str(key.value) for key in Keys)
_MODIFIED = re.compile(r"(?:ctrl|alt|shift)\+[a-z0-9]")
_TOGETHER = tuple((scope, Scope.EVERYWHERE) for scope in Scope if scope is not Scope.EVERYWHERE)
_HINT = "claimdesk keys lists the actions; a key is a character, or a name as in space, pagedown, f2 or ctrl+k."


class Keyboard:
    """The actions, each with the keys that do it."""

    def __init__(self, changes: Mapping[str, str] | None = None) -> None:
        """Change keys: ``changes`` has for the id of an action its keys, separated by spaces.

        Raises:
            InputError: when an action or a key is unknown, or a key would do two things on one screen.
        """
        self._changes = changes or {}
        faults = list(_faults(self._changes))
        self.actions = ACTIONS if faults else tuple(map(self._changed, ACTIONS))
        faults += _clashes(self.actions)
        if faults:
            raise InputError(f"The keys in the settings cannot be used: {'; '.join(faults)}.", _HINT)

    def of(self, *scopes: Scope) -> tuple[Action, ...]:
        """The actions of these scopes, in the order of the scopes."""
        return tuple(action for scope in scopes for action in self.actions if action.scope is scope)

    def key(self, action_id: str) -> str:
        """The first key of an action, as a person reads it."""
        return next(shown_key(action.keys[0]) for action in self.actions if action.id == action_id)

    def keymap(self) -> dict[str, str]:
        """All keys as Textual takes them; empty when nothing is changed.

        Textual shows what is not in it before what is, so the order of the footer wants all or nothing.
        """
        return {action.id: ",".join(action.keys) for action in self.actions} if self._changes else {}

    def _changed(self, action: Action) -> Action:
        typed = self._changes.get(action.id)
        return action if typed is None else replace(action, keys=tuple(map(_key, typed.split())))


def shown_keys(keys: Iterable[str]) -> str:
    """Keys as a person reads them: ``j ↓``."""
    return " ".join(map(shown_key, keys))


def shown_key(key: str) -> str:
    """One key as a person reads it: ``PgDn``, ``/``, ``Enter``."""
    if key in _SHOWN:
        return _SHOWN[key]
    modifier, plus, pressed = key.rpartition("+")
    if plus and pressed:
        return f"{modifier}+{shown_key(pressed)}" if len(pressed) > 1 else key
    shown = format_key(key)
    return shown.capitalize() if len(shown) > 1 and shown.isalnum() else shown


def _key(typed: str) -> str:
    return _character_to_key(typed) if len(typed) == 1 else typed.lower()


def _faults(changes: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with each change by itself."""
    scopes = {action.id: action.scope for action in ACTIONS}
    for action_id, typed in changes.items():
        if action_id not in scopes:
            yield f"there is no action {action_id!r}"
        elif scopes[action_id] is Scope.TYPING:
            yield f"the key of {action_id} is fixed"
        elif not typed.split():
            yield f"{action_id} is left without a key"
        yield from (f"{action_id} has an unknown key {each!r}" for each in typed.split() if not _is_key(each))


def _is_key(typed: str) -> bool:
    if len(typed) == 1:
        return typed.isprintable()
    return typed.lower() in _NAMED or _MODIFIED.fullmatch(typed.lower()) is not None


def _clashes(actions: Iterable[Action]) -> list[str]:
    """Each key that would do two things on one screen."""
    found: dict[str, None] = {}
    for scopes in _TOGETHER:
        does: dict[str, str] = {}
        for action in (each for each in actions if each.scope in scopes):
            for key in action.keys:
                if does.setdefault(key, action.id) != action.id:
                    found[f"{shown_key(key)} would be both {does[key]} and {action.id}"] = None
    return list(found)
