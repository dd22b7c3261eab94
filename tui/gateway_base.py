"""What every part of the gateway has: the desk."""

from __future__ import annotations

from verify.desk.desk import Desk


class GatewayBase:
    """A gateway that can do nothing yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
