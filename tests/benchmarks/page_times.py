"""How soon pages answer for hundreds of agents: `python -m tests.benchmarks.page_times`.

Plans a size of `tests.benchmarks.scale`, opens the app in a headless Chromium, and goes through
its pages in turn. Prints one row a page, as Markdown: the seconds from the click until it is drawn
and the server has nothing more to say, the first time and, as a median, later. Seconds are this
machine's, on which server and browser share the cores.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, expect, sync_playwright

from planner.planning import versions
from planner.ui.pages import PAGES
from tests.benchmarks.scale_run import ROOT
from tests.benchmarks.scale_size import MADE, scenario_folder

PORT = 8597
PATIENCE = 180.0
SETTLING = 0.1
"""Seconds after a click until the page shows that it is being drawn."""


def main() -> None:
    """Plan, open, measure and print."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scenario, out = scenario_folder(options.size, folder / "scenarios"), folder / "out"
        _planner("plan", str(scenario), "--out", str(out / "plan"),
                 "--time-limit", f"{options.seconds:g}")  # fmt: skip
        print(f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores, "
              + ", ".join(f"{n} {version}" for n, version in versions().items()))  # fmt: skip
        with _app(scenario.parent, out) as address, _page() as page:
            _measure(page, address, options.turns)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=tuple(MADE), default="L100")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--turns", type=int, default=4)
    return parser.parse_args()


def _measure(page: Page, address: str, turns: int) -> None:
    opened = _timed(page, lambda: page.goto(address), PAGES[0].title)
    print(f"\nFirst opening, the plan read and judged: {opened:.1f} s\n")
    print("| page | first, s | later, s |\n|---|---|---|")
    for entry in PAGES[1:] + PAGES[:1]:
        link = page.get_by_role("link", name=entry.title, exact=True)
        away = page.get_by_role("link", name=_other(entry.title), exact=True)
        seconds = []
        for _ in range(turns):
            _timed(page, away.click, _other(entry.title))
            seconds.append(_timed(page, link.click, entry.title))
        print(f"| {entry.title} | {seconds[0]:.1f} | {median(seconds[1:]):.1f} |", flush=True)


def _other(title: str) -> str:
    """A light page to come from."""
    return "What-if" if title == "Plans" else "Plans"


def _timed(page: Page, go: Callable[[], object], title: str) -> float:
    began = time.monotonic()
    go()
    page.get_by_role("heading", name=title, level=1).wait_for()
    page.wait_for_timeout(1000 * SETTLING)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("[data-stale=true]")).to_have_count(0)
    return time.monotonic() - began


def _planner(*arguments: str) -> None:
    command = [sys.executable, "-m", "planner", *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _app(scenarios: Path, out: Path) -> Iterator[str]:
    address = f"http://127.0.0.1:{PORT}"
    command = [sys.executable, "-m", "planner", "app", "--port", str(PORT),
               "--scenarios", str(scenarios), "--out", str(out)]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(address)
            yield address
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit(f"The app has not started within {PATIENCE:g} s.")


@contextmanager
def _page() -> Iterator[Page]:
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("Debian's chromium is missing; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        page.set_default_timeout(1000 * PATIENCE)
        expect.set_options(timeout=1000 * PATIENCE)
        yield page
        browser.close()


if __name__ == "__main__":
    main()
