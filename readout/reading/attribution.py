"""Sentence by sentence through a release: whose words each is, and by which rule."""

from __future__ import annotations

from readout.lexicon import Lexicon
from readout.model import Block, BlockKind, Hints, Release, Speech
from readout.reading.carrying import carry_on
from readout.reading.cast import Cast
from readout.reading.clauses import read_clauses
from readout.reading.directives import read_directed
from readout.reading.drafts import (
    add_cues,
    draft_sentences,
    is_told_in_present,
    split_at_labels,
)
from readout.reading.floor import give_floor, mark_labels
from readout.reading.genre import Genre, find_genre
from readout.reading.headings import (
    OPENING_MARKS,
    announce,
    announces,
    closes,
    declares,
    is_heading,
    is_lettered,
    opens_with_closing,
    read_name_line,
)
from readout.reading.interviews import find_questions, read_question
from readout.reading.introductions import collect_full_names, collect_names
from readout.reading.meeting import find_author, meet_all, meet_known, take_sides
from readout.reading.phrases import PhraseReader
from readout.reading.publishers import find_publishers, is_retold
from readout.reading.quoted import read_quotation, read_signature
from readout.reading.reports import counts, is_quoted
from readout.reading.scene import Draft, Piece, Scene, Spot, make_narration, make_piece
from readout.reading.tokens import Tokens, Vocabulary, tokenise

_LONG = 12
"""A block of more words is text, not a dateline or a caption."""
_COLONS = (":", "：")


def attribute(release: Release, lexicon: Lexicon, hints: Hints) -> tuple[Scene, list[list[Piece]]]:
    """The pieces of each block, in order, and the scene with all who speak in them.

    Raises ReadoutError for a directive that names nobody.
    """
    scene = _set_scene(release, lexicon, hints)
    meet_known(scene)
    drafts = draft_sentences(scene)
    meet_all(scene, drafts)
    _look_for_hinted(scene)
    _find_kind(scene, drafts)
    drafts = [split_at_labels(scene, *each) for each in zip(scene.tokens, drafts, strict=True)]
    mark_labels(scene, drafts)
    scene.questions = find_questions(release)
    pieces = []
    for number, (block, found) in enumerate(zip(release.blocks, drafts, strict=True)):
        tokens = scene.tokens[number]
        scene.following = next(iter(scene.tokens[number + 1 : number + 2]), None)
        if block.directive is not None:
            pieces.append(read_directed(scene, block.directive, tokens, found))
        else:
            pieces.append(_read_block(scene, block, tokens, found))
    take_sides(scene, pieces)
    return scene, pieces


def _set_scene(release: Release, lexicon: Lexicon, hints: Hints) -> Scene:
    lexicon = add_cues(lexicon, hints)
    known = Vocabulary()
    tokens = [tokenise(block.text, known) for block in release.blocks]
    title, cast = tokenise(release.title, known), Cast(lexicon)
    names: set[tuple[str, ...]] = set()
    for each in (title, *tokens):
        collect_names(each, lexicon, names)
        collect_full_names(each, lexicon, cast.full_names)
    first = next(
        (
            each
            for block, each in zip(release.blocks, tokens, strict=True)
            if len(each.words) > _LONG
            and block.kind is BlockKind.PARAGRAPH
            and not is_lettered(each)
        ),
        None,
    )
    reader = PhraseReader(lexicon, names)
    return Scene(release, hints, lexicon, cast, reader, title, tokens, first=first)


def _look_for_hinted(scene: Scene) -> None:
    """Notes which of the editor's verbs occur."""
    cues = (*scene.hints.cues, *scene.hints.ignored_cues)
    forms = {
        form: verb
        for verb in (cue.verb.casefold() for cue in cues)
        for form, _ in scene.lexicon.conjugate(verb.split()[0])
    }
    if forms:
        lows = (low for tokens in scene.tokens for low in tokens.lows)
        scene.used_cues.update(forms[low] for low in lows if low in forms)


def _find_kind(scene: Scene, drafts: list[list[Draft]]) -> None:
    """What kind of text it is, in which tense it reports, and whose it is."""
    lows = scene.title.lows
    scene.joint = "joint" in lows and any(low in scene.lexicon.agentive for low in lows)
    scene.present = is_told_in_present(scene, drafts)
    scene.genre = find_genre(drafts, scene.joint, scene.present)
    if any(map(declares, scene.tokens)):
        scene.genre = Genre.JOINT
    scene.joint = scene.joint or scene.genre is Genre.JOINT
    scene.cast.one_voice = scene.joint
    scene.author = find_author(scene, drafts)
    scene.joint = scene.joint and scene.author is None
    scene.retold = is_retold(scene)
    scene.publishers = frozenset() if scene.retold else find_publishers(scene.tokens)
    scene.cast.offices_speak = scene.genre is not Genre.PROSE


def _read_block(scene: Scene, block: Block, tokens: Tokens, drafts: list[Draft]) -> list[Piece]:
    run = scene.run
    asks = block.number in scene.questions
    if block.kind is BlockKind.HEADING or not (
        asks or run.answers or not is_heading(scene, block, tokens, drafts)
    ):
        run.answers = False
        run.owner = run.block_owner = run.quoting = run.turn = None
        run.is_open = False
        run.closed = closes(scene, tokens)
        if run.closed:
            run.statement = None
        return [make_narration(tokens, draft, "heading") for draft in drafts]
    asked = read_question(scene, tokens, drafts) if asks else None
    if asked is not None:
        return asked
    run.declared = run.declared or declares(tokens)
    if opens_with_closing(scene, tokens):
        run.turn = None
        run.closed = True
    run.is_open = run.is_open and bool(tokens.words) and tokens.words[0] in OPENING_MARKS
    if _leaves_list(scene, block, tokens):
        run.listing = None
    in_block = block.kind is BlockKind.QUOTATION
    run.cited = (run.announced or run.cited) if in_block else None
    run.owner = None
    continued = run.is_open
    pieces: list[Piece] = []
    for position in range(len(drafts)):
        pieces += _read_sentence(Spot(scene, block, tokens, drafts, position, continued))
    run.block_owner = pieces[-1].party if pieces else None
    run.announced = None
    if tokens.words and tokens.words[-1] in _COLONS:
        _open_list(scene, block, tokens, drafts[-1], pieces)
    last = drafts[-1].quotes[-1] if drafts and drafts[-1].quotes else None
    if drafts:
        run.is_open = last is not None and not last.closed
    return pieces


def _leaves_list(scene: Scene, block: Block, tokens: Tokens) -> bool:
    """Whether a block is no point of the list that is open."""
    if block.kind is not BlockKind.ITEM:
        return not is_lettered(tokens)
    # After "3. They agreed to:" the list is what stands below, not "4.".
    return scene.run.numbered and bool(tokens.words) and tokens.words[0].isdigit()


def _open_list(
    scene: Scene, block: Block, tokens: Tokens, draft: Draft, pieces: list[Piece]
) -> None:
    """Whose the words are that a colon at the end of a paragraph promises."""
    run = scene.run
    run.listing = run.announced = run.block_owner
    run.numbered = block.kind is BlockKind.ITEM and tokens.words[0].isdigit()
    if run.block_owner is not None:
        return
    announce(scene, tokens, draft)
    if run.listing is not None:
        pieces[-1] = make_piece(tokens, draft, run.listing, Speech.INDIRECT, "list item")


def _read_sentence(spot: Spot) -> list[Piece]:
    scene, tokens, draft = spot.scene, spot.tokens, spot.draft
    turn = _read_turn(spot)
    if turn is not None:
        return [turn]
    if scene.author is not None and not (spot.position == 0 and announces(tokens, draft)):
        return [make_piece(tokens, draft, scene.author, Speech.DIRECT, "statement")]
    if scene.run.cited is not None:
        scene.run.owner = scene.run.quoting = scene.run.cited
        return [make_piece(tokens, draft, scene.run.cited, Speech.DIRECT, "quotation")]
    piece = read_name_line(spot) or read_quotation(spot) or read_signature(spot)
    if piece is not None:
        return [piece]
    acts = [act for act in draft.acts if counts(scene, tokens, act)]
    if scene.run.closed:
        acts = [act for act in acts if is_quoted(draft, act)]
    return (read_clauses(spot, acts) if acts else []) or [carry_on(spot)]


def _read_turn(spot: Spot) -> Piece | None:
    """A sentence of a transcript: with its label, or in the turn of who has the floor."""
    scene, tokens, draft, run = spot.scene, spot.tokens, spot.draft, spot.scene.run
    if draft.label is not None:
        run.answers = False
    party = give_floor(scene, tokens, draft.label) if draft.label is not None else None
    if draft.label is not None and party is not None:
        run.turn = run.owner = party
        scene.cast.note(party)
        mention = tokens.span(*draft.label)
        return make_piece(tokens, draft, party, Speech.TURN, "turn", mention)
    if run.turn is None:
        return None
    if spot.position == 0 and tokens.words[0] in "([" and tokens.words[-1] in ")].":
        return make_narration(tokens, draft)
    rule = "answer" if run.answers else "turn goes on"
    return make_piece(tokens, draft, run.turn, Speech.TURN, rule)
