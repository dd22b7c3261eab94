"""``claimdesk serve``: the terminal UI in a browser."""

from __future__ import annotations

import shlex
import sys

import click

from verify.cli.options import open_desk, settings_of
from verify.cli.output import note, say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at, of this machine.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--behind-proxy", metavar="URL", help="The address that browsers ask for, of a proxy before this one.")
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, behind_proxy: str | None) -> None:
    """Offer the review desk in a browser.

    Only the address that is printed opens it: whoever has that works under the reviewer's name of the
    settings. Ctrl+C ends it.
    """
    from tui.keyboard import Keyboard
    from tui.serving import serve as serve_at

    settings = settings_of(ctx)
    Keyboard(settings.keys)  # faults of the settings and the database are told here, not in the browser
    open_desk(ctx, must_exist=False).close()
    command = shlex.join([sys.executable, "-m", "verify", "--db", str(settings.db), "review"])
    serve_at(command, host, port, behind_proxy, _announce)


def _announce(address: str) -> None:
    say(address)
    sys.stdout.flush()
    note("Open this address in a browser. Keep it to yourself: it opens the desk. Ctrl+C ends it.")


COMMANDS = (serve,)
