# ruff: noqa: E501 - one row of a table is one line
"""How companies, charities, universities, the police and newspapers name those who speak."""

from __future__ import annotations

import pytest

from tests.reading import heard_in, make_release, read, spoken

OPENING = "The harbour of Eastmark was closed for nine hours on Sunday after a crane fell."
QUOTATION = "“We heard the crane before we saw it,” said Ines Falk, a pilot at the port."

# A sentence of a newspaper | who speaks, "-" for the writer
APPOSED = """
Orvik Nets Inc. (OSX: ORV) (“Orvik”), a maker of nets, ropes and sails, and the oldest firm in town, said that it would pay for the crane. | Orvik Nets Inc.
Orvik Nets, Inc. (OSX: ORV), a maker of ropes, said that it would pay. | Orvik Nets, Inc.
Tor K., a crane driver held for a day, said that nobody had asked him. | Tor K.
Mette Lund, a nurse at the clinic and mother of two, said patients were “tired of waiting”. | Mette Lund
Mette Lund, PhD, professor of nursing at Norham, said patients treated at home slept better. | Mette Lund
Mette Lund, Ph.D., professor of nursing at Norham, said patients treated at home slept better. | Mette Lund
Mette Lund, who met the Mayor on Monday, said she was ready. | Mette Lund
Mette Lund, Nordsund Relief’s country director, warned that stocks would last a week. | Mette Lund
Mette Lund, 34, of Eastmark, said the pier shook. | Mette Lund
The Revd Canon Mette Lund, who led the vigil, said she had lit forty candles. | Mette Lund
“The pier shook for a minute,” said ward sister Mette Lund, who was on her way home. | Mette Lund
“The pier shook for a minute,” said local fisherman Tor Vik. | Tor Vik
“The pier shook for a minute,” said one of its crew, Tor Vik. | Tor Vik
Mette Lund, director of the port and a keen rower, will stay for a year, she confirmed. | Mette Lund
Pier four is closed, Falk says, and keeps her boat indoors. | Ines Falk
“The pier shook for a minute,” said chair and co-founder Tor Vik. | Tor Vik
"""

PEOPLE = """
Two people familiar with the matter said the crane was old. | Two people familiar with the matter
The crane was old, two people familiar with the matter said on Monday. | Two people familiar with the matter
Three guards, who asked not to be named, confirmed that the gate had been open. | Three guards
A person close to the talks said the crane was old. | A person close to the talks
The crane was old, a person close to the talks said, asking not to be named. | A person close to the talks
Tor Vik has offered to mediate. | Tor Vik
Islanders told the newspaper that their windows broke. | Islanders
Neighbours say he has never turned anyone away. | Neighbours
Opponents fear longer queues at the port. | Opponents
Analysts expect prices to fall in the spring. | Analysts
Economists surveyed last week forecast a fall. | Economists surveyed last week
Investigators believe the bolt was loose. | Investigators
One victim told the court that the sea was black. | One victim
Victor Lomas, 47, of Tern Street, pleaded guilty to two counts of theft. | -
Her family says she was “the heart of the quay”. | Her family
Prices say little about the harvest. | -
The reports say little about the harvest. | -
The rise was steeper than most analysts had forecast. | -
The other firms have not commented. | -
The port did not respond on Sunday. | -
"""

EPITHETS = """
“I ran as far as I could,” said the 24-year-old. | Ines Falk
The 24-year-old said that she had slept badly. | Ines Falk
Falk is blunt: “It was rust.” | Ines Falk
As Falk puts it: “It was rust.” | Ines Falk
“It was rust and nothing else,” shared Tor Vik, who mends nets. | Tor Vik
“It was rust and nothing else,” urged Tor Vik. | Tor Vik
Her first teacher in Oslo, Tor Vik, says he knew within four bars. | Tor Vik
The Board remains confident about the harvest. | -
Harbour boss Tor Vik was quick to point out that safety comes first. | Tor Vik
Her supervisor, Professor Tor Vik, remembers the interview well. | Tor Vik
His challenger, Tor Vik, accused the board of sleeping. | Tor Vik
Board Vice Chair and Councilmember Tor Vik, who voted no, said he supports the goal. | Tor Vik
Scientists have long suspected that gulls count. | Scientists
Asked about the inspectors, Falk is blunt: “It was rust, and they saw it.” | Ines Falk
For Falk, it is “as if the town had lost a tooth”. | Ines Falk
The sign on the gate reads: “No entry.” | -
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [
        tuple(cell.strip() for cell in line.rsplit("|", 1)) for line in table.split("\n") if line
    ]


@pytest.mark.parametrize(("sentence", "speaker"), rows(APPOSED + PEOPLE + EPITHETS))
def test_speaker_of_prose(sentence: str, speaker: str) -> None:
    heard = spoken(OPENING, QUOTATION, sentence)
    assert heard[-1] == (speaker, sentence)


def test_quotation_that_goes_on_is_of_whom_its_cue_names() -> None:
    answer = "A spokesperson for Orvik Nets said: “We are sorry. Our offer stands and our door is open.”"
    heard = spoken(OPENING, QUOTATION, answer)
    assert len({speaker for speaker, _ in heard[2:]}) == 1
    assert heard[-1][0] not in ("-", "Ines Falk")


def test_someone_told_of_in_full_is_the_next_pronoun() -> None:
    heard = spoken(
        OPENING,
        QUOTATION,
        "One of the divers is Tor Vik, now a teacher.",
        "“It was cold,” he said.",
    )
    assert heard[-1][0] == "Tor Vik"


def test_nickname_in_the_middle_of_a_name() -> None:
    heard = spoken(
        "Tor “Toffen” Vik bought the crane for one krone.",
        QUOTATION,
        "Toffen said he would mend it.",
    )
    assert heard[-1][0] == "Tor Vik"


def test_lettered_points_go_on_from_their_cue() -> None:
    heard = spoken(
        "The Ministers met in Oslo.",
        "They agreed to:",
        "(a) mend the crane;",
        "(b) close the pier.",
    )
    assert {speaker for speaker, _ in heard[1:]} == {"They"}


COURT = """
In 2022 the respondent decided to end all moorings. | -
The court dismissed the first ground. | -
The respondent argued that no right had grown. | The respondent
The court held that no right had grown. | The court
"""


@pytest.mark.parametrize(("sentence", "speaker"), rows(COURT))
def test_rulings_are_deeds(sentence: str, speaker: str) -> None:
    heard = spoken("The claimant moored his boat at Eastmark in 2009.", sentence)
    assert heard[-1][0] == speaker


NEWS = """
Eastmark Rovers are delighted to announce the signing of goalkeeper Ines Falk.
The Health Agency of Eastmark has confirmed nine cases of measles in the port.
Orvik Nets plc, the ropes group, has agreed to buy Sund Ropes for two crowns in cash.
EASTMARK, Dec. 2, 2024 (GLOBAL NEWSWIRE) – Orvik Therapeutics, Inc. (OSX: ORV) today announced results of its trial.
Eastmark Zoo is celebrating the birth of a seal that has yet to be named.
Orvik Nets AG and Sund Ropes AG today announced that they will merge.
"""


@pytest.mark.parametrize("sentence", NEWS.strip().split("\n"))
def test_publishers_own_news_is_narration(sentence: str) -> None:
    opening = f"{sentence} The ferry will run as usual for the whole of the week."
    assert spoken(opening, QUOTATION)[0][0] == "-"


def test_news_of_an_agency_is_its_source() -> None:
    opening = "OSLO, May 3 (Nordpress) - Orvik Nets AG has announced that it will close the pier."
    assert spoken(opening, QUOTATION)[0][0] == "Orvik Nets AG"


def test_moderator_is_no_asker() -> None:
    reading = read(
        "MODERATOR: Good afternoon. We have half an hour.",
        "MS. FALK: Thank you. The pier is safe.",
        "QUESTION: Who knew?",
        "MS. FALK: I did.",
        "MODERATOR: Thank you all.",
    )
    assert [s.name for s in reading.speakers] == ["Moderator", "Ms. Falk", "Question"]


def test_name_under_a_quotation_signs_it() -> None:
    heard = spoken(
        OPENING, QUOTATION, "“It gave me back my evenings.”\n— Tor Vik, teacher, Eastmark School"
    )
    assert heard[-1][0] == "Tor Vik"
    assert heard[-1][1].endswith("School")


def test_plain_paragraphs_after_a_name_and_a_colon_are_a_turn() -> None:
    heard = spoken(
        "Chief executive Tor Vik leads Orvik Nets.",
        "Chief executive Tor Vik:",
        "The first half was hard.",
        "I thank our crews.",
        "# Outlook",
        "Sales will rise.",
    )
    assert [speaker for speaker, _ in heard] == ["-", "Tor Vik", "Tor Vik", "Tor Vik", "-", "-"]


def test_words_in_quotation_marks_after_the_release_are_nobodys() -> None:
    heard = spoken(
        OPENING,
        QUOTATION,
        "# Forward-Looking Statements",
        "Words such as “expects,” “believes” and “anticipates” identify such statements.",
    )
    assert heard[-1][0] == "-"


def test_in_her_view_is_a_source() -> None:
    heard = spoken(OPENING, QUOTATION, "In her view, the bolt acts “like oil under a door”.")
    assert heard[-1][0] == "Ines Falk"


def test_numbered_point_ends_the_list_of_the_point_before() -> None:
    heard = spoken(
        "- 1. The Ministers met in Oslo and welcomed the new ferry.",
        "- 2. The Ministers agreed to:",
        "(a) mend the crane;",
        "- 3. The meeting took place in a warm atmosphere.",
    )
    assert [speaker for speaker, _ in heard][2:] == ["The Ministers", "-"]


SPEECH = (
    "Mayors, ladies and gentlemen,",
    "Thank you for coming to a city that is under water. My grandmother used to say that the sea only visits.",
    "So we raised the street. “You are building a wall,” one old man told me.",
    "We must learn to wait. Thank you.",
)


def test_speech_is_of_whom_the_title_names() -> None:
    heard = spoken(*SPEECH, title="Keynote by Ines Falk at the Harbour Forum")
    assert {speaker for speaker, _ in heard} == {"Ines Falk"}


def test_pronoun_after_a_lead_in_is_whom_the_sentence_is_about() -> None:
    heard = spoken(
        "Harbour master Ines Falk met Tor Vik, a teacher.",
        "“It was cold,” said Tor Vik.",
        "In her new post, Falk will lead nine pilots. “I have a list,” she said.",
    )
    assert heard[-1][0] == "Ines Falk"


DECLARATION = (
    "We, the Mayors of the River Towns, meeting at Tull on 9 June,",
    "Convinced that a river does not read maps,",
    "1. Pledge to build nothing below the line;",
    "2. Invite the towns of the delta to join us.",
)


def test_declaration_is_of_those_who_open_it() -> None:
    reading = read(*DECLARATION, title="Declaration of the River Towns")
    assert {s.speaker for s in reading.statements} == {reading.speakers[0].id}
    assert reading.speakers[0].kind == "collective"


def test_laughter_does_not_end_a_turn() -> None:
    heard = spoken(
        "INES FALK: How many gulls are there?",
        "TOR VIK: Nine.",
        "(laughs)",
        "No, honestly: ten.",
        "INES FALK: Thank you.",
    )
    assert heard[3][0] == "Tor Vik"


def test_two_who_were_named_before_speak_as_one() -> None:
    reading = read(OPENING, "“We ran out of shelves,” the two founders said in a statement.")
    assert reading.speakers[-1].kind == "collective"


def test_label_of_one_word_in_capitals() -> None:
    heard = spoken(
        "NARRATOR: Forty years ago the town stood here.",
        "INES FALK: Tor Vik was nine.",
        "WOMAN (in Dutch, through interpreter): It always went back.",
        "INES FALK: Most took it.",
    )
    assert [speaker for speaker, _ in heard] == ["Narrator", "Ines Falk", "Woman", "Ines Falk"]


def test_label_with_office_or_seat_in_brackets() -> None:
    heard = spoken(
        "Ines Falk (Upper Teal) (Ind): I beg to move.",
        "The Minister for Fisheries (Tor Vik): I am grateful.",
        "Ines Falk: When will one come?",
    )
    assert [speaker for speaker, _ in heard] == ["Ines Falk", "Tor Vik", "Ines Falk"]


def test_a_single_question_and_its_answer() -> None:
    heard = spoken(
        "Q: On 3 June a paper wrote that boats had been chased away. What is your comment?",
        "A: The boats left because of the weather.",
        title="Remarks of the Embassy Spokesperson on an article",
    )
    assert [speaker for speaker, _ in heard] == ["Question", "Spokesperson"]


def test_letter_is_of_whose_name_stands_above_it() -> None:
    heard = spoken(
        "Ines Falk, Chair",
        "It has been a year of two storms, one of them real. I want to thank every colleague.",
        "Tor Vik joined the Board and has asked the questions I should have asked.",
        "I am confident.",
        title="Chair's statement",
    )
    assert {speaker for speaker, _ in heard[1:]} == {"Ines Falk"}


def test_block_quotation_is_of_whom_the_line_before_names() -> None:
    release = make_release(
        OPENING,
        QUOTATION,
        "Harbour Minister Tor Vik said:",
        "> A pier is a walk to nowhere. We are not going to lose another one.",
        "> My mother said so.",
        "The fund opens in April.",
    )
    assert [speaker for speaker, _ in heard_in(release)][-3:] == ["Tor Vik", "Tor Vik", "-"]


def test_paragraph_after_a_promise_needs_no_marks() -> None:
    heard = spoken(
        OPENING, QUOTATION, "Falk said:", "The pier is a walk to nowhere.", "It is 90 metres long."
    )
    assert [speaker for speaker, _ in heard][-3:] == ["Ines Falk", "Ines Falk", "-"]


def test_company_that_says_we_beside_quotations_makes_no_joint_statement() -> None:
    heard = spoken(
        "Today we are opening a new pier. We built it because you asked for it.",
        "“It is a good day,” says Ines Falk, who leads the port.",
        "We tested it for three months. We cannot wait to see you.",
    )
    assert [speaker for speaker, _ in heard] == ["-", "Ines Falk", "-"]


def test_words_in_marks_some_way_behind_a_verb_are_not_what_it_reports() -> None:
    heard = spoken(
        OPENING, "Crews held the line at the pier “by a yard or so,” said Battalion Chief Tor Vik."
    )
    assert heard[-1][0] == "Tor Vik"


def test_asker_without_a_colon() -> None:
    heard = spoken(
        "MS. FALK: Good morning, and thanks for joining.",
        "Q Hi, thanks. Is there anything in it on ferries?",
        "MS. FALK: There is a chapter.",
        "Q And nets?",
        "MS. FALK: No.",
    )
    assert [speaker for speaker, _ in heard] == ["Ms. Falk", "Question"] * 2 + ["Ms. Falk"]


def test_labels_with_a_time_before_or_a_full_stop_behind() -> None:
    timed = spoken("[00:00:12] Ines Falk: Good morning.", "[00:00:20] Tor Vik: Thanks, Ines.")
    assert [speaker for speaker, _ in timed] == ["Ines Falk", "Tor Vik"]
    minuted = spoken(
        "Mr. SMITH. Thank you, Mr. Chairman.", "Ms. FALK. We will try.", "Mr. SMITH. Who knew?"
    )
    assert [speaker for speaker, _ in minuted] == ["Mr. Smith", "Ms. Falk", "Mr. Smith"]


def test_questions_from_somebody_are_questions() -> None:
    heard = spoken(
        "Question from Matt Hale, Ledger: When will it open?",
        "Minister Falk: In May.",
        "Question from Ida Berg, Courier: And the cost?",
        "Minister Falk: Nine million.",
    )
    assert [speaker for speaker, _ in heard] == ["Question", "Falk"] * 2


def test_name_with_its_firm_before_a_quotation() -> None:
    heard = spoken(
        OPENING,
        QUOTATION,
        "“It is a good day for all of us,” said Tor Vik, who owns Sund Ropes.",
        "Ines Falk, port of Eastmark: “It is a good day for the town and the pier.”",
        "Tor Vik (Sund Ropes): “We go on as we always did.”",
    )
    assert [speaker for speaker, _ in heard][-2:] == ["Ines Falk", "Tor Vik"]
