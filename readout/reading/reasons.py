"""The rules that decide who speaks, and how each is told to a reader.

In a reason, {mention}, {cue} and {speaker} stand for words of the release and a name.
"""

from __future__ import annotations

REASONS: dict[str, str] = {
    "name": "“{cue}” names the speaker.",
    "title": "“{mention}” is read as {speaker}, who has this office.",
    "office": "“{mention}” is read as {speaker}, who speaks for it.",
    "side": "“{mention}” is read as {speaker}.",
    "pronoun": "“{mention}” is read as {speaker}, the last person named.",
    "pronoun, several": "“{mention}” is read as {speaker}, the last ones named.",
    "collective": "“{mention} {cue}” speaks for several, so it is not counted for any one.",
    "collective, two": "“{mention} {cue}” speaks for both, so it is not counted for either.",
    "list": "“{mention}” speak as one, so it is not counted for any one.",
    "passive": "“{cue}” names nobody; between the parties it is read as joint.",
    "passive, run": "“{cue}” names nobody; it goes on from {speaker}.",
    "first person": "“{mention}” is read as {speaker}, whose statement this is.",
    "quotation": "Quoted word for word in the release.",
    "quotation goes on": "The quotation goes on from the sentence before.",
    "quotation, last named": "Quoted word for word; {speaker} was named last.",
    "statement": "The whole text is the statement of {speaker}.",
    "statement goes on": "The text goes on in the first person, as {speaker} speaks.",
    "turn": "The label “{mention}” names the speaker.",
    "turn goes on": "The turn of {speaker} goes on.",
    "list item": "The list goes on from “{cue}”.",
    "carry over": "The sentence carries over: same paragraph, nobody else is named.",
    "carry over, paragraph": "The paragraph carries over: nobody else is named.",
    "editor": "Speaker set by the editor.",
    "narration": "Nobody is said to speak here.",
    "heading": "A heading speaks for nobody.",
    "unsure": "Speaker not certain: {count} people could be meant.",
}


def reason(rule: str, **values: str) -> str:
    """A rule's reason with the words of the case put in."""
    text = REASONS[rule]
    for key, value in values.items():
        text = text.replace("{" + key + "}", " ".join(value.split()))
    return text
