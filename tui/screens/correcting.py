"""The dialog that notes a correction of something that had left the desk."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from tui.screens.base import DeskScreen
from tui.screens.dialogs import After, Prompt
from verify.types import CorrectionRecord
from verify.wording import one_line


def correction_dialog(screen: DeskScreen, name: str, about: Content, target: int | str) -> Prompt:
    """A dialog over ``screen`` that corrects ``target``, a claim's number or an article's slug; ``about`` shows it."""

    async def say(correction: CorrectionRecord) -> None:
        screen.say(f"Correction noted by {one_line(correction.written_by)}; every later report prints it.")

    async def correct(text: str) -> After | None:
        noted = await screen.ask(partial(screen.gateway.correct, target, text))
        return None if noted is None else partial(say, noted)

    return Prompt(
        f"Note a correction of {name}",
        [
            about,
            "Every later report prints it with its date. It stays for good; another can say that it was wrong.",
        ],
        placeholder="what was wrong and what is right, in a sentence",
        missing="A correction needs a text.",
        write=correct,
    )
