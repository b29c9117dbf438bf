"""The HTML report, in a real browser: what is seen, clicked, typed, copied and printed."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from browser import PHONE, Open, Page
from hand_made import TEXT, claim, ferries, many

from claimx.model import Link, Record
from claimx.report import html, write
from claimx.report.pack import packed, shape
from claimx.sinks.result import Result


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
