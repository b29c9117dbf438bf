from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lemminflect import getInflection

from claimx import lexicon, pipeline
from claimx.attributions.cover import Cover
from claimx.attributions.governing import governing
from claimx.attributions.quotes import quotations

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "attributions.yaml").read_text(encoding="utf-8"))
TABLE = [pytest.param(case, id=f"{section}: {case['id']}") for section, cases in CASES.items() for case in cases]


def read(text):
    nlp = pipeline._default()
    return nlp(nlp.make_doc(text))


def shown(attribution):
    """An attribution as the case table writes it."""
    return {
        "source": attribution.source.text if attribution.source else "",
        "name": attribution.source.name if attribution.source else None,
        "title": attribution.source_title.text if attribution.source_title else None,
        "cue": attribution.cue.text if attribution.cue else "",
        "content": [part.text for part in attribution.content],
        "kind": attribution.kind,
        "via": attribution.via.source.text if attribution.via and attribution.via.source else None,
        "denied": attribution.denied,
        "attitude": attribution.attitude,
        "rule": attribution.rule,
    }


def same(wanted, given):
    wanted = {key: [value] if key == "content" and isinstance(value, str) else value for key, value in wanted.items()}
    return all(given[key] == value for key, value in wanted.items())


@pytest.mark.parametrize("case", TABLE)
def test_case(case):
    found = [shown(attribution) for attribution in read(case["text"])._.attributions]
    for wanted in case.get("found", ()):
        assert any(same(wanted, given) for given in found), found
    if case.get("only"):
        assert len(found) == len(case["found"]), found
    if case.get("none"):
        assert not found


TABLES = ("verb", "noun", "phrase", "form")
ROWS = [(table, row) for table in TABLES for row in lexicon.rows("attributions", table)]
EXAMPLES = [
    pytest.param(row["id"], example, id=f"{table}/{row['id']}/{number}")
    for table, row in ROWS
    for number, example in enumerate(row["examples"])
]
COUNTER_EXAMPLES = [
    pytest.param(row["id"], text, id=f"{table}/{row['id']}/{number}")
    for table, row in ROWS
    for number, text in enumerate(row.get("counter_examples", ()))
]


def all_of(text):
    """The attributions of a text, those of poll passages too."""
    doc = read(text)
    return [shown(attribution) for attribution in governing(doc).attributions]


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_rule_fires_on_its_example(row, example):
    wanted = {key: value for key, value in example.items() if key != "text"} | {"rule": row}
    found = all_of(example["text"])
    assert any(same(wanted, given) for given in found), found


@pytest.mark.parametrize(("row", "text"), COUNTER_EXAMPLES)
def test_rule_leaves_its_counter_example_alone(row, text):
    assert row not in [given["rule"] for given in all_of(text)]


FRAMES = {
    "clause": "The baker {} that sales fell 4%.",
    "quote": '"We lost 40 jobs," the baker {}.',
    "bare": "Sales fell 4% in May, the baker {}.",
    "np": "The baker {} the tax on 40 shops.",
}
# Verbs whose sentence the model misreads, or that need another one.
MISREAD = {"swear", "foresee", "boast of", "read", "write"}


def past(verb):
    first, *rest = verb.split()
    return " ".join([getInflection(first, "VBD")[0], *rest])


@pytest.mark.parametrize("frame", FRAMES)
def test_every_verb_of_a_frame_is_a_cue(frame):
    rows = [row for row in lexicon.rows("attributions", "verb") if frame in row["frames"] and not {"passive", "by", "of"} & row.keys()]
    verbs = sorted({verb for row in rows for verb in row["verbs"]} - MISREAD)
    nlp = pipeline._default()
    docs = nlp.pipe(nlp.make_doc(FRAMES[frame].format(past(verb))) for verb in verbs)
    missed = [
        verb
        for verb, doc in zip(verbs, docs, strict=True)
        if not any(a.source and a.source.text.lower() == "the baker" for a in doc._.attributions)
    ]
    assert missed == []


PASSAGE = (
    "Most farmers want to sell, a Harlow survey found on Monday.\n\nMore than 60 percent are older than 50. "
    "Their number has been falling for years. Only 4 percent have a child who farms."
)


def source_at(text, words):
    start = text.index(words)
    found = governing(read(text)).over(start, start + len(words))
    return found.source.name if found and found.source else None


def test_demands_and_promises_are_from_their_source_and_open_questions_from_nobody():
    assert source_at("Anna Holt promised savings of $4m a year.", "$4m") == "Anna Holt"
    assert source_at("Lenders urged the state to shut 40 mines.", "40") == "Lenders"
    assert source_at("The union accused the firm of cutting 40 jobs.", "40") == "union"
    assert source_at("The firm would not say how many of its 400 staff will go.", "400") is None


def test_he_stands_for_a_name_that_is_taken_for_a_body():
    text = 'Singer Col Deering, 41, said the band was sick with nerves. "We would have been happy with 300," he told a local station.'
    assert source_at(text, "300").endswith("Col Deering")


def test_money_that_is_promised_is_no_statement():
    assert source_at("Britain promised £100 million.", "£100") is None


def test_a_pronoun_stands_for_the_whole_phrase_of_its_speaker():
    text = 'A spokesman for the port said trade was good. "We moved 40 ships," he said.'
    assert source_at(text, "40") == "spokesman for the port"


def test_a_poll_governs_the_passage_that_tells_its_shares():
    assert source_at(PASSAGE, "4 percent") == "Harlow survey"
    assert source_at(PASSAGE, "60 percent") == "Harlow survey"
    assert source_at(PASSAGE, "falling") is None


def test_research_is_a_poll_only_where_somebody_carried_it_out():
    shares = "\n\nMore than 60 percent are older than 50."
    assert source_at(f"Research conducted in Harlow shows most farmers want to sell.{shares}", "60") == "Research conducted in Harlow"
    assert source_at(f"Most stars are small, space research for Benton shows.{shares}", "60") is None


def test_the_poll_and_not_the_share_of_those_asked_governs():
    assert source_at("A Harlow survey found that 61 percent of farmers said they owed $40,000.", "$40,000") == "Harlow survey"


def test_the_poll_an_article_is_about_comes_back_after_another():
    text = (
        "Most farmers want to sell, a new Harlow survey found.\n\nIn April a Benton poll found that 43 percent would stay. "
        "In it, 12 percent of farmers had no view.\n\nAmong young farmers, 30 percent would sell."
    )
    assert source_at(text, "12 percent") == "Benton poll"
    assert source_at(text, "30 percent") == "new Harlow survey"


def test_the_poll_of_a_headline_takes_the_name_that_the_article_gives():
    text = (
        "Poll: farmers want to sell\n\nMost farmers want to sell, a new Harlow survey found.\n\n"
        "The survey asked about prices too.\n\nAmong young farmers, 30 percent would sell."
    )
    assert source_at(text, "30 percent") == "new Harlow survey"


def test_a_group_of_those_asked_is_told_of_by_the_poll():
    text = "A Harlow survey found that 61 percent of farmers back the tax. Supporters of Holt say by 55% to 41% that it is fair."
    assert source_at(text, "55%") == "Harlow survey"


def test_figures_behind_a_poll_are_its_findings():
    assert source_at("Holt leads Ruiz in the latest Harlow poll, 45 percent to 40 percent.", "40 percent") == "latest Harlow poll"
    assert source_at("Holt trails Ruiz in the Harlow average of Ohio polls by 9 points.", "9 points") == "Harlow average of Ohio polls"
    assert source_at("In an average month, Holt gains 9 points.", "9 points") is None
    assert source_at("Holt took part in a Harlow survey for a fee of $40.", "$40") is None


def test_a_poll_is_the_source_of_shares_that_its_margin_of_error_stands_beside():
    text = "A Harlow poll last week had Holt at 47 percent and Ruiz at 43 percent, with a margin of error of 3 points."
    assert source_at(text, "43 percent") == "Harlow poll last week"


def test_a_poll_that_somebody_leads_in_or_that_is_told_by_its_maker_governs():
    lead = "Holt runs again.\n\nHolt has a growing lead in the latest Harlow poll. She has the backing of 33% of voters to Ruiz's 20%."
    assert source_at(lead, "20%") == "latest Harlow poll"
    made = "A random survey conducted by Harlow Research found Holt the winner with 35 percent. Ruiz came in at 26 percent of voters."
    assert source_at(made, "26 percent") == "random survey conducted by Harlow Research"
    old = "Her support has risen since the last Harlow poll. Some 33% of voters turned out."
    assert source_at(old, "33%") is None


def test_an_article_comes_back_to_its_poll_by_those_surveyed():
    between = "\n\n".join(["Nobody there has heard of it yet."] * 8)
    text = f"A Harlow survey finds a nation at odds.\n\n{between}\n\nBy 80% to 10%, those surveyed say the tax is fair."
    assert source_at(text, "80%") == "Harlow survey"


def test_shares_without_a_noun_are_of_those_asked():
    text = "A Harlow poll of voters revealed doubts.\n\nLess than a third agreed with her, while 13 percent were unsure."
    assert source_at(text, "13 percent") == "Harlow poll of voters"
    text = "Most voters doubt her, a Harlow poll found.\n\nMore than six in 10 said they were tired of it."
    assert source_at(text, "six in 10") == "Harlow poll"


def test_a_lead_that_tells_shares_is_of_the_poll_named_behind_it():
    text = "About six in 10 adults say they want to sell.\n\nA Harlow poll conducted in May showed that prices are falling."
    assert source_at(text, "six in 10") == "Harlow poll conducted in May"
    text = "Six in 10 adults moved last year.\n\nA Harlow poll conducted in May showed that prices are falling."
    assert source_at(text, "Six in 10") is None


def test_exit_polls_need_no_maker_to_open_a_passage():
    text = "Holt wins the town.\n\nExit polls told a tale of two towns.\n\nAbout four in 10 said they were tired of it."
    assert source_at(text, "four in 10") == "Exit polls"


def test_a_share_of_people_is_nobody_that_others_are_told_by():
    text = "A full 79 percent of farmers say they would sell, while 49 percent of bakers say the same."
    assert source_at(text, "49 percent") is None


def test_headings_and_quotations_do_not_end_the_passage_of_a_named_poll():
    between = 'What now?\n\n"It scares me," says Ann Holt.\n\nTen years on\n\n'
    text = f"Most farmers want to sell, a new Harlow survey found.\n\n{between}{between}Some 33% of farmers back the tax."
    assert source_at(text, "33%") == "new Harlow survey"


def test_what_somebody_writes_is_no_statement():
    assert source_at("Holt wrote a $500,000 check to the fund.", "$500,000") is None
    assert source_at("Holt wrote that the fund has $500,000.", "$500,000") == "Holt"
    assert source_at("The result: the port lost 40 boats.", "40") is None


def test_the_poll_within_the_phrase_for_those_asked_is_the_source():
    text = "More than half of those asked in the Harlow poll said the town needs two parks."
    assert source_at(text, "two parks") == "Harlow poll"


def test_who_expects_something_of_a_subject():
    assert source_at("The port is expected by analysts to sell 40 boats.", "40") == "analysts"
    assert source_at("The yard, estimated by the bank to cost $3 million, is popular.", "$3 million") == "bank"
    assert source_at("The port is expected to sell 40 boats.", "40") is None


def test_a_source_in_brackets_is_that_of_the_words_before_them():
    assert source_at("The port lost 40 boats (according to Holt) and kept 12.", "40") == "Holt"


def test_a_pronoun_goes_on_with_the_last_speaker():
    assert source_at("Analysts at Brenner warned of a glut. Costs are up 40%, they said in a note.", "40%") == "Analysts at Brenner"
    assert source_at("A report by Wine Orr counts two lakes. Sales, it says, could fall by 6%.", "6%") == "report by Wine Orr"
    assert source_at("The couple's solicitor said they would appeal. He said Stott had 40 cars.", "40") == "couple's solicitor"


@pytest.mark.parametrize("again", ["the results", "the new poll", "the survey"])
def test_a_report_that_points_back_goes_by_the_name_of_the_one_before(again):
    text = f"A Harlow Valley poll found that owners want to sell.\n\nPrices worry them. Boats are down 40%, according to {again}."
    assert source_at(text, "40%") == "Harlow Valley poll"


def test_it_goes_on_with_a_report_that_points_back():
    assert source_at("The report says owners worry. A third of boats leak, it says, and 40 sank.", "third") == "report"


def test_a_source_goes_by_its_name_without_what_a_clause_adds():
    assert source_at("Officials who have seen the books said that 40 boats sank.", "40") == "Officials"
    assert source_at("Some 40 boats sank, according to a new study that shows how owners save.", "40") == "new study"


def test_a_cue_verb_that_the_parser_takes_for_a_noun_or_a_participle():
    assert source_at("A Danish judge, Dr. Ana Gramm, estimated in May that owners had lost 40 boats.", "40") == "Ana Gramm"
    assert source_at("Trump estimates that he spent $45 million on boats.", "$45 million") == "Trump"


def test_a_name_that_the_parser_cuts_is_one_source():
    assert source_at("HARBOUR BOATS CORP. said it sold 40 boats.", "40").startswith("HARBOUR BOATS")
    assert source_at("Yoo Min-ah said prices fell by 30%.", "30%").startswith("Yoo Min")


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        ('The report is grim. This fact is in it.\n\nFrom the report: "We lost 40 jobs. Then 30 more went."', "30", "report"),
        ('BREAD AND BOATS - Ana Ruiz and Jon Holt: "We lost 40 jobs there."', "40", "Ana Ruiz and Jon Holt"),
        ('"Losing 40 jobs is absurd. No, Holt. -R" Ana Ruiz tweeted, quoting a paper.', "40", "Ana Ruiz"),
        ('"This is wrong," Ana Ruiz said. "You went on air to blame 40 tired" clerks.', "40", "Ana Ruiz"),
        ('A group of bakers called on owners to "remember the fight that ended with 40 dead."', "40", "group of bakers"),
        ("Boats fell by 4% in May. That according to the Harlow survey.", "4%", "Harlow survey"),
        ("Fire took what officials estimated were more than 40 barns.", "40", "officials"),
        ("We lost,'' the mayor told a crowd that the union estimated at 400 people at a hall here.", "400", "union"),
        ("The cable indicated 13 security clerks would be the minimum needed for the port.", "13", "cable"),
        ("Holt's emphasis that 40 boats had sunk was noted.", "40", "Holt"),
        ("If owners paid, the researchers tallied, the town would get $4 million.", "$4", "researchers"),
        (
            "The firm made a tool for crises, a clerk, Anna White, said on Saturday, and it has used it 40 times since May.",
            "40",
            "Anna White",
        ),
        (
            "The row in the town took a new turn Thursday when Ana Ruiz called Jon Holt a liar and said the feud could cost 40 jobs.",
            "40",
            "Ana Ruiz",
        ),
        ("Boats fell by 4% in May, according\u00a0to the Harlow survey.", "4%", "Harlow survey"),
        ("Each day costs the port $9m, according to Harlow News, or $400,000 an hour.", "$400,000", "Harlow News"),
        ("Boats fell by 4%, according to a Harlow survey of owners, the steepest drop in three years.", "4%", "Harlow survey of owners"),
        ("He sold 43 boats and three yards, the civil port chief, Gerson Dahl, said.", "43", "Gerson Dahl"),
        (
            "Owners are selling boats at a fifth off, the Leeds-based charity BoatWatch said on Monday.",
            "fifth",
            "Leeds-based charity BoatWatch",
        ),
        (
            "The port union, led by Ana Ruiz, won 29% of the vote, the electoral commission announced after 98% of votes had been counted.",
            "29%",
            "electoral commission",
        ),
        (
            "The port weighed up cutting its rate by 25 points before leaving it alone, minutes of a May meeting show.",
            "25",
            "minutes of a May meeting",
        ),
        (
            "The walkout left 63 boats at anchor and is costing owners what a trade group put at $20 million a day.",
            "$20 million",
            "trade group",
        ),
        ("Some 900 boats came, short of the 5,000 per day port officials estimated in May.", "5,000", "port officials"),
        ("The price is well above the £350m-£380m that City analysts had pencilled in.", "£350m", "City analysts"),
        (
            "It fell after official figures showed the port sold 40 boats in May, 12 more than in the same month last year.",
            "12",
            "official figures",
        ),
        ("His union sent out a text message to members saying that it had raised $4m.", "$4m", "His union"),
        ("But a local union put the number closer to 800, and left.", "800", "local union"),
        ('Ana Ruiz said that the yard had sold 40 boats: "It was a good year."', "40", "Ana Ruiz"),
        ('Ana Ruiz said boats were up 40%: "It was a good year."', "40%", "Ana Ruiz"),
        ("Sales of 40 boats will end this year, the port office said on Tuesday -- a change that worries owners.", "40", "port office"),
        ("Her firm has boats in hand, but Danish sellers are quoting $60 a tonne less, Ana Ruiz said.", "$60", "Ana Ruiz"),
    ],
)
def test_who_says_it(text, figure, source):
    assert source_at(text, figure) == source


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Harlow Data had losses of more than $4 million.", "$4"),
        ("Ana Ruiz was referring to a row of 2006 over 40 boats.", "40"),
        ("Weavers believe they have a claim on the mill, which they kept for 400 years.", "400"),
        ("Polls show a close race in the town, where 18 votes are up for grabs.", "18"),
        ("Officials hoped she would bring aid to the port, where the storm killed 257 people.", "257"),
        ("Holt is tall and weighs 90 kilos, which makes him heavy according to his doctor.", "90"),
        ("A jury in Leeds found Holt guilty on 14 of the counts.", "14"),
        ("Sales will end this year, the port office said on Tuesday -- a change that worries 40 owners.", "40"),
        ("The move from 16 yards to 19 is a goal, one that grew out of a wish, its owners said, to build more.", "16"),
        ("Ana Ruiz mentioned the tax 44 times in her speech.", "44"),
        ("The yards will split the money 60-40, with 40 percent according to results.", "40 percent"),
        ("Boat numbers rose by 3 million to 11 million, giving the port a 27% share of the market.", "27%"),
        ("New EU rules that take effect in May will oblige makers to keep parts for 40 boats.", "40"),
        ("Inspectors cited the yard for unsafe boats; it settled the case in May for $40,000.", "$40,000"),
        ("The share of owners saying “it is more important to keep boats” increased by 28 points over that time.", "28"),
    ],
)
def test_what_a_writer_tells_beside_a_statement(text, figure):
    assert source_at(text, figure) is None


def test_those_who_are_said_to_be_so_in_a_row_are_who_somebody_means():
    assert source_at("Ruiz knows there are people who row, who sail, who have lost 40 boats.", "40") == "Ruiz"


def test_a_relative_clause_with_a_source_of_its_own():
    text = "Ana Ruiz says the gap in boats can still be closed, which stood at 263 on Tuesday, according to Harlow News."
    assert source_at(text, "263") == "Harlow News"
    assert source_at("Ruiz said that according to her count, Holt has won 82 boats.", "82") in {"count", "her count", "Ruiz's count"}


def test_what_a_semicolon_joins_goes_on_up_to_the_next_source():
    text = "The clerks reported that Holt has 40 boats; Ruiz has 30 boats now, and the paper says she has 9 mills."
    assert source_at(text, "30") == "clerks"
    assert source_at(text, "9 mills") == "paper"


def test_the_body_or_paper_of_the_sentence_before_goes_on():
    text = "The Harlow Boat Center came to a like view. The top tenth would save $275, the group said, next to $27 for others."
    assert source_at(text, "$275") == "Harlow Boat Center"
    text = 'Monday\'s memo from the panel was frank.\n\n"Of the 75 weavers, 59 have yet to be seen by Congress," it stated.'
    assert source_at(text, "59").startswith("Monday's memo")
    text = (
        "The town is old.\n\nA letter from the weaver union was plain. ''Nine chiefs were men, and 12 of our halls lack a stair,'' it said."
    )
    assert source_at(text, "12") == "letter from the weaver union"


def test_a_condition_belongs_to_what_is_suggested_before_it():
    text = (
        "The town is old.\n\nIn May he turned to the guild on a local station when he suggested that Ana Holt ''should be locked "
        "in a mill for good'' if she sold ''the designs of 40 looms at an open fair, after what had become of Peter Hall.''"
    )
    assert source_at(text, "40") == "he"


def test_a_speaker_goes_on_under_the_same_pronoun():
    text = (
        "A lorry driver fled on foot, said the police.\n\nAna Ruiz, a reporter, told Harlow News that she saw him.\n\n"
        '"I saw people fleeing," she said. "The driver knew."\n\n"I was walking by 40 boats," she went on.'
    )
    assert source_at(text, "40") == "Ana Ruiz"


def test_a_poll_with_no_name_but_in_a_headline_gives_way_to_one_with_a_name():
    text = (
        "New Poll Shows A Small Bump For Holt\n\nA new poll shows that Holt is in a tight race.\n\n"
        "The latest Harlow/Benton opinion poll released Friday shows that Holt leads Ruiz by 43 percent to 38 percent.\n\n"
        "When the poll asked about all four, Holt was supported by 42 percent of those responding."
    )
    assert source_at(text, "42 percent") == "latest Harlow/Benton opinion poll"


def test_standings_in_the_paragraph_of_a_poll_are_its():
    text = (
        "Towns vote in May.\n\n" * 4
        + "A Harlow poll out in May shows Holt with a lead over Ruiz. She trails Ruiz by about 15 points among clerks."
    )
    assert source_at(text, "15 points") == "Harlow poll out in May"


def test_rows_are_from_the_source_that_a_sentence_names_for_their_heading():
    text = (
        "Here are the figures.\n\nThe source for the Harlovian figures is the Harlow Ministry of Boats.\n\n"
        "The source for the Bentonite figures is the Benton Embassy.\n\nHARLOW:\nBoats: 40\nMills: 12\n\nBENTON:\nBoats: 9\n\n"
        "The town has 500 homes and needs more of them by the end of May, it is said."
    )
    assert source_at(text, "12") == "Harlow Ministry of Boats"
    assert source_at(text, "9") == "Benton Embassy"
    assert source_at(text, "500") is None


def test_exit_polls_open_the_paragraph_that_begins_with_them():
    text = (
        "The town is poor.\n\nIn exit polls, voters in both parties were unhappy with the council and worried about jobs by wide margins. "
        "Over nine in 10 weavers feared for their looms."
    )
    assert source_at(text, "nine in 10") == "exit polls"


def test_a_finding_is_of_the_report_before_it():
    text = (
        "A  study being released on Monday by a group of clerks shows how mills fail.\n\n"
        'It is best seen in this finding: "27 mills lost 40 boats."'
    )
    assert source_at(text, "40") == "study"


def test_a_thing_that_lets_one_see_something_says_nothing():
    assert source_at("All this and more in her record indicate that Holt is losing 40 boats.", "40") is None
    assert source_at("Then there is a name suggesting there are 40 days left.", "40") is None
    assert source_at("Then there is a report suggesting there are 40 days left.", "40") == "report"
    assert (
        source_at("The town is old -- a threat Ana Ruiz warned about in a famous speech in Leeds, 130 miles east of here.", "130") is None
    )


def test_a_sentence_that_the_parser_cuts_behind_an_abbreviation_goes_on():
    assert source_at("HARBOUR Network Inc. said it completed its purchase of Boat Cos. for about $423 million.", "$423").startswith(
        "HARBOUR"
    )


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Court documents obtained by The Herald show Holt was paid $4 million.", "Court documents obtained by The Herald"),
        ("Documents obtained by The Herald show that Holt was paid $4 million.", "Documents obtained by The Herald"),
        ("Ana Holt's response: “We lost $4 million.”", "Ana Holt"),
        ("The mayor's message was blunt: “We lost $4 million.”", "mayor"),
        ("Holt pointed to a study that found mills lost $4 million.", "study"),
        ("Ana Holt's best guess is that $4 million was lost.", "Ana Holt"),
    ],
)
def test_papers_that_others_obtain_or_cite_and_words_by_their_owner(text, source):
    assert source_at(text, "$4") == source


def test_a_name_that_a_thing_bears_is_no_statement():
    text = "On Monday, in a speech at the resort, now called Harlow Hall, the mayor spent $4 million on boats."
    assert source_at(text, "$4") is None
    assert all(found["cue"] != "called" for found in all_of(text))


def test_a_person_does_not_go_on_with_a_report():
    assert source_at("A report by the bank says sales fell. He said 40 farms closed.", "40") == "He"


def test_a_plan_governs_nothing():
    assert source_at("The baker hopes to hire 40 people.", "40") is None
    assert source_at("Holt said the baker hopes to hire 40 people.", "40") == "Holt"


def test_the_innermost_statement_governs():
    assert source_at("Harlow News reported that the minister told lawmakers the deficit was 6%.", "6%") == "minister"


def test_a_chain_without_end_is_cut():
    doc = read("Holt said that " * 300 + "40 farms closed.")
    found = max(doc._.attributions, key=lambda attribution: attribution.start)
    depth = 0
    while found.via is not None:
        found, depth = found.via, depth + 1
    assert depth <= 8


def test_cover_gives_the_shortest_first():
    cover = Cover([(0, 10, "long"), (2, 5, "short"), (6, 9, "other"), (2, 5, "twin")])
    assert cover.over(3, 4) == ["short", "twin", "long"]
    assert cover.over(5, 6) == ["long"]
    assert cover.over(9, 11) == []


def quoted(text):
    return [text[q.start : q.end] for q in quotations(text, [(0, len(text))]) if q.level == 0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ("He said ``yes'' and left.", ["``yes''"]),
        ("He said „yes“ and left.", ["„yes“"]),
        ("The '90s and rock 'n' roll", []),
        ('A 55" set and a 32" one', []),
        ("It is the workers' and the owners' house.", []),
        ("He said \"it's 'fine' here\" today.", ["\"it's 'fine' here\""]),
        ('He said "yes. Then he left.', ['"yes.']),
    ],
)
def test_quotations(text, wanted):
    assert quoted(text) == wanted


JUNK = [
    "",
    " ",
    "\x00",
    "\n\n\n",
    '"',
    "“",
    "''",
    '"""""""""',
    "“““””” ‘‘’’ «»",
    "said said said said",
    ": : :",
    "\"said\" 'said' «said»",
    "according to",
    "According to, according to",
    "In the poll",
    "\U0001f600 said it",
    "قال المدير 40",
    "(" * 400,
    "he said " * 300,
    '"a" ' * 300,
    "said:" * 200,
    "A" * 5000,
]


@pytest.mark.parametrize("text", JUNK)
def test_junk_is_read(text):
    check(text)


def check(text):
    doc = read(text)
    for attribution in governing(doc).attributions:
        parts = [attribution.source, attribution.cue, attribution.source_title, *attribution.content]
        for part in parts:
            assert part is None or text[part.start : part.end] == part.text
        assert attribution.content


def test_a_text_without_full_stops_is_cut():
    doc = read("he said " * 600)
    assert doc._.attributions
    assert all(len(part.text.split()) <= 200 for attribution in doc._.attributions for part in attribution.content)


def test_marks_without_partners_leave_what_follows_alone():
    text = '“ " ‘ « ' * 50 + "\n\nHolt said 12 plants were shut."
    check(text)
    assert any(given["source"] == "Holt" and given["content"] == ["12 plants were shut"] for given in all_of(text))


def test_a_poll_does_not_govern_the_markets_of_a_later_paragraph():
    text = "Most would sell, a Harlow survey found.\n\nShares in Benton fell 4% to $30.\n\nOnly 7% of owners want to buy."
    assert source_at(text, "4%") is None
    assert source_at(text, "7%") == "Harlow survey"


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                *"\n\t\"'“”‘’«»()-,.:;—?",
                "''",
                "``",
                "\n\n",
                "said",
                "says",
                "that",
                "according to",
                "In a poll",
                "Anna Holt",
                "the report",
                "who",
                "40%",
                "claim that",
                "was quoted as saying",
                "told reporters",
                "is expected to",
                "fell",
                "\x00",
            ]
        ),
        max_size=40,
    )
)
def test_any_text_is_read(pieces):
    check(" ".join(pieces))


def test_marks_are_no_source():
    check("said according to - -")


def test_a_document_without_a_parse_is_read():
    import spacy  # noqa: PLC0415 - only here

    from claimx.attributions.find import find  # noqa: PLC0415 - only here

    doc = spacy.blank("en")('"We lost 40 jobs," Anna Holt said. She said sales fell.')
    for attribution in find(doc):
        assert attribution.content


def test_order_and_repetition():
    doc = read(PASSAGE)
    found = doc._.attributions
    assert [a.start for a in found] == sorted(a.start for a in found)
    from claimx.attributions.component import AttributionsComponent  # noqa: PLC0415 - only here

    again = AttributionsComponent("attributions")(read(PASSAGE))._.attributions
    assert [a.content for a in again] == [a.content for a in found]


def test_research_made_for_somebody_is_a_poll():
    text = "Many fear crime, according to research carried out for the charity Harlow Aid.\n\nOnly 24% of those asked go out after dark."
    assert source_at(text, "24%").startswith("research carried out")


def test_a_share_of_those_asked_says_nothing_of_another():
    assert source_at("A third of respondents said they did not vote, and one in five had never voted.", "one in five") is None
