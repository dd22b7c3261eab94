"""``python -m verify`` is the command ``claimdesk``."""

from verify.cli.main import main

main()
