"""Sentence by sentence through a release: whose words each is, and by which rule."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

from readout.errors import fail
from readout.lexicon import Form, Frame, Lexicon, Sense, Verb
from readout.model import Block, BlockKind, Hints, MarkKind, Release, Span, SpeakerKind, Speech
from readout.reading.acts import Act, ActFinder, Order, watched_words
from readout.reading.coreference import Cast, Party, Referent, plain
from readout.reading.genre import Genre, find_genre
from readout.reading.introductions import collect_full_names, collect_names, introduce
from readout.reading.phrases import PhraseKind, PhraseReader
from readout.reading.quotations import Quotation, find_quotations
from readout.reading.reasons import Reason
from readout.reading.sentences import split_sentences
from readout.reading.tokens import Tokens, tokenise
from readout.reading.turns import bold_label, find_label, is_strong

_TOGETHER = (PhraseKind.COLLECTIVE, PhraseKind.LIST)
_NAMED = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE)
_PEOPLE = (PhraseKind.PERSON, PhraseKind.NAME, PhraseKind.TITLE, PhraseKind.PRONOUN)


@dataclass(slots=True)
class Draft:
    """A sentence before it is known who speaks.

    quoted   how many of its tokens are in quotation marks
    quotes   the quotations that reach into it
    """

    start: int
    stop: int
    acts: list[Act]
    quotes: list[Quotation]
    quoted: int
    first_words: frozenset[str]
    label: tuple[int, int] | None = None


@dataclass(slots=True)
class Piece:
    """A sentence, or the clause of one, with its speaker; spans are block offsets."""

    span: Span
    party: Party | None
    speech: Speech
    rule: str
    reason: Reason
    mention: Span | None = None
    cue: Span | None = None
    echoes: list[Span] = field(default_factory=list)
    quotes: list[Span] = field(default_factory=list)
    certain: bool = True


@dataclass(slots=True)
class _Run:
    """Who spoke last, and how far that reaches.

    owner    of the current paragraph's run of reported speech
    speech   whose quotation was last, and whether it is still open
    """

    owner: Party | None = None
    that: bool = False
    quoting: Party | None = None
    is_open: bool = False
    turn: Party | None = None
    listing: Party | None = None
    block_owner: Party | None = None
    statement: Party | None = None
    answers: bool = False
    numbered: bool = False
    announced: Party | None = None


class Attributor:
    """Reads one release. `cast` holds those who speak, `used_cues` the verbs that occurred."""

    def __init__(self, release: Release, lexicon: Lexicon, hints: Hints) -> None:
        self.release = release
        self.hints = hints
        self.lexicon = _with_cues(lexicon, hints)
        self.ignored = frozenset(cue.verb.casefold() for cue in hints.ignored_cues)
        self.watched = watched_words(self.lexicon)
        self.cast = Cast(self.lexicon)
        self.used_cues: set[str] = set()
        self.directed: set[str] = set()
        self.run = _Run()
        self.genre = Genre.MINUTES
        self.present = False

    def read(self) -> list[list[Piece]]:
        """The pieces of each block, in order."""
        tokens = [tokenise(block.text) for block in self.release.blocks]
        title = tokenise(self.release.title)
        self.title = title
        self.first = next((t for t in tokens if len(t.words) > 12), None)
        names: set[tuple[str, ...]] = set()
        for each in (title, *tokens):
            collect_names(each, self.lexicon, names)
            collect_full_names(each, self.lexicon, self.cast.full_names)
        self.reader = PhraseReader(self.lexicon, names)
        self._meet_known()
        drafts = [self._draft(each) for each in tokens]
        self._meet_all(tokens, drafts, title)
        self._look_for_hinted(tokens)
        self.joint = "joint" in title.lows and any(
            low in self.lexicon.agentive for low in title.lows
        )
        self.present = _is_told_in_present(drafts)
        self.genre = find_genre(drafts, self.joint, self.present)
        self.joint = self.joint or self.genre is Genre.JOINT
        self.cast.one_voice = self.joint
        self.author = self._author(title, tokens, drafts)
        self.joint = self.joint and self.author is None
        self.publishers = self._publishers(tokens)
        self.cast.offices_speak = self.genre is not Genre.PROSE
        drafts = [self._split_at_labels(*each) for each in zip(tokens, drafts, strict=True)]
        self._find_labels(tokens, drafts)
        pieces = []
        self.questions = self._find_questions()
        for number, (block, each, draft) in enumerate(
            zip(self.release.blocks, tokens, drafts, strict=True)
        ):
            self.following = next(iter(tokens[number + 1 : number + 2]), None)
            if block.directive is not None:
                pieces.append(self._directed(block, each, draft))
            else:
                pieces.append(self._read_block(block, each, draft))
        self._take_sides(tokens, pieces)
        return pieces

    def _take_sides(self, tokens: list[Tokens], pieces: list[list[Piece]]) -> None:
        """The country of a principal whose office does not tell: the one he speaks of as his."""
        if self.genre is not Genre.READOUT:
            return
        votes: dict[Party, Counter[str]] = {
            p: Counter() for p in self.cast.principals if p.place is None
        }
        if not votes:
            return
        for each, found in zip(tokens, pieces, strict=True):
            for piece in found:
                if piece.party in votes and piece.rule.startswith("carry over"):
                    start = bisect_left(each.starts, piece.span.start)
                    place = self.reader.place_at(each, start)
                    if place:
                        votes[piece.party][place] += 1
        for party, count in votes.items():
            best = count.most_common(2)
            taken = {p.place for p in self.cast.principals}
            if best and best[0][0] not in taken and (len(best) < 2 or best[0][1] > best[1][1]):
                party.place = best[0][0]

    following: Tokens | None = None
    questions: frozenset[int] = frozenset()

    def _find_questions(self) -> frozenset[int]:
        """The numbers of the paragraphs all in bold or italics that ask, in an interview."""
        found = frozenset(
            block.number
            for block in self.release.blocks
            if block.text.rstrip()[-1:] == "?"
            and any(
                mark.kind in (MarkKind.STRONG, MarkKind.EMPHASIS)
                and mark.start == 0
                and mark.stop >= len(block.text.rstrip())
                for mark in block.marks
            )
        )
        return found if len(found) > 1 else frozenset()

    def _interviewed(self) -> Party | None:
        """Who answers in an interview: the first person that is known by name."""
        people = [p for p in self.cast.parties if p.kind is SpeakerKind.PERSON and p.words]
        titled = set(map(plain, self.title.lows))
        named = [p for p in people if p.words[-1] in titled]
        return next(iter([*named, *people]), None)

    def _asked(self, tokens: Tokens, drafts: list[Draft]) -> list[Piece] | None:
        """The pieces of a question; who is interviewed has the floor after it."""
        answers = self._interviewed()
        if answers is None:
            return None
        asker = self._named("Question", SpeakerKind.GROUP)
        self.cast.note(asker)
        self.run.turn, self.run.answers = answers, True
        return [self._piece(tokens, d, asker, Speech.TURN, "question") for d in drafts]

    # Preparing

    def _author(
        self, title: Tokens, tokens: list[Tokens], drafts: list[list[Draft]]
    ) -> Party | None:
        """Whose statement the whole text is: "Remarks by President Ann Roe", in the "I" form."""
        lows = title.lows
        kind = next((k for k, low in enumerate(lows) if low in self.lexicon.agentive), None)
        spoken = bool(self.lexicon.speeches & set(lows)) and "joint" not in lows
        if (
            kind is None
            or (self.joint and not spoken)
            or {"spokesperson", "spokesman", "readout"} & set(lows)
        ):
            return None
        own = said = 0
        for each, found in zip(tokens, drafts, strict=True):
            for draft in found:
                voice = self._is_own_voice(each, draft) or (
                    spoken and bool({"we", "our", "you"} & draft.first_words)
                )
                own += voice and not draft.quotes
                said += any(a.order is Order.AFTER for a in draft.acts)
        if own < 2 or said * 2 > own:
            return None
        people = [p for p in self.cast.parties if p.kind is SpeakerKind.PERSON]
        named = [p for p in people if p.words and set(p.words[-1:]) <= set(map(plain, lows))]
        return named[0] if named else self._speaker_of(title, kind)

    def _speaker_of(self, title: Tokens, kind: int) -> Party | None:
        """Who a title says gave a speech: "Keynote *by Kari Dahl* at the Forum"."""
        by = next((k for k in range(kind, len(title.lows)) if title.lows[k] == "by"), None)
        if by is None:
            return None
        for stop in range(min(len(title.lows), by + 7), by + 2, -1):
            phrase = self.reader.read(title, by + 1, stop)
            if phrase is not None and phrase.kind in (PhraseKind.NAME, PhraseKind.PERSON):
                return self.cast.meet(title, phrase)
        return None

    def _publishers(self, tokens: list[Tokens]) -> frozenset[str]:
        """First words of the names that an "About" section describes: who publishes the text.

        Empty where the text speaks of "the press release", as only somebody else would.
        """
        found = set()
        self.retold = self.first is not None and _has_agency(self.first)
        for each in tokens:
            lows = each.lows
            if len(lows) > 1 and lows[0] == "about" and each.words[1][0].isupper():
                found.add(lows[1])
            if any(
                low in ("release", "announcement") and k > 1 and lows[k - 1] in ("press", "the")
                and lows[k - 3 if lows[k - 1] == "press" else k - 2] in ("in", "to", "the")
                and lows[k - 3] in ("in", "according")
                for k, low in enumerate(lows) if k > 2
            ):  # fmt: skip
                self.retold = True
                return frozenset()
        return frozenset(found)

    def _meet_known(self) -> None:
        for known in self.hints.speakers:
            words = tuple(w for w in known.name.casefold().split() if w)
            kind = known.kind or SpeakerKind.PERSON
            party = self.cast.add(
                Party(known.name, kind, words, known.role, place=known.side, given=True)
            )
            for alias in known.aliases:
                self.cast.call(party, alias)

    def _draft(self, tokens: Tokens) -> list[Draft]:
        quotations = find_quotations(tokens)
        finder = ActFinder(
            tokens, quotations, self.lexicon, self.reader, self.watched, self.ignored
        )
        drafts = []
        position = 0
        for start, stop in split_sentences(tokens, self.lexicon):
            while position < len(quotations) and quotations[position].stop <= start:
                position += 1
            inside = []
            n = position
            while n < len(quotations) and quotations[n].start < stop:
                inside.append(quotations[n])
                n += 1
            quoted = sum(min(q.stop, stop) - max(q.start, start) for q in inside)
            outside = (
                frozenset(tokens.lows[start : min(stop, start + 40)])
                if not quoted
                else frozenset()
            )
            drafts.append(Draft(start, stop, finder.find(start, stop), inside, quoted, outside))
        return drafts

    def _meet_all(self, tokens: list[Tokens], drafts: list[list[Draft]], title: Tokens) -> None:
        """Everyone with an office first, so that later words can find them."""
        early: list[Party] = []
        for number, each in enumerate(tokens):
            met = introduce(each, self.reader, self.cast)
            before_acts = not any(d.acts for d in drafts[number])
            if number < 3 and (number == 0 or before_acts or not early):
                early += [p for p in met if p not in early and isinstance(p, Party)]
        introduce(title, self.reader, self.cast)
        for each, found in zip(tokens, drafts, strict=True):
            for draft in found:
                for act in draft.acts:
                    subject = act.subject
                    if (
                        subject is not None
                        and subject.kind in (PhraseKind.NAME, PhraseKind.PERSON)
                        and subject.name
                        and subject.name[1] - subject.name[0] > 1
                    ):
                        party = self.cast.meet(each, subject, act.role)
                        if party is not None and each.lows[act.cue[0]] in ("are", "have"):
                            # "Eastmark Rovers are delighted": a club.
                            party.kind = SpeakerKind.ORGANISATION
        self.cast.principals = early[:8] if len(early) > 1 else []
        if len(self.cast.principals) < 2:
            people = [p for p in self.cast.parties if p.kind is SpeakerKind.PERSON]
            self.cast.principals = people[:2] if len(people) > 1 else people

    def _look_for_hinted(self, tokens: list[Tokens]) -> None:
        if not self.hints.cues and not self.hints.ignored_cues:
            return
        wanted = {c.verb.casefold() for c in (*self.hints.cues, *self.hints.ignored_cues)}
        forms = (
            {form: verb for verb in wanted for form, _ in self.lexicon.conjugate(verb.split()[0])}
            if wanted
            else {}
        )
        for each in tokens:
            for low in each.lows:
                if low in forms:
                    self.used_cues.add(forms[low])

    def _split_at_labels(self, tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
        """Cuts before a full label that no full stop sets apart from what is before it."""
        if ":" not in tokens.words:
            return drafts
        result = []
        for draft in drafts:
            colon = next(
                (
                    k
                    for k in range(draft.start, min(draft.stop, draft.start + 45))
                    if tokens.words[k] == ":" and k + 1 < draft.stop
                ),
                None,
            )
            begin = self._label_before(tokens, draft.start, colon) if colon else None
            if begin is None:
                result.append(draft)
                continue
            head = Draft(draft.start, begin, [], [], 0, frozenset())
            result += [
                head,
                Draft(
                    begin, draft.stop, draft.acts, draft.quotes, draft.quoted, draft.first_words
                ),
            ]
        return result

    def _label_before(self, tokens: Tokens, start: int, colon: int) -> int | None:
        for begin in range(max(start + 1, colon - 24), colon - 1):
            if tokens.lows[begin] in self.lexicon.titles and tokens.words[begin][0].isupper():
                phrase = self.reader.read(tokens, begin, colon)
                if (
                    phrase is not None
                    and phrase.kind is PhraseKind.PERSON
                    and self.cast.peek(tokens, phrase)
                ):
                    return begin
        return None

    def _find_labels(self, tokens: list[Tokens], drafts: list[list[Draft]]) -> None:
        """Marks the sentences that open with a transcript label."""
        count: dict[str, int] = {}
        found: list[tuple[Draft, Tokens, tuple[int, int], bool]] = []
        for block, each, block_drafts in zip(self.release.blocks, tokens, drafts, strict=True):
            if block.kind is BlockKind.HEADING or not block_drafts:
                continue
            for draft in block_drafts:
                label = find_label(each, draft.start, draft.stop, self.lexicon)
                strong = label is not None and is_strong(each, *label, self.lexicon)
                if label is None and draft is block_drafts[0] and bold_label(block):
                    end = bold_label(block)
                    stop = next((k for k, s in enumerate(each.starts) if s >= end), 0)
                    if 0 < stop < 9 and (
                        each.lows[0]
                        in self.lexicon.askers | self.lexicon.answerers | self.lexicon.chairing
                        or "".join(each.words[:stop]).isupper()
                    ):
                        label, strong = (0, stop), True
                if label is not None:
                    key = each.slice(*label).casefold()
                    count[key] = count.get(key, 0) + 1
                    found.append((draft, each, label, strong))
        draft_of = {
            id(each): block_drafts[0]
            for each, block_drafts in zip(tokens, drafts, strict=True)
            if block_drafts
        }
        firm = [
            (
                self._label_party(each, label, create=False) is not None,
                count[each.slice(*label).casefold()] > 1,
            )
            for _, each, label, _ in found
        ]
        known = 0
        for _, each, label, strong in found:
            known += strong or count[each.slice(*label).casefold()] > 1
        for draft, each, label, strong in found:
            named = self._label_party(each, label, create=False) is not None
            again = count[each.slice(*label).casefold()] > 1
            asked = (
                draft is draft_of[id(each)]
                and each.words[-1] == "?"
                and label[1] - label[0] < 4
                and any(n and s for n, s in firm)
            )
            if (strong or again or named or asked) and (
                known > 1 or (named and len(found) > 1) or count[each.slice(*label).casefold()] > 1
            ):
                draft.label = label

    def _label_party(self, tokens: Tokens, label: tuple[int, int], create: bool) -> Party | None:
        start, stop = label
        bracket = next((k for k in range(start, stop) if tokens.words[k] in "(["), stop)
        comma = next((k for k in range(start, bracket) if tokens.words[k] == ","), bracket)
        written = " ".join(tokens.slice(start, max(comma, start + 1)).split()).strip(":. ")
        low = written.casefold()
        if low in self.lexicon.askers:
            return (
                self._named("Question", SpeakerKind.GROUP)
                if create
                else self.cast.named("question")
            )
        if low in self.lexicon.chairing:
            name = written.capitalize()
            return self._named(name, SpeakerKind.PERSON) if create else self.cast.named(name)
        if low in self.lexicon.answerers:
            return self._answerer() if create else None
        words, lows = tokens.words, tokens.lows
        if written.isupper():
            words = [w.title() if w.isupper() and len(w) > 2 else w for w in words]
        view = Tokens(tokens.text, words, lows, tokens.starts)
        phrase = self.reader.read(view, start, comma)
        if (
            phrase is not None
            and phrase.name
            and phrase.kind in (PhraseKind.PERSON, PhraseKind.NAME)
        ):
            if not create:
                return self.cast.find(self.cast.name_words(view, *phrase.name))
            if written.isupper():
                party = self.cast.find(self.cast.name_words(view, *phrase.name))
                if party is None:
                    party = self._named(
                        " ".join(w.title() for w in written.split()), SpeakerKind.PERSON
                    )
                return party
            return self.cast.meet(view, phrase)
        if phrase is not None and phrase.kind is PhraseKind.TITLE:
            referent = self.cast.find_office(view, phrase)
            if referent is not None:
                return referent.party
        for party in self.cast.parties[:60]:
            if (
                party.kind is SpeakerKind.PERSON
                and len(party.words) > 1
                and party.name.casefold() in low
            ):
                return party
        return (
            self._named(written.title() if written.isupper() else written, SpeakerKind.PERSON)
            if create
            else None
        )

    def _named(self, name: str, kind: SpeakerKind) -> Party:
        party = self.cast.named(name)
        if party is None:
            words = tuple(w for w in name.casefold().split() if w.isalpha())
            party = self.cast.add(Party(name, kind, words if kind is SpeakerKind.PERSON else ()))
        return party

    def _answerer(self) -> Party:
        people = [p for p in self.cast.parties if p.kind is SpeakerKind.PERSON]
        if people:
            return self.run.turn if self.run.turn in people and self.run.turn else people[0]
        return self._named("Answer", SpeakerKind.PERSON)

    # Blocks

    def _directed(self, block: Block, tokens: Tokens, drafts: list[Draft]) -> list[Piece]:
        """The editor's word on a block goes before every rule."""
        directive = block.directive
        assert directive is not None
        party: Party | None
        if len(directive.names) == 1 and directive.names[0].casefold() == "narration":
            party = None
        else:
            members = [self._directed_party(name, directive.line) for name in directive.names]
            party = (
                members[0]
                if len(members) == 1
                else self.cast.joint(tuple(members), " and ".join(directive.names))
            )
        if party:
            self.cast.note(party)
        self.run.owner = self.run.block_owner = party
        pieces = []
        for draft in drafts or []:
            speech = Speech.NARRATION if party is None else self._speech(draft)
            pieces.append(
                Piece(
                    tokens.span(draft.start, draft.stop),
                    party,
                    speech,
                    "editor",
                    Reason("editor"),
                    quotes=self._quote_spans(tokens, draft),
                )
            )
        return pieces

    def _directed_party(self, name: str, line: int) -> Party:
        key = name.casefold().removeprefix("the ")
        self.directed.add(name.casefold())
        party = self.cast.named(name) or self.cast.named(key)
        if party is None:
            party = self.cast.find(tuple(w for w in key.split() if w))
        if party is None and key in "\n".join(b.text for b in self.release.blocks).casefold():
            party = self.cast.add(Party(name, SpeakerKind.PERSON, tuple(key.split())))
        if party is None:
            raise fail(self.release.path, line, f"no speaker is called “{name}”",
                       "check the spelling, or name the speaker in config.yaml")  # fmt: skip
        return party

    def _read_block(self, block: Block, tokens: Tokens, drafts: list[Draft]) -> list[Piece]:
        run = self.run
        if block.kind is BlockKind.HEADING or (
            block.number not in self.questions
            and not run.answers
            and self._is_heading(block, tokens, drafts)
        ):
            run.answers = False
            run.owner = run.block_owner = run.quoting = None
            run.is_open = False
            run.turn = None
            run.statement = None if self._closes(tokens) else run.statement
            self._closed = self._closes(tokens)
            return [
                Piece(
                    tokens.span(d.start, d.stop),
                    None,
                    Speech.NARRATION,
                    "heading",
                    Reason("heading"),
                )
                for d in drafts
            ]
        if block.number in self.questions:
            asked = self._asked(tokens, drafts)
            if asked is not None:
                return asked
        if self._opens_with_heading(tokens):
            run.turn = None
            self._closed = True
        continued = run.is_open and bool(tokens.words) and tokens.words[0] in "“\"«„'‘"
        if not continued:
            run.is_open = False
        if block.kind is BlockKind.ITEM:
            # After "3. They agreed to:" the list is what stands below, not "4.".
            if run.numbered and tokens.words and tokens.words[0].isdigit():
                run.listing = None
        elif not _is_lettered(tokens):
            run.listing = None
        before, run.owner = run.owner, None
        pieces: list[Piece] = []
        for position in range(len(drafts)):
            pieces += self._read_sentence(block, tokens, drafts, position, before, continued)
            if pieces[-1].party is not None:
                before = pieces[-1].party if position else before
        run.block_owner = pieces[-1].party if pieces else None
        run.announced = None
        if tokens.words and tokens.words[-1] in (":", "："):
            run.listing = run.announced = run.block_owner
            run.numbered = block.kind is BlockKind.ITEM and tokens.words[0].isdigit()
            if run.announced is None:
                self._announce(tokens, drafts[-1])
            if run.block_owner is None and run.listing is not None:
                pieces[-1] = self._piece(
                    tokens, drafts[-1], run.listing, Speech.INDIRECT, "list item"
                )
        if drafts:
            last = drafts[-1].quotes[-1] if drafts[-1].quotes else None
            run.is_open = last is not None and not last.closed
        return pieces

    def _announce(self, tokens: Tokens, draft: Draft) -> None:
        """Who is heard next: "Ms. Dahl issued the following statement:", "The Ministers:"."""
        run = self.run
        stop = draft.stop - 1
        lows = tokens.lows[draft.start : stop]
        if not {"spokesperson", "spokesman", "spokeswoman"} & set(lows) and any(
            low in self.lexicon.agentive or low in ("quotes", "quote", "following") for low in lows
        ):
            for begin in range(max(draft.start, stop - 40), stop):
                for end in range(min(stop, begin + 16), begin, -1):
                    phrase = self.reader.read(tokens, begin, end)
                    if phrase is not None and phrase.kind is PhraseKind.PERSON:
                        run.announced = self.cast.peek(tokens, phrase)
                        if run.announced is not None:
                            self.cast.note(run.announced)
                            return
            comma = max(
                (k for k in range(draft.start, stop) if lows[k - draft.start] == ","), default=0
            )
            phrase = self.reader.read(tokens, comma + 1, stop) if comma else None
            found = self.cast.peek(tokens, phrase) if phrase and phrase.name else None
            if found is not None:
                run.announced = found
                self.cast.note(found)
                return
        for begin in range(max(draft.start, stop - 4), stop):
            phrase = self.reader.read(tokens, begin, stop)
            if (
                phrase is not None
                and phrase.kind is PhraseKind.COLLECTIVE
                and tokens.lows[begin] in self.lexicon.determiners
                and (begin == draft.start or tokens.lows[begin - 1] == ",")
            ):
                referent = self.cast.resolve(tokens, phrase)
                run.listing = referent.party if referent else None
                return

    _closed = False

    def _closes(self, tokens: Tokens) -> bool:
        """Whether a heading opens the matter after the release: "About Acme"."""
        return bool(tokens.lows) and tokens.lows[0] in self.lexicon.closing_headings

    def _opens_with_heading(self, tokens: Tokens) -> bool:
        """A short first line "About Acme" and then the text, in one paragraph."""
        line = tokens.text.partition("\n")[0]
        return (
            "\n" in tokens.text
            and self._closes(tokens)
            and len(line.split()) < 8
            and line[-1] not in ".,;"
        )

    def _is_heading(self, block: Block, tokens: Tokens, drafts: list[Draft]) -> bool:
        """A short line without an end that names nobody's act."""
        words = tokens.words
        if not words or len(words) > 14 or block.kind is not BlockKind.PARAGRAPH:
            return not words
        if any(d.acts or d.label or d.quotes for d in drafts):
            return False
        if self.run.listing is not None and _is_lettered(tokens):
            return False
        return words[-1] not in '.!?…”"’:,;' or (self._closes(tokens) and len(words) < 8)

    def _read_sentence(
        self,
        block: Block,
        tokens: Tokens,
        drafts: list[Draft],
        position: int,
        before: Party | None,
        continued: bool,
    ) -> list[Piece]:
        draft, run = drafts[position], self.run
        if draft.label is not None:
            run.answers = False
            party = self._label_party(tokens, draft.label, create=True)
            if party is not None:
                run.turn = run.owner = party
                self.cast.note(party)
                mention = tokens.span(*draft.label)
                return [self._piece(tokens, draft, party, Speech.TURN, "turn", mention=mention)]
        if run.turn is not None:
            if position == 0 and tokens.words[0] in "([" and tokens.words[-1] in ")].":
                return [self._narration(tokens, draft)]
            rule = "answer" if run.answers else "turn goes on"
            return [self._piece(tokens, draft, run.turn, Speech.TURN, rule)]
        if self.author is not None and not (position == 0 and self._announces(tokens, draft)):
            return [self._piece(tokens, draft, self.author, Speech.DIRECT, "statement")]
        floor = self._floor(tokens, drafts)
        if floor is not None:
            return [floor]
        quoted = self._quoted_piece(tokens, drafts, position, continued)
        if quoted is not None:
            return quoted
        signer = self._signature(tokens, draft.start, draft.stop)
        if signer is not None and run.quoting is signer:
            return [self._piece(tokens, draft, signer, Speech.TURN, "signature")]
        acts = [
            a
            for a in draft.acts
            if self._counts(a, tokens) and (not self._closed or _is_quoted(draft, a))
        ]
        if acts:
            pieces = self._acted(tokens, draft, acts)
            if pieces:
                return pieces
        return [self._uncued(block, tokens, drafts, position, before)]

    def _announces(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether a paragraph only says whose words follow."""
        return tokens.words[-1] == ":" or "following" in tokens.lows[draft.start : draft.start + 3]

    def _floor(self, tokens: Tokens, drafts: list[Draft]) -> Piece | None:
        """A paragraph that is only a name and a colon announces the next."""
        draft = drafts[0]
        if len(drafts) > 1 or len(tokens.words) > 14 or tokens.words[-1] != ":" or draft.acts:
            return None
        phrase = self.reader.read(tokens, 0, len(tokens.words) - 1)
        if phrase is None or phrase.kind not in (PhraseKind.PERSON, PhraseKind.NAME):
            return None
        found = self.cast.peek(tokens, phrase)
        if found is None:
            return None
        self.cast.note(found)
        if self.following is not None and self.following.words[0] not in "“\"«„'‘":
            self.run.turn = found
        mention = tokens.span(phrase.start, phrase.stop)
        return self._piece(tokens, draft, found, Speech.TURN, "turn", mention=mention)

    # Sentences with an act

    def _counts(self, act: Act, tokens: Tokens) -> bool:
        """Whether a clause reports speech in a text of this kind."""
        subject = act.subject
        joint = self.joint
        if self._is_publisher(tokens, act) or self._is_own_news(tokens, act):
            return False
        if act.order is Order.PASSIVE and subject is None:
            return self.genre in (Genre.READOUT, Genre.MINUTES, Genre.JOINT)
        if subject is None:
            return False
        if subject.kind is PhraseKind.PRONOUN and subject.head in ("i", "it"):
            last = self.cast.last_subject
            if subject.head == "i" or last is None or last.kind is not SpeakerKind.ORGANISATION:
                return False
            if act.order is not Order.SOURCE and (
                act.order is not Order.BEFORE or self.run.owner is not last
            ):
                return False
        if subject.head == "we":
            return joint
        prose = self.genre in (Genre.PROSE, Genre.SPEECH)
        parts = subject.parts or (subject,)
        sides = all(part.kind is PhraseKind.PLACE for part in parts)
        if (
            self.genre is Genre.READOUT
            and self.run.owner is not None
            and act.order is not Order.AFTER
        ) and (sides or not self._is_principal(tokens, act)):
            return False
        if (
            subject.kind is PhraseKind.NAME
            and subject.stop - subject.start == 1
            and self._is_common(tokens, act)
        ):
            return False
        loose = act.sense is not None and act.sense.verb.frame in (Frame.TALKS, Frame.SPEECH)
        if prose and loose and subject.kind not in (*_PEOPLE, *_TOGETHER):
            return self._is_guess(act)
        if loose and not act.that and subject.head in self.lexicon.litigants:
            return False
        if act.present and not (
            act.order is Order.AFTER
            and act.sense
            and act.sense.verb.base in ("say", "note", "add", "explain")
        ):
            if act.sense is None and subject.head != "we" and not self.present:
                return act.order in (Order.AFTER, Order.SOURCE)
            body = subject.kind in (PhraseKind.BODY, PhraseKind.GROUP)
            if body and act.that and self.genre is not Genre.READOUT and not self._is_held(act):
                return True
            if (sides or (body and not self.present)) and not joint:
                return (prose or not self._is_held(act)) and (
                    self._is_guess(act)
                    or (
                        subject.kind is PhraseKind.BODY
                        and act.sense is not None
                        and act.sense.verb.base in self.lexicon.disputing_verbs
                    )
                )
            if (
                self.run.owner is not None
                and subject.kind is PhraseKind.COLLECTIVE
                and self.genre is Genre.READOUT
            ):
                return False
        return True

    def _is_guess(self, act: Act) -> bool:
        """What unnamed people expect is their word: "Analysts expect a rise"."""
        return (
            act.subject is not None
            and act.subject.kind is PhraseKind.GROUP
            and act.sense is not None
            and act.sense.verb.base in self.lexicon.human_verbs
        )

    def _is_held(self, act: Act) -> bool:
        """Whether a person has the floor, whose words a body in the present may be."""
        owner = self.run.owner
        return owner is not None and (
            owner.kind is SpeakerKind.PERSON
            or act.subject is None
            or act.subject.place is not None
        )

    def _is_publisher(self, tokens: Tokens, act: Act) -> bool:
        """Whether a company speaks of itself in its own release: the writer's voice."""
        subject = act.subject
        if not self.publishers or subject is None or self.genre is not Genre.PROSE:
            return False
        if subject.kind not in (PhraseKind.BODY, PhraseKind.NAME):
            return False
        words = tokens.lows[subject.start : subject.stop]
        return words[0] in self.publishers or (
            words[0] == "the" and words[-1] in ("company", "firm", "group", "corporation")
        )

    def _is_own_news(self, tokens: Tokens, act: Act) -> bool:
        """Whether a body announces what the title says that it does: the publisher's news."""
        subject, sense = act.subject, act.sense
        if subject is None or self.genre is not Genre.PROSE:
            return False
        if sense is None:
            return self._is_proud_team(tokens, act)
        bodies = all(part.kind is PhraseKind.BODY for part in subject.parts or (subject,))
        if not bodies or sense.verb.base not in self.lexicon.news_verbs:
            return False
        opening = [plain(low) for low in self.title.lows[:2]]
        if tokens is not self.first:
            return False
        if plain(tokens.lows[subject.stop - 1]) in opening:
            return True
        near = tokens.lows[max(0, subject.stop - 1) : act.cue[0]]
        return not self.retold and ("today" in near or "has" in near or "have" in near)

    def _is_proud_team(self, tokens: Tokens, act: Act) -> bool:
        """ "Eastmark Rovers are delighted to announce": a name with a plural verb is a club's."""
        subject = act.subject
        assert subject is not None
        lows = tokens.lows
        news = lows[act.cue[1] : act.cue[1] + 2]
        return (
            tokens is self.first
            and not self.retold
            and (subject.kind is PhraseKind.BODY or lows[act.cue[0]] in ("are", "have"))
            and subject.kind in (PhraseKind.BODY, PhraseKind.NAME)
            and len(news) > 1
            and news[0] == "to"
            and any(
                s.verb.base in self.lexicon.news_verbs
                for s in self.lexicon.senses.get(news[1], ())
            )
        )

    def _is_principal(self, tokens: Tokens, act: Act) -> bool:
        """Whether the subject is one of those whose meeting this is, or a new voice."""
        subject = act.subject
        if subject is None or subject.kind not in (
            PhraseKind.PERSON,
            PhraseKind.NAME,
            PhraseKind.TITLE,
        ):
            return True
        found = self.cast.peek(tokens, subject)
        if found is None or found in self.cast.principals:
            return True
        return len(self.cast.principals) < 2

    def _is_common(self, tokens: Tokens, act: Act) -> bool:
        """A lone capital word that only the start of a sentence makes look like a name."""
        subject = act.subject
        if subject is None or subject.name is None:
            return False
        if self.cast.peek(tokens, subject) is not None:
            return False
        said = act.sense is not None and act.sense.verb.quotes and not act.present
        return not said or tokens.lows[subject.start].endswith("s")

    def _acted(self, tokens: Tokens, draft: Draft, acts: list[Act]) -> list[Piece]:
        """The sentence cut at each act that has a speaker of its own."""
        pieces: list[Piece] = []
        start = draft.start
        current: Piece | None = None
        for act in acts:
            found = self._referent(tokens, act)
            if found is None:
                continue
            if current is not None and (
                found.party is current.party or act.order in (Order.COORDINATE, Order.PARTICIPLE)
            ):
                current.echoes.append(tokens.span(*act.cue))
                continue
            if (
                current is None
                and act.order not in (Order.AFTER, Order.SOURCE, Order.MIDDLE)
                and act.start > draft.start + 6
                and act.order is Order.BEFORE
                and tokens.lows[act.start] in ("and", "but", ",", "while", ";")
            ):
                cut = _behind_point(tokens, act.start)
                pieces.append(
                    Piece(
                        tokens.span(start, cut),
                        None,
                        Speech.NARRATION,
                        "narration",
                        Reason("narration"),
                    )
                )
                start = cut
            elif current is not None:
                if act.start <= start:
                    continue
                cut = _behind_point(tokens, act.start)
                current.span = Span(current.span.start, tokens.span(start, cut).stop)
                start = cut
            current = self._act_piece(tokens, draft, act, found, start)
            pieces.append(current)
        if current is not None:
            self.run.owner = current.party
            self.run.that = bool(acts[-1].that)
            if draft.quotes:
                self.run.quoting = current.party
        return pieces

    def _act_piece(
        self, tokens: Tokens, draft: Draft, act: Act, found: Referent, start: int
    ) -> Piece:
        span = tokens.span(start, draft.stop)
        mention = tokens.span(act.subject.start, act.subject.stop) if act.subject else None
        cue = tokens.span(*act.cue)
        rule = found.rule
        reason = Reason(
            "collective, two" if rule == "collective" and len(found.party.members) == 2 else rule,
            mention=tokens.slice(act.subject.start, act.subject.stop) if act.subject else "",
            cue=tokens.slice(*act.cue),
            speaker=found.party.name,
        )
        # A passive has no words that could mean two people: its own reason says what is open.
        told = found.certain or act.subject is None
        return Piece(
            span,
            found.party,
            self._speech(draft),
            rule,
            reason if told else Reason("unsure"),
            mention,
            cue,
            quotes=self._quote_spans(tokens, draft),
            certain=found.certain,
        )

    def _referent(self, tokens: Tokens, act: Act) -> Referent | None:
        if act.subject is not None:
            subject = act.subject
            together = act.sense is not None and act.sense.verb.frame is Frame.TOGETHER
            joint = self.genre is Genre.JOINT and (
                subject.kind in (PhraseKind.GROUP, PhraseKind.COLLECTIVE, PhraseKind.BODY)
                and subject.place is None
            )
            found = self.cast.resolve(tokens, subject, act.role)
            if (
                found is not None
                and (joint or together)
                and found.party.kind is not SpeakerKind.COLLECTIVE
            ):
                written = tokens.slice(subject.start, subject.stop)
                party = self.cast.both(written if joint else "The parties")
                self.cast.note(party)
                return Referent(party, "collective")
            return found
        mutual = act.sense is not None and act.sense.verb.base in self.lexicon.mutual_verbs
        owner = self.run.owner
        mutual = mutual or "mutual" in tokens.lows[act.start : act.cue[0]]
        if owner is not None and not mutual and owner.kind is not SpeakerKind.COLLECTIVE:
            return Referent(owner, "passive, run", False)
        party = self.cast.both("The parties")
        self.cast.note(party)
        return Referent(party, "passive")

    def _speech(self, draft: Draft) -> Speech:
        words = draft.stop - draft.start
        if draft.quoted * 2 > words:
            return Speech.DIRECT
        return Speech.MIXED if draft.quoted > 4 else Speech.INDIRECT

    def _quote_spans(self, tokens: Tokens, draft: Draft) -> list[Span]:
        return [
            tokens.span(max(q.start, draft.start), min(q.stop, draft.stop)) for q in draft.quotes
        ]

    # Quotations

    def _quoted_piece(
        self, tokens: Tokens, drafts: list[Draft], position: int, continued: bool
    ) -> list[Piece] | None:
        """A sentence that is mostly quotation and has no act outside it."""
        draft, run = drafts[position], self.run
        if not draft.quotes or draft.quoted < 3:
            return None
        led_in = self._named_before(tokens, draft) or self._led_in(tokens, draft)
        if led_in is None and draft.quoted * 2 < draft.stop - draft.start:
            return None
        if any(a.subject is not None for a in draft.acts):
            return None
        party = run.announced if position == 0 else None
        party = led_in or self._signed(tokens, drafts, position) or party
        rule = "quotation goes on"
        if (continued and position == 0) or (draft.quotes[0].start < draft.start):
            party = run.quoting or run.owner or run.block_owner
        if party is None:
            party = self._cue_near(tokens, drafts, position)
            rule = "quotation"
        if party is None and (run.owner or run.quoting):
            party = run.owner or run.quoting
        if party is None and draft.quoted > 6 and not self._closed:
            party, rule = self.cast.last_person or self.cast.last_subject, "quotation, last named"
        if party is None:
            return None
        run.owner = run.quoting = party
        return [self._piece(tokens, draft, party, Speech.DIRECT, rule)]

    def _cue_near(self, tokens: Tokens, drafts: list[Draft], position: int) -> Party | None:
        """The speaker named by a later sentence that the same quotation reaches into."""
        quotation = drafts[position].quotes[-1]
        for draft in drafts[position + 1 :]:
            if draft.start >= quotation.stop + 1 and draft.start > quotation.stop:
                break
            for act in draft.acts:
                if act.order is Order.AFTER and act.subject is not None:
                    found = self.cast.resolve(tokens, act.subject, act.role)
                    return found.party if found else None
            if draft.start >= quotation.stop:
                return self._bare_cue(tokens, draft)
        return None

    def _bare_cue(self, tokens: Tokens, draft: Draft) -> Party | None:
        """ "Falk exclaimed." after a quotation that ends in "!"."""
        if draft.stop - draft.start > 9 or not draft.acts:
            return None
        act = draft.acts[0]
        if act.subject is None or act.sense is None or not act.sense.verb.quotes:
            return None
        if act.cue[1] < draft.stop - 1 or act.present:
            return None
        found = self.cast.resolve(tokens, act.subject, act.role)
        return found.party if found else None

    def _named_before(self, tokens: Tokens, draft: Draft) -> Party | None:
        """ "Falk: “We go on.”"."""
        colon = draft.quotes[0].start - 1
        if colon <= draft.start or tokens.words[colon] != ":" or colon - draft.start > 12:
            return None
        begin, stop = draft.start, colon
        if tokens.lows[begin] == "for" and "," in tokens.words[begin:colon]:
            # "For Dahl, the case is clear: “…”"
            begin, stop = begin + 1, tokens.words.index(",", begin, colon)
        phrase = self.reader.read(tokens, begin, stop)
        if phrase is None or phrase.kind not in _PEOPLE:
            return None
        return self.cast.peek(tokens, phrase)

    def _signed(self, tokens: Tokens, drafts: list[Draft], position: int) -> Party | None:
        """Whose name stands under a quotation: "— Kari Dahl, teacher"."""
        quotation = drafts[position].quotes[-1]
        below = next((d for d in drafts[position + 1 :] if d.start >= quotation.stop), None)
        if below is not None:
            return self._signature(tokens, below.start, below.stop)
        if drafts[position].stop > quotation.stop:
            return self._signature(tokens, quotation.stop, drafts[position].stop)
        if self.following is not None:
            return self._signature(self.following, 0, len(self.following.words))
        return None

    def _signature(self, tokens: Tokens, start: int, stop: int) -> Party | None:
        """Who a line with a dash and a name is: "– Kari Dahl, teacher, Oslo"."""
        if (
            stop - start < 3
            or stop - start > 24
            or tokens.words[start] not in ("—", "–", "-", "--", "―")
        ):
            return None
        end = next((k for k in range(start, stop) if tokens.words[k] in ",(\n"), stop)
        phrase = self.reader.read(tokens, start + 1, end)
        if phrase is None or phrase.kind not in (PhraseKind.PERSON, PhraseKind.NAME):
            return None
        return (
            self.cast.meet(tokens, phrase) if end - start > 2 else self.cast.peek(tokens, phrase)
        )

    def _led_in(self, tokens: Tokens, draft: Draft) -> Party | None:
        """Who a sentence that ends in a colon and a quotation is about: "Dahl is blunt: “…”"."""
        colon = draft.quotes[0].start - 1
        about = tokens.lows[draft.start] == "for" and colon > draft.start
        if not about and (colon <= draft.start + 1 or tokens.words[colon] != ":"):
            return None
        begin = draft.start + about
        if not about and tokens.lows[begin] not in self.lexicon.pronouns:
            comma = next((k for k in range(begin, colon) if tokens.words[k] == ","), None)
            if comma is not None and tokens.words[comma + 1][0].isupper():
                begin = comma + 1
        for stop in range(min(colon, begin + 12), begin, -1):
            after = tokens.words[stop]
            if not (after.islower() or after in ",:"):
                continue
            phrase = self.reader.read(tokens, begin, stop)
            if phrase is None or phrase.kind not in _PEOPLE:
                continue
            if phrase.kind is PhraseKind.PRONOUN:
                found = self.cast.resolve(tokens, phrase) if phrase.head in ("he", "she") else None
                return found.party if found else None
            return self.cast.peek(tokens, phrase)
        return None

    # Sentences without an act

    def _uncued(
        self,
        block: Block,
        tokens: Tokens,
        drafts: list[Draft],
        position: int,
        before: Party | None,
    ) -> Piece:
        draft, run = drafts[position], self.run
        if self._closed:
            return self._narration(tokens, draft)
        if run.listing is not None:
            return self._piece(tokens, draft, run.listing, Speech.INDIRECT, "list item")
        words = draft.first_words
        if self.genre is Genre.JOINT and "we" in words:
            party = self.cast.both("We")
            run.owner = party
            return self._piece(tokens, draft, party, Speech.INDIRECT, "first person")
        if (
            self.genre in (Genre.READOUT,)
            and run.owner is not None
            and not self._narrates(tokens, draft)
        ):
            return self._piece(tokens, draft, run.owner, Speech.INDIRECT, "carry over")
        if (
            self.genre is Genre.MINUTES
            and run.owner is not None
            and ((run.that and self._states(tokens, draft)) or self._demands(tokens, draft))
        ):
            return self._piece(
                tokens, draft, run.owner, Speech.INDIRECT, "carry over", certain=False
            )
        if self.genre in (Genre.PROSE, Genre.SPEECH) and not draft.quotes:
            if position == 0 and self._is_own_voice(tokens, draft) and run.statement is None:
                run.statement = self._only_speaker()
            if run.statement is not None:
                return self._piece(
                    tokens, draft, run.statement, Speech.DIRECT, "statement goes on"
                )
        if position:
            run.owner = None if self.genre is not Genre.READOUT else run.owner
        self._notice(tokens, draft)
        return self._narration(tokens, draft)

    def _notice(self, tokens: Tokens, draft: Draft) -> None:
        """Remembers whom a sentence that reports nothing is about, for the pronouns after it."""
        lows, lexicon = tokens.lows, self.lexicon
        for k in range(draft.start + 1, min(draft.stop, draft.start + 24)):
            if not (
                lows[k] in lexicon.finite
                or lows[k] in lexicon.past_events
                or (lows[k].endswith("ed") and tokens.words[k].islower())
            ):
                continue
            phrase = self.reader.read(tokens, draft.start, k)
            if phrase is None:
                continue
            found = self.cast.peek(tokens, phrase) if phrase.kind in _NAMED else None
            if found is not None and found.kind is SpeakerKind.PERSON:
                self.cast.last_person = found
                return
            if phrase.kind is PhraseKind.GROUP:
                self.cast.resolve(tokens, phrase)
                return
        self.cast.notice(tokens, draft.start, draft.stop)

    def _is_own_voice(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether the sentence says "I" or "us"; "US" is a country."""
        words = tokens.words[draft.start : min(draft.stop, draft.start + 40)]
        return any(word in ("I", "my", "My", "me", "us") for word in words)

    def _only_speaker(self) -> Party | None:
        """The one person whose statement the text can be."""
        heard = [p for p in self.cast.parties if p.kind is SpeakerKind.PERSON and p.seen]
        return heard[0] if len(heard) == 1 else None

    def _narrates(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether the writer plainly tells what happened."""
        lows = tokens.lows[draft.start : draft.stop]
        head = lows[:40]
        if any(low in ("participated", "attended", "accompanied", "graced") for low in head):
            return True
        if "present" in head and ("were" in head or "was" in head):
            return True
        return "will" in head and "contacts" in head and len(lows) < 16

    def _demands(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether the sentence says what must be, as the writer of a report never does."""
        return not draft.acts and bool(
            self.lexicon.demands
            & set(tokens.lows[draft.start : min(draft.stop, draft.start + 30)])
        )

    def _states(self, tokens: Tokens, draft: Draft) -> bool:
        """Whether the sentence speaks in the present, as what was said does."""
        for k in range(draft.start, min(draft.stop, draft.start + 30)):
            low = tokens.lows[k]
            if low in self.lexicon.modals or low in (
                "is",
                "are",
                "has",
                "have",
                "remains",
                "stands",
            ):
                return True
            if low.endswith("s") and any(
                s.form & Form.PRESENT for s in self.lexicon.senses.get(low, ())
            ):
                return True
            if low in ("was", "were", "had") or low in self.lexicon.past_events:
                return False
        return False

    def _narration(self, tokens: Tokens, draft: Draft) -> Piece:
        return Piece(
            tokens.span(draft.start, draft.stop),
            None,
            Speech.NARRATION,
            "narration",
            Reason("narration"),
            quotes=self._quote_spans(tokens, draft),
        )

    def _piece(
        self,
        tokens: Tokens,
        draft: Draft,
        party: Party,
        speech: Speech,
        rule: str,
        mention: Span | None = None,
        certain: bool = True,
    ) -> Piece:
        words = tokens.text[mention.start : mention.stop] if mention else ""
        return Piece(tokens.span(draft.start, draft.stop), party, speech, rule,
                     Reason(rule, mention=words, speaker=party.name), mention,
                     quotes=self._quote_spans(tokens, draft), certain=certain)  # fmt: skip


def _has_agency(tokens: Tokens) -> bool:
    """Whether a dateline names a news agency: "OSLO, May 3 (Nordpress) - "."""
    words = tokens.words
    for k in range(1, min(len(words) - 3, 12)):
        if words[k] == "(" and ")" in words[k + 2 : k + 4]:
            close = words.index(")", k)
            if words[close + 1] in "-–—" or words[close + 1] == "--":
                return True
    return False


def _is_lettered(tokens: Tokens) -> bool:
    """Whether a paragraph opens as the point of a list: "(a) …", "ii) …", "• …"."""
    words = tokens.words
    if len(words) > 3 and words[0] == "(" and words[2] == ")" and len(words[1]) < 4:
        return True
    return len(words) > 2 and (words[0] in "•–-*·" or (words[1] == ")" and len(words[0]) < 4))


def _is_quoted(draft: Draft, act: Act) -> bool:
    """Whether a clause reports a quotation, which background seldom has."""
    quoting = act.sense is not None and act.sense.verb.quotes
    return quoting and any(q.stop - q.start > 6 for q in draft.quotes)


def _is_told_in_present(drafts: list[list[Draft]]) -> bool:
    """Whether the text reports in the present: "The Council welcomes", "He calls on"."""
    now = then = 0
    for draft in (d for block in drafts for d in block):
        act = draft.acts[0] if draft.acts else None
        if act is None or act.subject is None or draft.quoted > 5 or act.order is not Order.BEFORE:
            continue
        if act.subject.kind is PhraseKind.PLACE or act.subject.head in ("i", "we", "it"):
            continue
        now += act.present
        then += not act.present
    return now > 2 and now > then


def _with_cues(lexicon: Lexicon, hints: Hints) -> Lexicon:
    """The lexicon with the editor's verbs in it."""
    if not hints.cues:
        return lexicon
    from dataclasses import replace

    senses = dict(lexicon.senses)
    for cue in hints.cues:
        base, *particles = cue.verb.casefold().split()
        verb = Verb(base, Frame.FREE, tuple(particles), True)
        for written, form in lexicon.conjugate(base):
            senses[written] = (Sense(verb, form), *senses.get(written, ()))
    return replace(lexicon, senses=senses)


def _behind_point(tokens: Tokens, k: int) -> int:
    """Where a clause is cut off: the comma stays with the words before it."""
    return k + 1 if tokens.lows[k] in (",", ";", ":") else k
