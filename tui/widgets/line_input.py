"""A line to type in whose Enter is an action of the screen, so that it has its effect before the next key."""

from __future__ import annotations

from textual.widgets import Input


class LineInput(Input):
    """Enter commits the screen the line is on."""

    async def action_submit(self) -> None:
        """Let the screen take what was typed."""
        await self.run_action("screen.commit")
