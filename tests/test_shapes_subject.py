# ruff: noqa: E501 - one row of a table is one line
"""Indirect speech, one row per shape: who speaks, by which words, with which cue."""

from __future__ import annotations

import pytest

from tests.reading import last_sentence

MEETING = "Norwegian Foreign Minister Kari Dahl met Ghanaian President Kofi Mensah in Oslo."

# Sentence | speaker | mention | cue
PLAIN = """
Kari Dahl said that talks go on. | Kari Dahl | Kari Dahl | said that
Dahl said talks go on. | Kari Dahl | Dahl | said
Ms. Dahl stated that talks go on. | Kari Dahl | Ms. Dahl | stated that
Foreign Minister Dahl stressed the need for calm. | Kari Dahl | Foreign Minister Dahl | stressed
Minister Dahl pointed out that fish know no borders. | Kari Dahl | Minister Dahl | pointed out that
The Foreign Minister underlined that the sea is open. | Kari Dahl | The Foreign Minister | underlined that
The Minister underscored the need for trust. | Kari Dahl | The Minister | underscored
The Norwegian Foreign Minister thanked her host. | Kari Dahl | The Norwegian Foreign Minister | thanked
President Mensah welcomed the proposal. | Kofi Mensah | President Mensah | welcomed
The President expressed his gratitude to Norway. | Kofi Mensah | The President | expressed
The Ghanaian President reaffirmed his commitment to peace. | Kofi Mensah | The Ghanaian President | reaffirmed
The Ghanaian leader called for restraint. | Kofi Mensah | The Ghanaian leader | called for
The Head of State condemned the attack. | Kofi Mensah | The Head of State | condemned
Kofi Mensah urged all parties to show restraint. | Kofi Mensah | Kofi Mensah | urged
Mensah also briefed his guest on the harvest. | Kofi Mensah | Mensah | briefed
Mensah further noted that rain had come. | Kofi Mensah | Mensah | noted that
Mensah has repeatedly warned that time is short. | Kofi Mensah | Mensah | warned that
Mensah had earlier told reporters that he was ready. | Kofi Mensah | Mensah | told reporters that
Mensah then went on to say that trade matters. | Kofi Mensah | Mensah | went on to say that
Dahl took the opportunity to thank the crew. | Kari Dahl | Dahl | took the opportunity to thank
Dahl began by thanking the crew. | Kari Dahl | Dahl | began by thanking
Dahl did not say when she would return. | Kari Dahl | Dahl | say
Dahl declined to comment on the report. | Kari Dahl | Dahl | declined to comment on
Dahl made clear that the border stays open. | Kari Dahl | Dahl | made clear that
Dahl took note of the report. | Kari Dahl | Dahl | took note of
Dahl paid tribute to the fishermen. | Kari Dahl | Dahl | paid tribute to
Dahl laid out her plan for the fleet. | Kari Dahl | Dahl | laid out
Dahl extended her condolences to the families. | Kari Dahl | Dahl | extended
Dahl offered her congratulations to the new cabinet. | Kari Dahl | Dahl | offered
Dahl conveyed greetings from the King. | Kari Dahl | Dahl | conveyed
Dahl voiced concern over the dams. | Kari Dahl | Dahl | voiced
Dahl raised the issue of quotas. | Kari Dahl | Dahl | raised
Dahl shared her views on the harbour. | Kari Dahl | Dahl | shared
Dahl reiterated Norway's support for the treaty. | Kari Dahl | Dahl | reiterated
Dahl praised the long friendship of the two peoples. | Kari Dahl | Dahl | praised
Dahl congratulated Mensah on his election. | Kari Dahl | Dahl | congratulated
Dahl discussed with Mensah the need for dams. | Kari Dahl | Dahl | discussed
Dahl informed Mensah about the new ferry. | Kari Dahl | Dahl | informed
Dahl assured her host that Norway would help. | Kari Dahl | Dahl | assured
Dahl invited Mensah to Bergen. | Kari Dahl | Dahl | invited
Dahl proposed a joint study. | Kari Dahl | Dahl | proposed
Dahl highlighted the role of women. | Kari Dahl | Dahl | highlighted
Dahl appealed to all sides to stop. | Kari Dahl | Dahl | appealed to
Dahl elaborated on the plan. | Kari Dahl | Dahl | elaborated on
Dahl spoke highly of the hosts. | Kari Dahl | Dahl | spoke highly of
Dahl rejected the claim. | Kari Dahl | Dahl | rejected
Dahl acknowledged that mistakes were made. | Kari Dahl | Dahl | acknowledged that
Dahl was grateful for the warm welcome. | Kari Dahl | Dahl | was grateful
Dahl was confident that the plan would work. | Kari Dahl | Dahl | was confident that
"""

LEAD_IN = """
On Monday, Dahl said that talks go on. | Kari Dahl | Dahl | said that
On Monday Dahl said that talks go on. | Kari Dahl | Dahl | said that
At the meeting, the Minister said that talks go on. | Kari Dahl | the Minister | said that
At the meeting the Minister said that talks go on. | Kari Dahl | the Minister | said that
On Syria, the Minister stressed the need for aid. | Kari Dahl | the Minister | stressed
Turning to trade, President Mensah noted that tariffs had fallen. | Kofi Mensah | President Mensah | noted that
With regard to fish, Dahl called for lower quotas. | Kari Dahl | Dahl | called for
Regarding the dam, Mensah said that work would begin. | Kofi Mensah | Mensah | said that
In this regard, the President thanked Norway. | Kofi Mensah | the President | thanked
In this context, Dahl recalled the pact of 2010. | Kari Dahl | Dahl | recalled
However, Dahl warned that time is short. | Kari Dahl | Dahl | warned that
In addition, Dahl announced a new fund. | Kari Dahl | Dahl | announced
Speaking after the talks, Dahl said that she was content. | Kari Dahl | Dahl | said that
Having noted the progress, Mensah expressed his hope for more. | Kofi Mensah | Mensah | expressed
After listening to the report, Mensah stated that he agreed. | Kofi Mensah | Mensah | stated that
Asked about the dam, Dahl replied that it was safe. | Kari Dahl | Dahl | replied that
For her part, Dahl welcomed the offer. | Kari Dahl | Dahl | welcomed
For his part, President Mensah welcomed the offer. | Kofi Mensah | President Mensah | welcomed
Welcoming her guest, Dahl said that the day was historic. | Kari Dahl | Dahl | said that
In a speech to the chamber, Dahl accused the fleet of waste. | Kari Dahl | Dahl | accused
During the talks, Mensah reiterated his invitation. | Kofi Mensah | Mensah | reiterated
Finally, Mensah thanked his guest. | Kofi Mensah | Mensah | thanked
At the request of Norway, Mensah described the harvest. | Kofi Mensah | Mensah | described
To that end, Dahl pledged new funds. | Kari Dahl | Dahl | pledged
Building on last year's talks, Dahl urged a new pact. | Kari Dahl | Dahl | urged
As a friend of Ghana, Dahl regretted the loss. | Kari Dahl | Dahl | regretted
"""

BETWEEN = """
Dahl, who chaired the talks, said that all went well. | Kari Dahl | Dahl | said that
Dahl, the Foreign Minister, said that all went well. | Kari Dahl | Dahl | said that
Kari Dahl, Norway's Foreign Minister, said that all went well. | Kari Dahl | Kari Dahl | said that
Dahl, 54, said that all went well. | Kari Dahl | Dahl | said that
Dahl, however, said that all went well. | Kari Dahl | Dahl | said that
Dahl, in her reply, said that all went well. | Kari Dahl | Dahl | said that
Dahl, speaking in Oslo, said that all went well. | Kari Dahl | Dahl | said that
The Foreign Minister, Kari Dahl, said that all went well. | Kari Dahl | The Foreign Minister, Kari Dahl | said that
Dahl (pictured) said that all went well. | Kari Dahl | Dahl | said that
Dahl today said that all went well. | Kari Dahl | Dahl | said that
Dahl on Monday said that all went well. | Kari Dahl | Dahl | said that
Dahl, for her part, said that all went well. | Kari Dahl | Dahl | said that
Dahl, too, said that all went well. | Kari Dahl | Dahl | said that
"""

AFTER = """
Talks go on, Dahl said. | Kari Dahl | Dahl | said
Talks go on, said Dahl. | Kari Dahl | Dahl | said
Talks go on, said Kari Dahl, the Foreign Minister. | Kari Dahl | Kari Dahl | said
Talks go on, the Minister added. | Kari Dahl | the Minister | added
Talks, Dahl said, go on. | Kari Dahl | Dahl | said
Talks go on, according to Dahl. | Kari Dahl | Dahl | according to
According to Dahl, talks go on. | Kari Dahl | Dahl | According to
According to the Foreign Minister, talks go on. | Kari Dahl | the Foreign Minister | According to
In the words of Dahl, talks go on. | Kari Dahl | Dahl | In the words of
In the view of President Mensah, talks go on. | Kofi Mensah | President Mensah | In the view of
The sea, the Minister noted, is open to all. | Kari Dahl | the Minister | noted
Nobody will be left out, Mensah promised. | Kofi Mensah | Mensah | promised
The dam is safe, Mensah insisted. | Kofi Mensah | Mensah | insisted
"""

JOINT = """
The two sides agreed to meet again. | The two sides | The two sides | agreed
Both sides welcomed the pact. | Both sides | Both sides | welcomed
The two ministers discussed trade. | The two ministers | The two ministers | discussed
The two leaders exchanged views on the harbour. | The two leaders | The two leaders | exchanged views
The parties reaffirmed their friendship. | The parties | The parties | reaffirmed
They discussed trade. | They | They | discussed
They also agreed that a new ferry is needed. | They | They | agreed that
Dahl and Mensah discussed the dam. | Dahl and Mensah | Dahl and Mensah | discussed
The Minister and the President stressed their friendship. | The Minister and the President | The Minister and the President | stressed
Foreign Minister Dahl and President Mensah condemned the attack. | Foreign Minister Dahl and President Mensah | Foreign Minister Dahl and President Mensah | condemned
The delegations decided to open an office. | The delegations | The delegations | decided
Both leaders expressed satisfaction with the talks. | Both leaders | Both leaders | expressed
The leaders noted the need for calm. | The leaders | The leaders | noted
It was agreed to meet again in May. | The parties | | was agreed
Mutual interest was expressed in new ferries. | The parties | | was expressed
"""


def rows(table: str) -> list[tuple[str, str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        text, speaker, mention, cue = (cell.strip() for cell in line.split("|"))
        found.append((text, speaker, mention, cue))
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "mention", "cue"),
    rows(PLAIN) + rows(LEAD_IN) + rows(BETWEEN) + rows(AFTER) + rows(JOINT),
)
def test_names_speaker_mention_and_cue(text: str, speaker: str, mention: str, cue: str) -> None:
    assert last_sentence(MEETING, text) == (speaker, mention, cue)


LEFT_ALONE = """
The talks took place in Oslo.
Kari Dahl arrived in Accra on Monday.
President Mensah attended the opening of the school.
Kari Dahl met with Kofi Mensah.
The President signed the treaty.
The Minister will travel to Bergen next week.
Dahl spoke with Mensah by phone today.
The visit lasted two days.
The treaty says nothing about fish.
Ghana exports cocoa and gold.
The Minister was accompanied by her staff.
The proposal that Dahl made was printed.
The man who said so was not named.
A report on the dam was published in May.
The harbour, which opened in 1990, is the largest in the north.
The statement was issued in Oslo.
Dahl was met at the airport by Mensah.
Dahl visited a school and planted a tree.
Dahl held a press conference.
The delegation included three members of parliament.
Work on the dam will begin in June.
The Minister was briefed on the harvest.
Questions should be sent to the ministry.
The ferry runs twice a day.
The pact, signed in 2010, covers the whole coast.
Mensah was elected in 2020.
The announced plan covers ten years.
The agreed text will be printed soon.
Many of the roads are new.
The named ships left port.
If the minister said so, nobody heard it.
When Dahl spoke, the hall was empty.
"""


@pytest.mark.parametrize("text", LEFT_ALONE.strip().splitlines())
def test_leaves_alone(text: str) -> None:
    assert last_sentence(MEETING, text)[0] == "-"
