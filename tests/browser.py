"""A report in a real browser, as the tests of it see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

WIDE, PHONE = (1300, 900), (390, 800)
Open = Callable[..., "Page"]


class Page:
    """A report in the browser."""

    def __init__(self, browser: Chrome) -> None:
        self.browser = browser

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements("css selector", selector)

    def one(self, selector: str) -> WebElement:
        return self.browser.find_element("css selector", selector)

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def figure(self, words: str) -> WebElement:
        return next(figure for figure in self.all(".figure") if figure.text == words)

    def lit(self) -> dict[str, str]:
        """Slot → the words that are lit in its colour."""
        found: dict[str, str] = {}
        for element in self.all(".part.lit"):
            fill = self.run("return arguments[0].style.getPropertyValue('--one')", element)
            slot = fill.removeprefix("var(--").removesuffix("-fill)")
            found[slot] = f"{found[slot]}|{element.text}" if slot in found else element.text
        return found

    def press(self, *names: str) -> None:
        from selenium.webdriver import ActionChains, Keys  # noqa: PLC0415 - only where there is a browser

        ActionChains(self.browser).send_keys(*(getattr(Keys, name) for name in names)).perform()

    def rows(self) -> list[str]:
        """The figures of the rows in sight."""
        script = "return [...document.querySelectorAll('#claims tbody td.column-figure')].map((cell) => cell.innerText)"
        figures: list[str] = self.run(script)  # at once, since the rows are made anew whenever the window changes
        return figures

    def copied(self, selector: str) -> str:
        self.run("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
        self.one(selector).click()
        text: str = self.run("return window.copied")
        return text

    def faults(self) -> list[Any]:
        return self.browser.get_log("browser")  # type: ignore[no-any-return, no-untyped-call]
