"""One key after the other: a key is looked at only when the one before has had all its effect.

Textual hands a key to the focused widget, which hands it back up to the app if it has no use for
it, and only then are bindings looked up. Typed fast, or pasted, a key could so be given to the
widget that was focused before the last key opened a dialog, and a verdict could land on the wrong
claim. Here keys wait in a queue until the bindings of the one before have run to their end.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump


class OrderedKeysApp(App[None]):
    """An app whose keys take effect strictly in the order they were typed."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self._typed: deque[events.Key] = deque()
        self._under_way: events.Key | None = None
        self._given_to: MessagePump | None = None

    async def on_event(self, event: events.Event) -> None:
        """Queue fresh keys; let everything else, and keys that come back unused, take their course."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
        elif event.is_forwarded:
            await super().on_event(event)
            await self._done(event)
        else:
            self._typed.append(event)
            if self._given_to is None or not self._given_to.is_running:
                await self._next()

    async def _next(self) -> None:
        while self._typed:
            key = self._typed.popleft()
            target: MessagePump = self.focused or self.screen
            await super().on_event(key)
            if key.is_forwarded:
                self._under_way, self._given_to = key, target
                target.call_later(self._looked_at, key)
                return
        self._under_way = self._given_to = None

    def _looked_at(self, key: events.Key) -> None:
        """The widget has seen the key; if it used it, nothing more will come of it."""
        if key._stop_propagation:  # noqa: SLF001 - Textual has no public name for "was stopped"
            self.call_later(self._done, key)

    async def _done(self, key: events.Key) -> None:
        if key is self._under_way:
            self._under_way = self._given_to = None
            await self._next()

    def forget_typed(self) -> None:
        """Drop the keys that still wait: what they were typed for did not happen."""
        self._typed.clear()
