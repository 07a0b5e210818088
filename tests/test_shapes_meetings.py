# ruff: noqa: E501 - one row of a table is one line
"""Accounts of meetings, of courts, of companies: who speaks in each sentence."""

from __future__ import annotations

import pytest

from tests.reading import read

VISIT = "Mr. Kofi Mensah, Minister of Foreign Affairs of Ghana, met Dr. Kari Dahl, Minister of Trade of Norway, in Oslo."
MEETING = "Norwegian Foreign Minister Kari Dahl met Ghanaian President Kofi Mensah in Oslo. The talks lasted two hours."

# Sentence | who speaks, "-" for the writer
SENTENCES = """
The Norwegian side expressed its readiness to host the next round. | Kari Dahl
The Ghanaian side, for its part, stressed the value of the dam. | Kofi Mensah
Both Ministers stressed that the harbour must stay open. | Both Ministers
The conversation focused on the dam, and the two agreed that the harbour must stay open. | The two
The two ministers concurred to work on the dam. | The two ministers
The leaders coordinated their positions before the summit. | The leaders
The Ghanaian guests expressed that they backed the dam. | The Ghanaian guests
The Minister, for her part, assured the crew of the Kingdom's full support. | Kari Dahl
The latter reiterated her invitation. | Kofi Mensah
The Ministry of Foreign Affairs and Expatriates condemned the raid. | The Ministry of Foreign Affairs and Expatriates
Dahl made it clear that talks go on. | Kari Dahl
HE the President conveyed the greetings of his people. | Kofi Mensah
HE Minister Dahl thanked the crew. | Kari Dahl
Stating that the dam matters in trade, in power and in fishing, President Mensah noted that it would open soon. | Kofi Mensah
After the talks, the two heads of state witnessed the signing of a pact. | -
The interlocutors touched upon the dam. | The interlocutors
The Foreign Minister reassured her counterpart of Norway's support. | Kari Dahl
Her counterpart expressed thanks for the aid. | Kofi Mensah
The Norwegian top diplomat said that talks go on. | Kari Dahl
In response, Mensah said the dam was safe. | Kofi Mensah
In her opening remarks, Dahl recalled the pact of 2010. | Kari Dahl
Addressing the press, Dahl said that talks go on. | Kari Dahl
Concluding, Dahl thanked the crew. | Kari Dahl
"Talks go on," Dahl told the Harbour Post. | Kari Dahl
Dahl tweeted that talks go on. | Kari Dahl
In a post on X, Dahl wrote that talks go on. | Kari Dahl
Dahl further said she would visit Accra in May. | Kari Dahl
Dahl was quoted as saying that talks go on. | Kari Dahl
Dahl is quoted as saying that talks go on. | Kari Dahl
Dahl, speaking on condition that no cameras were present, said that talks go on. | Kari Dahl
Asked whether the dam was safe, the President said yes. | Kofi Mensah
The Minister and her guest welcomed the pact. | The Minister and her guest
Dahl conveyed to Mensah the greetings of the King. | Kari Dahl
Dahl handed over a letter from the King. | -
Dahl presented her credentials. | -
Dahl laid a wreath at the memorial. | -
Dahl and Mensah signed the pact. | -
Dahl and Mensah held talks in Oslo. | -
The talks focused on the dam. | -
The two leaders met for two hours. | -
The ceremony was attended by the King. | -
Also present were the ambassadors of both countries. | -
The meeting was held at the request of the Ghanaian side. | -
The visit comes as Norway opens its harbour. | -
Trade between the two countries grew by four per cent in 2024. | -
A memorandum of understanding was signed at the end of the talks. | -
Dahl later left for Bergen. | -
Dahl has been Foreign Minister since 2021. | -
Mensah, 61, took office in 2020. | -
Dahl is accompanied by a delegation of ten. | -
Issues of mutual interest were discussed. | The parties
A wide range of issues was discussed. | The parties
It was stressed that the dam must be safe. | The parties
The parties' readiness to go on was confirmed. | The parties
Particular emphasis was placed on the dam. | The parties
Gratitude was expressed to the crews by President Mensah. | Kofi Mensah
The sides agreed on a plan and decided to meet again. | The sides
They touched on the dam and exchanged views on fish. | They
They also discussed the dam. | They
It was also agreed to set up a council. | The parties
The Ministry said in a statement that talks go on. | The Ministry
The Ministry of Foreign Affairs announced that talks go on. | The Ministry of Foreign Affairs
The White House said that talks go on. | The White House
The United Nations warned that time is short. | The United Nations
According to the Ministry of Finance, prices rose by two per cent. | The Ministry of Finance
According to a statement by the Ministry of Finance, prices rose. | The Ministry of Finance
Officials said that the dam was safe. | Officials
A senior official said that the dam was safe. | A senior official
A spokesman for the Ministry said that the dam was safe. | A spokesman for the Ministry
The spokesperson noted that the dam was safe. | The spokesperson
Experts warn that the dam is old. | Experts
"""

# Paragraphs, ¶ between them | who speaks in each sentence
RELEASES = """
Tidal Inc. (NYSE: TDL) (“Tidal”), a maker of tidal pumps, software and services, has announced the sale of its second plant. The firm is based in Oslo.¶According to the announcement, the plant will be sold in May.¶Dan Moe, chief executive of Tidal, said the sale was good. “We are glad to see it go to a fine firm,” he said. | Tidal Inc.;-;Tidal Inc.;Dan Moe;Dan Moe
OSLO, 3 May - The Harbour Union has called for a strike. Union leader Gry Dal said talks had failed.¶“We have no choice now,” she said. “The offer is far too low for us.”¶The port authority said it regretted the strike.¶Talks are due to resume on Monday, according to the mediator. | The Harbour Union;Gry Dal;Gry Dal;Gry Dal;The port authority;The mediator
Police in Weston are appealing for witnesses after a theft. Detective Inspector Ann Poole said: “We want to hear from anyone who saw the van.”¶Anyone with information should call 101.¶DI Poole added: “The van was grey and had no plates at all.” | -;Ann Poole;-;Ann Poole
The Council met on Monday. Members of the Council condemned the attack. They underlined the need to hold those responsible to account.¶The members of the Council reaffirmed that the law must be upheld.¶The Council members reiterated their support for the envoy. | -;Members of the Council;Members of the Council;Members of the Council;The Council members
Ann Roe, the Special Rapporteur on water, today urged Weston to repair its dam.¶“People have a right to water at home,” Roe said.¶The expert said the dam had leaked since 2019. She has raised these concerns with the Government.¶The Special Rapporteur is part of the Council's special procedures. | Ann Roe;Ann Roe;Ann Roe;Ann Roe;-
President Ann Roe spoke with Prime Minister Dan Moe of Weston. The President thanked the Prime Minister for his help. Prime Minister Moe said his country stands ready.¶The leaders agreed to stay in touch. | -;Ann Roe;Dan Moe;The leaders
The Director General met the Minister of Energy, Mr Dan Moe, in Oslo. The Director General thanked Norway for its support. The Minister stressed that the plant is safe. He said Norway would go on with its work. The Director General said the Agency stood ready to help. | -;The Director General;Dan Moe;Dan Moe;The Director General
Prime Minister Dan Moe had a telephone conversation with President Ann Roe of Weston. The Prime Minister conveyed his greetings on the national day. They reviewed the state of ties. Prime Minister reiterated his invitation to President Roe. | -;Dan Moe;They;Dan Moe
Foreign Minister Dan Moe received Ambassador Ann Roe of Weston. During the meeting, views were exchanged on trade. The Minister underlined the need for new routes, while the Ambassador praised the port. The Ambassador also informed the Minister about a coming visit. | -;The parties;Dan Moe;Ann Roe;Ann Roe
“Weston is a friend of ours,” President Ann Roe said after the talks. “We share a coast and a past.” Roe added that a pact would be signed in May.¶Prime Minister Dan Moe called the talks “frank and useful for both of us”. He said the pact would help trade. | Ann Roe;Ann Roe;Ann Roe;Dan Moe;Dan Moe
The G5 foreign ministers met in Oslo. The Ministers condemned the attack on the port. They called for calm and urged all sides to talk. Ministers also welcomed the pact. | -;The Ministers;The Ministers;The Ministers
Secretary Ann Roe met today with Weston Foreign Minister Dan Moe in Oslo. The Secretary and the Foreign Minister discussed trade. Secretary Roe emphasized the need for open ports. They also discussed fish. The Secretary congratulated Foreign Minister Moe on his new post. | -;The Secretary and the Foreign Minister;Ann Roe;The Secretary and the Foreign Minister;Ann Roe
Weston University has opened a lab for the sea. Professor Ann Roe, who leads the lab, said it would “change how we see the coast for good”.¶Her colleague Dr Dan Moe agreed. “It will help us all to see more of it,” he said.¶The lab cost two million. | -;Ann Roe;Dan Moe;Dan Moe;-
The court heard that the van had been seen twice. Judge Ann Roe said the theft was cruel. She told the men that they had shown no remorse.¶Dan Moe, defending, said his client was sorry. | -;Ann Roe;Ann Roe;Dan Moe
Statement by Minister Ann Roe on the port:¶“I am sad about the fire at the port. My thoughts are with the crews.¶“We will rebuild the port by May.” | -;Ann Roe;Ann Roe;Ann Roe
The Fund's mission chief for Weston, Ann Roe, issued the following statement:¶“Growth has slowed in Weston. The mission welcomes the plan of the bank.” | -;Ann Roe;Ann Roe
"""


def speakers(*paragraphs: str) -> list[str]:
    """Who speaks in each sentence, "-" for the writer."""
    reading = read(*paragraphs)
    names = {speaker.id: speaker.name for speaker in reading.speakers}
    return [names.get(s.speaker or "", "-") for s in reading.statements for _ in s.sentences]


def rows(table: str) -> list[tuple[str, list[str]]]:
    found = []
    for line in table.strip().splitlines():
        text, _, names = line.rpartition("|")
        found.append((text.strip(), [name.strip() for name in names.split(";")]))
    return found


@pytest.mark.parametrize(("text", "expected"), rows(SENTENCES))
def test_gives_a_sentence_to(text: str, expected: list[str]) -> None:
    assert speakers(MEETING, text)[2:] == expected


@pytest.mark.parametrize(("text", "expected"), rows(RELEASES))
def test_reads_a_release(text: str, expected: list[str]) -> None:
    assert speakers(*text.split("¶")) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Ghanaian minister expressed his appreciation.", "Kofi Mensah"),
        ("The Norwegian side thanked the crew.", "Kari Dahl"),
    ],
)
def test_learns_a_country_from_the_office_behind_a_name(text: str, speaker: str) -> None:
    reading = read(VISIT, text)
    names = {each.id: each.name for each in reading.speakers}
    assert names.get(reading.statements[-1].speaker or "") == speaker
