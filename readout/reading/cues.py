"""Cues: a reporting verb with its auxiliaries and adverbs, and the tense it is in."""

from __future__ import annotations

from typing import NamedTuple

from readout.lexicon import Form, Frame, Sense
from readout.reading.acts import Cue
from readout.reading.complements import find_complement, has_that
from readout.reading.view import View

_LONGEST_GROUP = 8


class _Group(NamedTuple):
    """A verb with what stands before it: where that begins, and what it holds.

    led  by "went on to", "began by", "was quoted as": the tense is in those
    """

    begin: int
    be: bool
    have: bool
    negated: bool
    led: bool


def find_cue(view: View, k: int, clause: int, stop: int) -> Cue | None:
    """The cue whose main verb is token `k`, with its auxiliaries and adverbs."""
    low, lexicon = view.tokens.lows[k], view.lexicon
    group = _read_group(view, k, clause)
    if group is None or (group.negated and low in lexicon.answering):
        return None
    for sense in lexicon.senses[low]:
        end = find_complement(view, k, sense, stop)
        if end is None and group.be and _is_light_passive(view, sense, group.begin, clause):
            end = k + 1
        if end is None or sense.verb.base in view.ignored:
            continue
        form = sense.form
        if group.led:
            if form & (Form.BASE | Form.GERUND):
                cue = (_skip_adverbs(view, group.begin), end)
                that = has_that(view, end, stop, k)
                return Cue(group.begin, cue, sense, False, False, that)
            continue
        passive = group.be and bool(form & Form.PARTICIPLE) and not form & Form.GERUND
        if passive or _fits(form, group):
            present, that = _is_present(view, form, group), has_that(view, end, stop, k)
            return Cue(group.begin, (k, end), sense, passive, present, that)
    return None


def _read_group(view: View, k: int, clause: int) -> _Group | None:
    """The auxiliaries, adverbs and light verbs of the verb at `k`; None where it is no finite
    one, as after "would" and a bare "to"."""
    lows, lexicon = view.tokens.lows, view.lexicon
    begin = k
    be = have = modal = negated = False
    while begin > clause and k - begin < _LONGEST_GROUP:
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
    if begin > clause and lows[begin - 1] == "to":
        light = _light_verb(view, begin - 1, clause)
        return _Group(light, be, have, negated, True) if light is not None else None
    lead = _read_lead(view, begin, clause)
    if lead is not None:
        return _Group(lead, be, have, negated, True)
    return None if modal else _Group(begin, be, have, negated, False)


def _read_lead(view: View, begin: int, clause: int) -> int | None:
    """Where "began by", "was quoted as" begins, if one leads to `begin`."""
    lows, lexicon = view.tokens.lows, view.lexicon
    if begin > clause and lows[begin - 1] == "by" and lows[begin - 2] in lexicon.stages:
        return begin - 2
    if begin > clause + 2 and lows[begin - 1] == "as" and lows[begin - 2] == "quoted":
        begin -= 2
        while begin > clause and (
            lows[begin - 1] in lexicon.be or lows[begin - 1] in lexicon.have
        ):
            begin -= 1
        return begin
    return None


def _is_present(view: View, form: int, group: _Group) -> bool:
    if group.be:
        return bool(form & Form.GERUND) and view.tokens.lows[group.begin] in ("is", "are", "am")
    return not group.have and bool(form & Form.PRESENT) and not form & Form.PAST


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


def _fits(form: int, group: _Group) -> bool:
    """Whether a form of a verb can stand in such a group."""
    if form & Form.GERUND:
        return True
    if group.have:
        return bool(form & Form.PARTICIPLE)
    if group.be:
        return False
    if group.negated:
        return bool(form & (Form.BASE | Form.PAST))
    return bool(form & (Form.PAST | Form.PRESENT))


def _light_verb(view: View, to: int, clause: int) -> int | None:
    """Where "went on to", "took the opportunity to" begins."""
    for n in range(to - 1, max(clause - 1, to - 6), -1):
        low = view.tokens.lows[n]
        be = max(n - 1 - (low == "pains"), clause)
        if low in view.lexicon.eager and view.tokens.lows[be] in view.lexicon.be:
            # "was quick to point out", "was at pains to stress"
            return be
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
