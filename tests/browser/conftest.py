"""A running app, and browsers that visit it.

Each process of tests has a server of its own, with a line of its own for plans: its tests share
them one after the other. With several processes one has all of these tests.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driving import App
from playwright.sync_api import Browser, Page, expect, sync_playwright

from planner.jobs import runs
from planner.jobs.line import SETTING

ROOT = Path(__file__).parents[2]
STARTING = 120.0
# A busy machine may take this long to begin a plan; what a page shows comes far sooner.
PATIENCE_MS = 120_000
INSTALL = "Debian's chromium is missing; install it with: apt-get install chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        (pytest.fail if "CI" in os.environ else pytest.skip)(INSTALL)
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """The app on the scenarios of the repository, with a line of its own for plans.

    At the end, nothing must have gone wrong that its pages did not tell in words.
    """
    folder = tmp_path_factory.mktemp("app")
    with pytest.MonkeyPatch.context() as patch, (folder / "log").open("wb") as log:
        patch.setenv(SETTING, str(folder / "line"))
        port = _free_port()
        words = ["app", "--scenarios", "scenarios", "--out", folder / "out", "--port", port]
        command = [sys.executable, "-m", "planner", *map(str, words)]
        with subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log) as server:
            address = f"http://localhost:{port}"
            _wait_for(server, f"{address}/_stcore/health")
            yield App(address, folder / "out")
            server.terminate()
    assert "Traceback" not in (folder / "log").read_text()


@pytest.fixture
def visit(app: App, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the app in a browser of its own each time; afterwards every run is ended."""
    contexts = []

    def opened(address: str = app.address) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    for run in runs(app.out):
        run.delete()


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    """The app, opened by somebody new."""
    return visit()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(server: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + STARTING
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    pytest.fail("the app does not start")
