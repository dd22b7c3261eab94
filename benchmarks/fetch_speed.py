"""How fast many sources are fetched with the pacing off, against bare httpx, in the same run.

    python benchmarks/fetch_speed.py [--sources 1000] [--hosts 50] [--rounds 5]

The sources are pages of some 20 KB on local addresses (127.0.0.1 and up), served by a process of its own. Both
fetch from all hosts at once, and from each host one page after the other over one connection; a task for each page
would slow bare httpx down. Rounds alternate; the throughput is the best of each, the ratio that of their medians.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import httpx

from verify.errors import FetchError
from verify.intake.fetch import HttpFetcher
from verify.types import Visit

_PAGE = b"<!doctype html><p>" + b"The harbour office said that the fire was put out at noon. " * 350
_PORT = "port "


async def serve(hosts: int) -> None:
    """Serve the page on ``hosts`` local addresses, all at one port, which is printed."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(_PAGE) + _PAGE

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await reader.readuntil(b"\r\n\r\n"):
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    first = await asyncio.start_server(respond, "127.0.0.1", 0)
    port = first.sockets[0].getsockname()[1]
    others = [await asyncio.start_server(respond, f"127.0.0.{host}", port) for host in range(2, hosts + 1)]
    print(f"{_PORT}{port}", flush=True)
    await asyncio.gather(*(server.serve_forever() for server in (first, *others)))


def by_httpx(urls: Sequence[str], at_once: int) -> None:
    """Fetch all with bare httpx."""

    async def run() -> None:
        limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)
        async with httpx.AsyncClient(limits=limits, trust_env=False, timeout=60.0) as client:

            async def visit(number: int) -> None:
                for url in urls[number::at_once]:
                    if (await client.get(url)).content != _PAGE:
                        raise SystemExit("httpx got another page")

            await asyncio.gather(*map(visit, range(at_once)))

    asyncio.run(run())


def by_fetcher(urls: Sequence[str], at_once: int) -> None:
    """Fetch all with the program's fetcher."""
    hosts = {httpx.URL(url).host for url in urls}
    fetcher = HttpFetcher(hosts, 60.0, 5_000_000, lambda: datetime.now(UTC), pace=0.0, hosts_at_once=at_once)
    for visit, page in fetcher.fetch_each([Visit(url) for url in urls]):
        if isinstance(page, FetchError) or page.body != _PAGE:
            raise SystemExit(f"the fetcher did not get {visit.url}: {page}")


def seconds(work: Callable[[Sequence[str], int], None], urls: Sequence[str], at_once: int) -> float:
    """How long ``work`` takes."""
    started = time.perf_counter()
    work(urls, at_once)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sources", type=int, default=1000)
    parser.add_argument("--hosts", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.hosts))
        return
    command = [sys.executable, __file__, "--serve", "--hosts", str(options.hosts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            port = next(iter(server.stdout or ())).removeprefix(_PORT).strip()
            urls = [f"http://127.0.0.{1 + n % options.hosts}:{port}/{n}" for n in range(options.sources)]
            times = [
                (seconds(by_httpx, urls, options.hosts), seconds(by_fetcher, urls, options.hosts))
                for _ in range(options.rounds)
            ]
        finally:
            server.terminate()
    bare, ours = zip(*times, strict=True)
    print(f"{options.sources:,} sources on {options.hosts} hosts, {options.rounds} rounds")
    print(f"bare httpx: {options.sources / min(bare):.0f} a second")
    print(f"this fetcher: {options.sources / min(ours):.0f} a second")
    print(f"ratio: {statistics.median(bare) / statistics.median(ours):.2f}")


if __name__ == "__main__":
    main()
