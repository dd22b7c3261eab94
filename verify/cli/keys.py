"""``claimdesk keys``: the keys of the terminal UI, as they hold here."""

from __future__ import annotations

from itertools import groupby

import click

from verify.cli.options import json_options, settings_of
from verify.cli.output import say, say_list

_KEY_CELLS, _ID_CELLS = 9, 21


@click.command()
@json_options
@click.pass_context
def keys(ctx: click.Context, rows_as: str | None) -> None:
    """List the keys of the review desk.

    For each the action's name, under which [keys] in claimdesk.toml changes it, and what it does.
    """
    from tui.actions import Scope
    from tui.keyboard import Keyboard, shown_keys

    actions = Keyboard(settings_of(ctx).keys).of(*Scope)
    if rows_as:
        rows = (
            {"action": each.id, "where": str(each.scope), "keys": list(each.keys), "help": each.help}
            for each in actions
        )
        say_list("keys", rows, rows_as=rows_as)
        return
    for number, (scope, members) in enumerate(groupby(actions, key=lambda action: action.scope)):
        if number:
            say()
        say(scope)
        for each in members:
            # Not through say, which would fold the columns; nothing in the table comes from outside.
            click.echo(f"  {shown_keys(each.keys):<{_KEY_CELLS}} {each.id:<{_ID_CELLS}} {each.help}")


COMMANDS = (keys,)
