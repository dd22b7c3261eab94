"""What a newsroom can set, and where it is read from.

``claimdesk.toml`` in the working folder, else in the user's configuration folder; then
``CLAIMDESK_*`` in the environment; then options on the command line. Nothing is read at import.
"""

from __future__ import annotations

import getpass
import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_config_path, user_data_path

from verify.errors import InputError

_FILE, _RECHECK_FILE = "claimdesk.toml", "recheck.toml"
_Number = TypeVar("_Number", int, float)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults.

    ``db`` is the database file; ``reviewer`` the name that decisions are logged under;
    ``allow_hosts`` the private hosts that may be fetched; ``max_bytes`` the largest article or page
    taken in; ``timeout`` of one fetch in seconds; ``pace`` the seconds from one request to a host to the
    next, 0 for no pause; ``hosts_at_once`` how many hosts are visited at the same time; ``contact`` where a
    webmaster can reach the newsroom. ``publisher`` is the newsroom's name, ``publisher_url``
    its site and ``checks_url`` the address that its reports are published under, for ClaimReview markup.
    ``webhook`` and ``slack_webhook`` are the addresses that changes are sent to, ``webhook_secret`` what signs
    the first. ``factcheck_key`` is the key for the index of published checks at ``factcheck_url``;
    ``archive_key``, as ``key:secret``, that for saving pages to the archive at ``archive_url``. ``keys`` has the
    keys of the terminal UI that differ, by the names of their actions. ``recheck_rules`` is the file that says how
    often sources are visited; by default ``recheck.toml`` where the settings file may be.
    """

    db: Path
    reviewer: str
    allow_hosts: tuple[str, ...] = ()
    max_bytes: int = 5_000_000
    timeout: float = 20.0
    pace: float = 1.0
    hosts_at_once: int = 20
    contact: str = ""
    publisher: str = ""
    publisher_url: str = ""
    checks_url: str = ""
    webhook: str = field(default="", repr=False)
    webhook_secret: str = field(default="", repr=False)
    slack_webhook: str = field(default="", repr=False)
    factcheck_key: str = field(default="", repr=False)
    factcheck_url: str = "https://factchecktools.googleapis.com/v1alpha1"
    archive_key: str = field(default="", repr=False)
    archive_url: str = "https://web.archive.org"
    keys: Mapping[str, str] = field(default_factory=dict)
    recheck_rules: Path | None = None


def load_settings(environ: Mapping[str, str], *, folder: Path, db: str | None = None) -> Settings:
    """Read the settings that hold in ``folder``.

    Raises:
        InputError: when the file cannot be read, holds an unknown name, or a value has the wrong form.
    """
    values: dict[str, object] = {"recheck_rules": _find_file(folder, _RECHECK_FILE)}
    values |= _from_file(_find_file(folder, _FILE))
    values |= {
        key.removeprefix("CLAIMDESK_").lower(): value
        for key, value in environ.items()
        if key.startswith("CLAIMDESK_") and key.removeprefix("CLAIMDESK_").lower() in _NAMES and value
    }
    if db is not None:
        values["db"] = db
    settings = Settings(db=user_data_path("claimdesk") / "desk.db", reviewer=_login(environ))
    return replace(settings, **{name: _parse(name, value) for name, value in values.items()})


_NAMES = frozenset(field.name for field in fields(Settings))


def _find_file(folder: Path, name: str) -> Path | None:
    candidates = (folder / name, user_config_path("claimdesk") / name)
    try:
        return next((path for path in candidates if path.is_file()), None)
    except PermissionError as error:
        raise InputError(
            f"The settings file {error.filename} cannot be looked for: its folder may not be searched.",
            "Set HOME to a folder of your own.",
        ) from error


def _from_file(path: Path | None) -> dict[str, object]:
    if path is None:
        return {}
    try:
        values: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"The settings in {path} cannot be read: {error}.", "Mend or remove the file.") from error
    for name in values:
        if name not in _NAMES:
            raise InputError(
                f"{path} sets {name!r}, which is no setting.", f"Settings are: {', '.join(sorted(_NAMES))}."
            )
    return values


def _parse(name: str, value: object) -> Any:
    try:
        return _READERS.get(name, str)(value)
    except ValueError as error:
        above = "zero or a number above" if name == "pace" else "a number above zero"
        raise InputError(f"The setting {name} cannot be {value!r}.", f"It must be {above}.") from error


def _hosts(value: object) -> tuple[str, ...]:
    hosts = value if isinstance(value, list) else str(value).split(",")
    return tuple(host.strip().lower() for host in map(str, hosts) if host.strip())


def _positive(number: _Number, *, or_zero: bool = False) -> _Number:
    if not (0 < number < math.inf or (or_zero and number == 0)):
        raise ValueError(number)
    return number


def _header_text(written: object) -> str:
    value = str(written)
    if not (value.isascii() and value.isprintable()):
        raise InputError(
            "The setting contact has characters that no web server understands.",
            "Give an address or a page in plain letters, such as desk@example.org.",
        )
    return value


def _keys(value: object, prefix: str = "") -> dict[str, str]:
    """The keys by the names of their actions; TOML reads the dot in an action's name as a table in a table."""
    if not isinstance(value, dict):
        raise InputError("The setting keys must be a table.", 'For example: [keys], and below it claim.verify = "w".')
    found: dict[str, str] = {}
    for name, keys in value.items():
        if isinstance(keys, dict):
            found |= _keys(keys, f"{prefix}{name}.")
        else:
            found[prefix + name] = str(keys)
    return found


def _key(written: object) -> str:
    value = str(written).strip()
    if not (value.isascii() and value.isprintable()):
        raise InputError("A key in the settings has characters that no key has.", "Copy it from the service again.")
    return value


def _service(written: object) -> str:
    value = str(written).strip()
    if not value.startswith(("http://", "https://")):
        raise InputError(
            "The address of a service in the settings (a webhook, an archive) is no web address.",
            "Give the one that the service has shown you; it begins with https://.",
        )
    return value


def _database(written: object) -> Path:
    value = str(written)
    if "://" in value:
        raise InputError(
            f"The database {value.split('://', 1)[0]}:// is not supported by this version.", "Name a file instead."
        )
    return Path(value).expanduser()


_READERS: Mapping[str, Callable[[object], object]] = {
    "db": _database,
    "allow_hosts": _hosts,
    "keys": _keys,
    "recheck_rules": lambda value: Path(str(value)).expanduser() if value else None,
    "contact": _header_text,
    "webhook": _service,
    "slack_webhook": _service,
    "factcheck_key": _key,
    "factcheck_url": _service,
    "archive_key": _key,
    "archive_url": _service,
    "max_bytes": lambda value: _positive(int(str(value))),
    "hosts_at_once": lambda value: _positive(int(str(value))),
    "timeout": lambda value: _positive(float(str(value))),
    "pace": lambda value: _positive(float(str(value)), or_zero=True),
}
"""How the settings are read that are more than text."""


def _login(environ: Mapping[str, str]) -> str:
    try:
        return environ.get("USER") or getpass.getuser()
    except (KeyError, OSError):  # no such user id on this machine, as in some containers
        return "editor"
