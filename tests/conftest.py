"""What several test files share: the default pipeline, loaded once a run, and a browser to open reports in."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from browser import WIDE, Page
from hypothesis import HealthCheck, settings

import claimx
from claimx.report import write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from browser import Open
    from selenium.webdriver import Chrome
    from spacy.language import Language

    from claimx.sinks.result import Result


# How long an example takes says more of the machine than of claimx; what has to be fast is measured by tests of its own.
settings.register_profile("claimx", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("claimx")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of `claimx.load()`. Tests read with it and leave it as it is; one that changes a pipeline loads its own."""
    return claimx.load()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    """A browser without a window; tests of the report are skipped where there is none."""
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        pytest.skip("NO BROWSER: the report's clicks are not tested; install Debian's chromium and chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="NO SELENIUM: the report's clicks are not tested")
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - only where there is a browser

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver, env={**os.environ}))
    yield chrome
    chrome.quit()


@pytest.fixture
def show(chromium: Chrome, tmp_path: Path) -> Iterator[Open]:
    """Opens a report on results in the browser."""

    def show_page(*results: Result, size: tuple[int, int] = WIDE, scheme: str = "light", fragment: str = "") -> Page:
        write(results, tmp_path / "report.html")
        width, height = size
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
        chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": features})
        chromium.get((tmp_path / "report.html").as_uri() + fragment)
        return Page(chromium)

    yield show_page
    chromium.get("about:blank")
