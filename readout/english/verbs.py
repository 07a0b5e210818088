"""English reporting verbs by what must follow them, with their forms.

The classes follow the grammar of reported speech: verbs of saying and thinking that take a
that-clause, verbs of asking that take a person and an infinitive, verbs of judging that take a
noun, and light verbs that report only together with a noun of speech. A row is a dictionary
form, with particles if it needs them; forms are regular unless `IRREGULAR` says otherwise.
"""

from __future__ import annotations

from readout.lexicon import Form, Frame, Sense, Verb

# Can follow or interrupt the words they report: "..., she explained".
SAYING = """
say; state; stress; emphasize; emphasise; note; underline; underscore; reiterate; affirm;
reaffirm; declare; announce; assert; reassert; claim; argue; contend; maintain; insist; allege;
explain; clarify; remark; observe; comment; recall; remind; mention; point out; report;
confirm; reconfirm; acknowledge; admit; concede; stipulate; disclose; reveal; warn; caution;
predict; forecast; estimate; promise; pledge; vow; swear; assure; reassure; inform; tell;
retort; counter; joke; quip; write; tweet; post; complain; lament; conclude; suggest; propose;
recommend; advise; testify; summarise; summarize; reflect; muse; exclaim; shout; whisper;
opine; elaborate; specify; indicate; signal; hint; imply; contest; rebut; refute; attest;
profess; posit; relate; recount; repeat; restate; enthuse; agree; ask; think; believe; hope
"""

# Report whatever follows, but hardly stand behind a quotation.
JUDGING = """
task; acclaim; accuse; acknowledge; acquiesce; admonish; affirm; agree on; agree upon;
allude to; apologise; apologize; appeal for; appeal to; applaud; appreciate; apprise; approve
of; articulate; ask for; aspire to; attach great importance to; attach importance to; beg;
belittle; bemoan; berate; beseech; bewail; bid; bid farewell to; bid welcome to; blame; blast;
brief; bring up; call attention to; call for; call on; call out; call upon; castigate; caution
against; censure; certify; chastise; check in on; chide; commend; comment on; compare notes;
compliment; concur; condemn; condole with; commiserate with; congratulate; consent; convey;
counsel; criticise; criticize; reckon;
debrief; decry; demand; denounce; deny; deplore; deride; differ on; disagree; disapprove of;
disavow; discern; discourage; discuss; disparage; dispute; dissuade; draw attention to; dwell
on; dwell upon; elaborate on; emphasise; encourage; endorse; enjoin; enquire; entreat;
enumerate; envisage; envision; eulogise; eulogize; exalt; exchange greetings; exchange
opinions; exchange views; exhort; expound; expound on; express; extol; fault; fear; follow up
on; foresee; grieve; hail; hail as; highlight; hold that; implore; inquire; insist on; insist
upon; invite; lambast; lambaste; laud; lobby for; look forward to; make clear; make it clear;
make plain; make
reference to; mock; object to; offer to; open up about; outline; pay attention to; pay homage to;
pay
respects to; pay tribute to; pitch; play down; plead; plead for; praise; preach; press for;
proclaim; pronounce; propose; protest; put forth; put forward; query; rebuke; refer to; reflect
on; regret; remark on; reprimand; reproach; reproof; request; ridicule; ring the alarm; rule
out; scold; seek assurances; seek clarification; seek support; set forth; share views; single
out; slam; sound the alarm; speak about; speak against; speak highly of; speak of; speak out;
speak in favour of; speak in favor of; speak out against; argue in favour of; argue in favor of;
spell out; spotlight; stand by; stand up for; stand with; stipulate; submit that; sue for;
suggest; sum up; suspect; swap views; sympathise with; sympathize with; take exception to; take
issue with; take note of; take the position; take the view; talk about; talk of; thank;
threaten; tout; trade views; trumpet; trust; urge; vocalise; voice; vouch for; warn against;
warn of; warrant; weigh in on; welcome; wish
"""

# Report in the account of talks; elsewhere they are deeds as often as words.
TOPICAL = """
accept; address; advocate; analyse; analyze; anticipate; assess; await; back; celebrate;
challenge; champion; characterise; characterize; cherish; cite; commit; communicate;
concentrate on; consider; consult on; converse; coordinate on; credit; debate; decide; deem;
defend; deliberate; deliberate on; describe; detail; determine; direct; dismiss; doubt;
evaluate; examine; expect; explore; favor; favour; focus on; go over; guarantee; hold up;
honor; honour; identify; instruct; intend; introduce; lay out; list; mourn; negotiate;
nominate; oppose; order; petition; pose; pray; prefer; press; push for; question; quote; raise;
reach out; recognise; recognize; recommit; regard; reject; remember; report on; resolve;
review; salute;
sanction; second; set out; support; toast; touch on; touch upon; treasure; undertake; update;
value; view; want; worry
"""

# Report only with a that-clause, a question word, an infinitive of promise or a quotation.
CLAUSAL = """
call; answer; reply; respond; accept; add; add up; assume; begin; calculate; certify; chant; close;
conjecture; continue; decree; deduce; demonstrate; discover; dream; end; ensure; establish;
feel; figure; find; finish; gather; go on; guess; hold; hypothesise; imagine; infer;
interject; intimate; joke; judge; know; laugh; learn; mandate; mean; observe; offer; open;
ordain; plan; presume; prove; provide; put it; read; realise; realize; reckon; recognise;
require; rule; see; show; sigh; sing; smile; speculate; start; stipulate; stress; surmise;
teach; tell reporters; theorise; theorize; understand; undertake; venture;
volunteer; share; urge; demand; plead;
boast; confess; confide; grumble; mutter; murmur; sob; cry; yell; scream; roar; snap; reason;
beam; grin; marvel; gush; fume; chuckle; wonder
"""

# Report only with a noun of speech: "extended its condolences", "made a commitment".
LIGHT = """
air; bring; declare; deliver; exchange; extend; file; forward; give; issue; lay; lodge; make;
note; offer; pass; pay; place; present; provide; put; raise; reaffirm; register; relay; renew;
repeat; restate; send; send out; share; sound; state; submit; tender; transmit
"""

# Only several can do these.
MUTUAL = """
exchange views; exchange opinions; exchange perspectives; exchange ideas; compare notes; swap
views; trade views; have exchange of views; hold exchange of views; hold
exchange of opinions; have exchange of opinions;
coordinate positions; co-ordinate positions; coordinate approaches; coordinate their positions;
coordinate their approaches
"""

IRREGULAR: dict[str, tuple[str, str]] = {
    "say": ("said", "said"), "tell": ("told", "told"), "speak": ("spoke", "spoken"),
    "write": ("wrote", "written"), "swear": ("swore", "sworn"), "think": ("thought", "thought"),
    "make": ("made", "made"), "pay": ("paid", "paid"), "lay": ("laid", "laid"),
    "set": ("set", "set"), "put": ("put", "put"), "take": ("took", "taken"),
    "give": ("gave", "given"), "hold": ("held", "held"), "stand": ("stood", "stood"),
    "begin": ("began", "begun"), "go": ("went", "gone"), "find": ("found", "found"),
    "show": ("showed", "shown"), "understand": ("understood", "understood"),
    "know": ("knew", "known"), "feel": ("felt", "felt"), "see": ("saw", "seen"),
    "hear": ("heard", "heard"), "mean": ("meant", "meant"), "read": ("read", "read"),
    "sing": ("sang", "sung"), "draw": ("drew", "drawn"), "spell": ("spelled", "spelled"),
    "send": ("sent", "sent"), "bring": ("brought", "brought"), "foresee": ("foresaw", "foreseen"),
    "beseech": ("besought", "besought"), "forecast": ("forecast", "forecast"),
    "bid": ("bade", "bidden"),
    "undertake": ("undertook", "undertaken"), "plead": ("pleaded", "pleaded"),
    "dwell": ("dwelt", "dwelt"), "learn": ("learned", "learned"), "prove": ("proved", "proven"),
    "teach": ("taught", "taught"), "dream": ("dreamed", "dreamed"), "ring": ("rang", "rung"),
    "seek": ("sought", "sought"), "have": ("had", "had"), "overtake": ("overtook", "overtaken"),
}  # fmt: skip
"""Base to past and participle."""

DOUBLING = frozenset(
    [
        "admit", "rebut", "refer", "commit", "recommit", "regret", "quip", "pen", "plan", "beg",
        "acquit", "sum", "swap", "submit", "concur", "infer", "abhor", "confer", "demur",
    ]
)  # fmt: skip
"""Verbs that double the last letter: "admitted"."""


# What the written forms of a verb are, in the order of `conjugate`. Plain numbers: there are
# thousands to join at each start, and members of an enumeration take ten times as long.
_FORMS = (
    Form.BASE.value | Form.PRESENT.value,
    *(form.value for form in (Form.PRESENT, Form.PAST, Form.PARTICIPLE, Form.GERUND)),
)


def rows(text: str) -> list[tuple[str, ...]]:
    """The rows of a table above, each as its words."""
    return [tuple(row.split()) for row in text.replace("\n", " ").split(";") if row.strip()]


def conjugate(base: str) -> list[tuple[str, int]]:
    """Every written form of a verb with what it is."""
    if base in IRREGULAR:
        past, participle = IRREGULAR[base]
    else:
        past = participle = _suffixed(base, "ed")
    forms: dict[str, int] = {}
    written = base, _third_person(base), past, participle, _suffixed(base, "ing")
    for word, form in zip(written, _FORMS, strict=True):
        forms[word] = forms.get(word, 0) | form
    return list(forms.items())


def _third_person(base: str) -> str:
    if base == "have":
        return "has"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _is_short(base: str) -> bool:
    """One short vowel between consonants, as in "flag": the last letter doubles."""
    vowels = [letter in "aeiou" for letter in base]
    return (
        2 < len(base) < 6 and vowels.count(True) == 1 and vowels[-2] and base[-1] not in "wxyaeiou"
    )


def _suffixed(base: str, suffix: str) -> str:
    if base in DOUBLING or _is_short(base):
        return base + base[-1] + suffix
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + suffix if suffix == "ing" else base + "d"
    if base.endswith("y") and base[-2] not in "aeiou" and suffix == "ed":
        return base[:-1] + "ied"
    if base.endswith("ic"):
        return base + "k" + suffix
    return base + ("d" if suffix == "ed" and base.endswith("e") else suffix)


def build_senses() -> dict[str, tuple[Sense, ...]]:
    """Written form to its senses, those with the most particles first."""
    senses: dict[str, list[Sense]] = {}
    for table, frame, quotes in (
        (MUTUAL, Frame.TOGETHER, False),
        (SAYING, Frame.FREE, True),
        (JUDGING, Frame.FREE, False),
        (TOPICAL, Frame.TALKS, False),
        (LIGHT, Frame.SPEECH, False),
        (CLAUSAL, Frame.CLAUSE, True),
    ):
        for base, *particles in rows(table):
            verb = Verb(base, frame, tuple(particles), quotes)
            for written, form in conjugate(base):
                found = senses.setdefault(written, [])
                sense = Sense(verb, form)
                if sense not in found:
                    found.append(sense)
    return {
        written: tuple(sorted(found, key=lambda sense: -len(sense.verb.particles)))
        for written, found in senses.items()
    }
