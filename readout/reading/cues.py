"""Cues: a reporting verb with its auxiliaries and adverbs, and the tense it is in."""

from __future__ import annotations

from readout.lexicon import Form, Frame, Sense
from readout.reading.acts import Cue
from readout.reading.complements import find_complement, has_that
from readout.reading.view import View


def find_cue(view: View, k: int, clause: int, stop: int) -> Cue | None:
    """The cue whose main verb is token `k`, with its auxiliaries and adverbs."""
    lows, lexicon = view.tokens.lows, view.lexicon
    begin = k
    be = have = modal = negated = False
    while begin > clause and k - begin < 8:
        low = lows[begin - 1]
        if low in lexicon.be and low not in ("remains", "remain", "remained"):
            be = True
        elif low in lexicon.have:
            have = True
        elif low in lexicon.modals:
            modal = True
        elif low in lexicon.negations:
            negated = True
        elif not view.is_adverb(begin - 1):
            break
        begin -= 1
    infinitive = False
    if begin > clause and lows[begin - 1] == "to":
        light = _light_verb(view, begin - 1, clause)
        if light is None:
            return None
        begin, infinitive = light, True
    elif (
        begin > clause
        and lows[begin - 1] == "by"
        and lows[begin - 2]
        in (
            "began",
            "started",
            "opened",
            "concluded",
            "closed",
            "continued",
            "ended",
            "finished",
            "responded",
            "replied",
        )
    ):
        begin -= 2
        infinitive = True
    elif begin > clause + 2 and lows[begin - 1] == "as" and lows[begin - 2] == "quoted":
        # "was quoted as saying that"
        begin -= 2
        while begin > clause and lows[begin - 1] in lexicon.be | lexicon.have:
            begin -= 1
        infinitive = True
    if modal and not infinitive:
        return None
    if negated and lows[k] in lexicon.answering:
        return None
    for sense in lexicon.senses[lows[k]]:
        cue_stop = find_complement(view, k, sense, stop)
        if cue_stop is None and be and _is_light_passive(view, sense, begin, clause):
            cue_stop = k + 1
        if cue_stop is None or sense.verb.base in view.ignored:
            continue
        form = sense.form
        if infinitive:
            if not form & (Form.BASE | Form.GERUND):
                continue
            return Cue(
                begin,
                (_skip_adverbs(view, begin), cue_stop),
                sense,
                False,
                False,
                has_that(view, cue_stop, stop, k),
            )
        passive = be and bool(form & Form.PARTICIPLE) and not (form & Form.GERUND)
        if not passive and not _fits(view, form, be, have, negated):
            continue
        present = not have and not be and bool(form & Form.PRESENT) and not form & Form.PAST
        present = present or (
            be and bool(form & Form.GERUND) and lows[begin] in ("is", "are", "am")
        )
        return Cue(
            begin, (k, cue_stop), sense, passive, present, has_that(view, cue_stop, stop, k)
        )
    return None


def _is_light_passive(view: View, sense: Sense, edge: int, clause: int) -> bool:
    """ "Views were exchanged", "Special attention was paid by the President to"."""
    return (
        sense.verb.frame is Frame.SPEECH
        and bool(sense.form & Form.PARTICIPLE)
        and edge > clause
        and view.tokens.lows[edge - 1] in view.lexicon.passive_nouns
    )


def _skip_adverbs(view: View, k: int) -> int:
    while view.is_adverb(k) or view.tokens.lows[k] in view.lexicon.have:
        k += 1
    return k


def _fits(view: View, form: int, be: bool, have: bool, negated: bool) -> bool:
    if form & Form.GERUND:
        return True
    if have:
        return bool(form & Form.PARTICIPLE)
    if be:
        return False
    if negated:
        return bool(form & (Form.BASE | Form.PAST))
    return bool(form & (Form.PAST | Form.PRESENT))


def _light_verb(view: View, to: int, clause: int) -> int | None:
    """Where "went on to", "took the opportunity to" begins."""
    for n in range(to - 1, max(clause - 1, to - 6), -1):
        low = view.tokens.lows[n]
        if low in view.lexicon.light_verbs:
            while n > clause and (
                view.is_adverb(n - 1) or view.tokens.lows[n - 1] in view.lexicon.have
            ):
                n -= 1
            return n
        if low in (",", ";") or low in view.lexicon.prepositions - {
            "on",
            "by",
            "up",
            "off",
            "out",
        }:
            return None
    return None


def has_be(view: View, begin: int, k: int) -> bool:
    """Whether “be” or a light verb stands between the cue's beginning and its verb."""
    return any(view.tokens.lows[n] in view.lexicon.be for n in range(begin, k)) or (
        begin < k and view.tokens.lows[begin] in view.lexicon.light_verbs
    )
