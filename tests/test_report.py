"""The HTML report, in a real browser: what is seen, clicked, typed, copied and printed."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import TEXT, claim, ferries, many, year

from claimx.model import Link, Record
from claimx.report import html, write
from claimx.report.pack import packed, shape
from claimx.sinks.result import Result

if TYPE_CHECKING:
    from selenium.webdriver import Chrome
    from selenium.webdriver.remote.webelement import WebElement

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WIDE, PHONE = (1300, 900), (390, 800)


def test_equal_results_make_an_equal_page() -> None:
    assert html([ferries()]) == html([ferries()])


def test_the_page_loads_nothing() -> None:
    page = html([ferries()])
    assert "default-src 'none'" in page
    assert not any(mark in page for mark in ("<link", "<img", "<iframe", " src=", "@import", "url("))


def test_packed_claims_leave_out_the_words_of_the_article() -> None:
    first = ferries().record.claims[0]
    row = packed(first, TEXT)
    names = [name for name, _ in shape()["Claim"]]
    assert row[names.index("sentence")] == [0, first.sentence.start, first.sentence.end]
    assert len(json.dumps(row)) < len(json.dumps(first.to_dict())) / 3


def test_a_page_can_be_written_for_no_articles_and_for_no_claims(tmp_path: Path) -> None:
    write([], tmp_path / "none.html")
    write([Result(Record(doc_id="a"), "No figures.")], tmp_path / "empty.html")
    assert "No figures." in (tmp_path / "empty.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chrome]:
    if not BROWSER or not DRIVER:
        pytest.skip("NO BROWSER: the report's clicks are not tested; install Debian's chromium and chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="NO SELENIUM: the report's clicks are not tested")
    from selenium.webdriver.chrome.service import Service  # noqa: PLC0415 - only where there is a browser

    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    browser = webdriver.Chrome(options=options, service=Service(DRIVER, env={**os.environ}))
    yield browser
    browser.quit()


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


@pytest.fixture
def show(chromium: Chrome, tmp_path: Path) -> Iterator[Open]:
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


def test_a_click_lights_up_all_slots_of_the_figure_and_shows_them(show: Open) -> None:
    page = show(ferries())
    page.figure("1.2 million").click()
    assert page.lit() == {
        "figure": "about|1.2 million", "measure": "passengers", "actor": "Nordhav", "period": "2016", "source": "its annual report",
        "cue": "says",
    }  # fmt: skip
    card = page.one("#card").text
    for words in ("1.2 million", "~ 1,200,000", "passengers", "Nordhav Ferries", "2016", "its annual report", "0.91"):
        assert words in card
    assert "null" not in card
    assert page.faults() == []


def test_pointing_shows_a_figure_and_leaving_goes_back(show: Open) -> None:
    from selenium.webdriver import ActionChains  # noqa: PLC0415 - only where there is a browser

    page = show(ferries())
    page.figure("900,000").click()
    ActionChains(page.browser).move_to_element(page.figure("4%")).perform()
    assert "Fares" in page.one("#card").text
    ActionChains(page.browser).move_to_element(page.one("h1")).perform()
    assert "900,000" in page.one("#card").text


def test_the_keyboard_is_enough(show: Open) -> None:
    page = show(ferries())
    page.run("document.querySelector('.figure').focus()")
    page.press("ARROW_RIGHT", "ARROW_RIGHT")
    assert "4%" in page.one("#card h3").text
    page.press("END")
    assert "30 tonnes" in page.one("#card h3").text
    assert page.one(".figure:focus").text == "30 tonnes"
    page.press("ESCAPE")
    assert page.all(".part.lit") == []
    page.run("document.querySelector('#claims tr[data-at]').focus()")
    page.press("ARROW_DOWN", "ENTER")
    assert page.one(".figure:focus").text == "900,000"


def test_linked_figures_are_joined_and_reached(show: Open) -> None:
    page = show(ferries())
    assert len(page.all("svg.arcs path.arc")) == 1
    page.figure("900,000").click()
    assert page.one("svg.arcs text.relation").text == "baseline of"
    page.one("#card .link-list button").click()
    assert "1.2 million" in page.one("#card h3").text
    assert "has the baseline" in page.one("#card .link-list").text
    page.one("#show-links").click()
    assert page.all("svg.arcs") == []


def test_the_table_sorts_both_ways_and_back(show: Open) -> None:
    page = show(ferries())
    in_text = ["about 1.2 million", "900,000", "4%", "30 tonnes"]
    head = page.one("th.column-sure button")
    orders = [page.rows()]
    for _ in range(3):
        head.click()
        orders.append(page.rows())
    assert orders == [
        in_text, ["30 tonnes", "900,000", "4%", "about 1.2 million"], ["about 1.2 million", "4%", "900,000", "30 tonnes"], in_text,
    ]  # fmt: skip
    page.one("th.column-period button").click()
    assert page.rows()[:2] == ["900,000", "about 1.2 million"]
    assert page.one("th.column-period").get_attribute("aria-sort") == "ascending"


@pytest.mark.parametrize(
    ("field", "typed", "left"),
    [
        ("actor", "nordhav", ["about 1.2 million", "900,000"]),
        ("source", "Berg", ["4%"]),
        ("words", "fuel ship", ["30 tonnes"]),
        ("from", "2016", ["about 1.2 million"]),
        ("to", "2015-06", ["900,000"]),
        ("unit", "tonne (1)", ["30 tonnes"]),
        ("kind", "per cent (1)", ["4%"]),
        ("modality", "possible (1)", ["30 tonnes"]),
    ],
)
def test_the_table_is_filtered(show: Open, field: str, typed: str, left: list[str]) -> None:
    page = show(ferries())
    page.one(f"#filters [name={field}]").send_keys(typed)
    assert page.rows() == left
    assert page.one("#count").text == f"{len(left)} of 4 claims"
    page.one("#filters .clear").click()
    assert len(page.rows()) == 4


def test_the_confidence_filter(show: Open) -> None:
    page = show(ferries())
    page.one("#filters [name=sure]").click()
    page.press("HOME", *["ARROW_RIGHT"] * 13)
    assert page.rows() == ["about 1.2 million", "4%"]


def test_a_bar_filters_the_table_and_a_second_click_takes_it_off(show: Open) -> None:
    page = show(ferries())
    bar = page.one('[aria-label^="Anna Berg: 1"]')
    bar.click()
    assert page.rows() == ["4%"]
    bar.click()
    assert len(page.rows()) == 4
    page.one('[aria-label^="2015: 1 claim"]').click()
    assert page.rows() == ["900,000"]


def test_many_periods_are_counted_by_year_and_far_ones_left_off(show: Open) -> None:
    years = [1801, *range(1990, 2010)]
    text = " ".join(f"In {number} we sold {number}00 cars." for number in years)
    claims = tuple(claim(text, f"{number}00", value=number, period=year(text, str(number))) for number in years)
    page = show(Result(Record(doc_id="cars", claims=claims), text))
    assert len(page.all("svg.spans .bar")) == 20
    assert "1 other year from 1801 to 2009 not drawn" in page.one("svg.spans").text
    bar = page.one('[aria-label^="1995: 1 claim"]')
    bar.click()
    assert page.rows() == ["199500"]
    bar.click()
    assert len(page.rows()) == 21


def test_claims_are_copied_as_they_were_in_json(show: Open) -> None:
    page = show(ferries())
    claims = [each.to_dict() for each in ferries().record.claims]
    assert json.loads(page.copied("#copy-json")) == claims
    page.figure("4%").click()
    assert json.loads(page.copied("#card .card-foot button")) == claims[2]


def test_csv_holds_the_rows_in_sight_and_no_formula(show: Open) -> None:
    text = '=HYPERLINK("x") sold 5 cars.'
    actor = claim(text, "5", value=-5, doc_id="=a", actor=ferries().record.claims[0].actor)
    spoilt = Result(Record(doc_id="=a", claims=(actor,)), text)
    rows = list(csv.DictReader(io.StringIO(show(ferries(), spoilt).copied("#copy-csv"))))
    assert [row["figure"] for row in rows] == ["about 1.2 million", "900,000", "4%", "30 tonnes", "5"]
    assert (rows[0]["value"], rows[0]["first_day"], rows[0]["source"]) == ("1200000", "2016-01-01", "its annual report")
    assert (rows[4]["value"], rows[4]["doc_id"], rows[4]["sentence"]) == ("-5", "'=a", "'" + text)


def test_articles_of_a_batch_are_chosen_and_rows_lead_to_them(show: Open) -> None:
    page = show(ferries(), many(3))
    assert [tile.text.split("\n") for tile in page.all("#totals div")][:2] == [["articles", "2"], ["claims", "7"]]
    page.one("#next-article").click()
    assert page.one("#text p").text == "Town 00000 has 10000 trees."
    page.all("#claims tr[data-at]")[2].click()
    assert "Fares" in page.one("#card").text
    assert "Nordhav carried" in page.one("#text").text


def test_an_article_alone_needs_no_choice(show: Open) -> None:
    assert not show(ferries()).one("#picker").is_displayed()


def test_a_link_to_a_claim_opens_it(show: Open) -> None:
    assert show(many(3), ferries(), fragment="#claim-4%").one("#card h3").text == "4%"


def test_figures_that_do_not_agree_are_listed_and_marked(show: Open) -> None:
    text = "Sales rose 50% to $110m in 2016 from $100m in 2015."
    sales: dict[str, Any] = {"doc_id": "sales"}
    base, change = Link(relation="baseline_of", claim="$110m"), Link(relation="change_of", claim="$110m")
    record = Record(
        doc_id="sales",
        claims=(
            claim(text, "50%", value=50, unit="%", role="change", direction="up", links=(change,), **sales),
            claim(text, "$110m", value=Decimal(110_000_000), unit="USD", **sales),
            claim(text, "$100m", value=Decimal(100_000_000), unit="USD", role="baseline", links=(base,), **sales),
        ),
    )
    page = show(Result(record, text))
    assert "not 50%" in page.one("#findings").text
    assert len(page.all(".figure.warned")) == 3
    page.one("#findings .places button").click()
    assert "not 50%" in page.one("#card .warning").text
    page.one("#filters [name=warned]").click()
    assert len(page.rows()) == 3


HOSTILE = (
    "</script><script>window.hacked = 1</script><!--<script> <img src=x onerror='window.hacked = 1'> "
    "\u2028 ${window.hacked = 1} \u202e &lt;b&gt; \ud800 ]]> 7 men."
)


def test_hostile_text_is_only_text(show: Open) -> None:
    seven = claim(HOSTILE, "7", value=7, doc_id=HOSTILE, actor=replace(ferries().record.claims[0].actor, name=HOSTILE))  # type: ignore[type-var]
    record = Record(doc_id=HOSTILE, title=HOSTILE, url="javascript:window.hacked=1", claims=(replace(seven, found_by={HOSTILE: HOSTILE}),))
    page = show(Result(record, HOSTILE))
    page.figure("7").click()
    assert page.run("return window.hacked") is None
    assert page.all("img, iframe, main script, #text a") == []
    for selector, words in (("#text", HOSTILE), ("#card", HOSTILE), ("h1", HOSTILE[:120]), ("#claims", HOSTILE)):
        assert page.run(
            "return document.querySelector(arguments[0]).textContent.includes(JSON.parse(arguments[1]))", selector, json.dumps(words)
        )
    assert page.faults() == []


def test_the_policy_refuses_scripts_that_are_not_the_reports_own(show: Open) -> None:
    page = show(ferries())
    page.run("const script = document.createElement('script'); script.textContent = 'window.hacked = 1'; document.body.append(script)")
    assert page.run("return window.hacked") is None
    assert any("Content Security Policy" in fault["message"] for fault in page.faults())


def test_only_web_addresses_become_links(show: Open) -> None:
    link = show(ferries()).one("#text .facts a")
    assert "2017-03-30 by its address" in link.find_element("xpath", "..").text
    assert (link.get_attribute("href"), link.get_attribute("rel")) == ("https://news.example/ferries", "noopener noreferrer nofollow")


def test_ten_thousand_claims_make_few_rows_and_all_are_reached(show: Open) -> None:
    page = show(ferries(), many(10_000))
    assert page.one("#count").text == "10,004 claims"
    assert len(page.rows()) < 60
    page.run("document.querySelector('#claims tr[data-at]').focus()")
    page.press("END")
    assert page.rows()[-1] == "19999"
    page.one("#filters [name=actor]").send_keys("09876")
    assert page.rows() == ["19876"]
    page.all("#claims tr[data-at]")[0].click()
    assert page.one("#card h3").text == "19876"
    assert page.lit() == {"figure": "19876", "actor": "Town 09876"}


def test_a_phone_has_a_sheet_and_no_sideways_scrolling(show: Open) -> None:
    page = show(ferries(), size=PHONE)
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")
    assert not page.one("#card").is_displayed()
    page.figure("4%").click()
    sheet = page.one("#card").rect
    assert (sheet["x"], sheet["width"]) == (0, PHONE[0])
    assert page.run("return arguments[0].getBoundingClientRect().bottom", page.one("#card")) == pytest.approx(PHONE[1], abs=1)
    above = "return arguments[0].getBoundingClientRect().bottom < arguments[1].getBoundingClientRect().top"
    assert page.run(above, page.figure("4%"), page.one("#card"))
    page.one("#card .close").click()
    assert not page.one("#card").is_displayed()


def brightness(page: Page) -> int:
    colour: str = page.run("return getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in colour[4:-1].split(","))


def test_dark_where_the_system_is_dark_and_where_asked(show: Open) -> None:
    assert brightness(show(ferries())) > 600
    page = show(ferries(), scheme="dark")
    assert brightness(page) < 200
    page.one("#theme").click()
    assert (page.one("#theme").text, brightness(page) > 600) == ("Light", True)


def test_print_has_every_row_and_no_controls(show: Open) -> None:
    page = show(many(200))
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert len(page.rows()) == 200
    assert not any(page.one(selector).is_displayed() for selector in ("#filters", "#copy-json", "#theme", "#card"))
    page.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    page.run("dispatchEvent(new Event('afterprint'))")
    assert len(page.rows()) < 60


def test_without_the_text_the_sentences_of_the_claims_are_shown(show: Open) -> None:
    page = show(Result(ferries().record, None))
    assert "The text was not kept" in page.one("#text").text
    page.figure("30 tonnes").click()
    assert page.lit()["actor"] == "A new ship"
    assert json.loads(page.copied("#copy-json")) == [each.to_dict() for each in ferries().record.claims]
