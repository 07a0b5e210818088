"""The words of the compare pages, part of the catalogue in `labels`."""

from __future__ import annotations

# fmt: off
COMPARE_LABELS = {
    "each_side": "What each side said",
    "pair": "{one} and {other}",
    "compare_description": "{names} side by side: the words they share, and what only one said.",
    "topics_shared": "{n} topic is raised by both sides.|{n} topics are raised by both sides.",
    "topics_shared_more": "{n} topic is raised by more than one side."
                          "|{n} topics are raised by more than one side.",
    "topics_single": "{n} topic is raised by one side only."
                     "|{n} topics are raised by one side only.",
    "compared_most": "Of each speaker the first {n} sentences are compared.",
    "words_marked": "Words that they share are {marked}.",
    "marked": "marked",
    "nothing_shared": "The sides share no wording.",
    "marking_rule": "How topics are found.",
    "marking_rule_text": "By the words alone: the longest runs of words that two sides have in"
                         " common, endings and words such as “the” aside.",
    "topics_more": "{n} more topic is not shown.|{n} more topics are not shown.",
    "shared_words": "Shared words: {words}",
    "one_side": "One side only",
    "topic": "Topic",
    "topics_caption": "Statements by topic and speaker",
    "nothing_on_topic": "Nothing on this topic is attributed to {name} in this release.",
    "sentence_at": "§ {id}, sentence {number}",
    "sentences_more": "{n} more sentence|{n} more sentences",
    "said_jointly": "Said jointly.",
    "jointly_more": "and {n} more statement|and {n} more statements",
    "one_account": "One account.",
    "one_account_text": "This is one publisher’s account. Silence here does not mean that a topic"
                        " was not raised.",
    "pairs": "Choose two speakers",
    "pairs_lead": "{n} speakers are more than a table can hold. Choose two.",
    "pairs_most": "Offered are the {n} who say most.",
    "one_speaker": "Only {name} speaks in this release, so there is nothing to compare.",
    "no_speakers": "No speaker was found in this release, so there is nothing to compare.",
    "only_jointly": "The sides speak as one in this release, so there is nothing to compare.",
}
# fmt: on
