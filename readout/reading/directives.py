"""The editor's word on a block: `<!-- speaker: Kari Dahl -->`. It goes before every rule."""

from __future__ import annotations

from readout.errors import fail
from readout.model import Directive, SpeakerKind, Speech
from readout.reading.cast import Party
from readout.reading.reasons import Reason
from readout.reading.scene import Draft, Piece, Scene, find_speech, quote_spans
from readout.reading.tokens import Tokens


def read_directed(
    scene: Scene, directive: Directive, tokens: Tokens, drafts: list[Draft]
) -> list[Piece]:
    """The pieces of a block with a directive.

    Raises ReadoutError where the directive names nobody that the text knows.
    """
    party = _find_party(scene, directive)
    if party:
        scene.cast.note(party)
    scene.run.owner = scene.run.block_owner = party
    return [
        Piece(
            tokens.span(draft.start, draft.stop),
            party,
            find_speech(draft) if party else Speech.NARRATION,
            "editor",
            Reason("editor"),
            quotes=quote_spans(tokens, draft),
        )
        for draft in drafts
    ]


def _find_party(scene: Scene, directive: Directive) -> Party | None:
    names = directive.names
    if len(names) == 1 and names[0].casefold() == "narration":
        return None
    members = [_find_member(scene, name, directive.line) for name in names]
    return (
        members[0] if len(members) == 1 else scene.cast.joint(tuple(members), " and ".join(names))
    )


def _find_member(scene: Scene, name: str, line: int) -> Party:
    key = name.casefold().removeprefix("the ")
    scene.directed.add(name.casefold())
    party = scene.cast.named(name) or scene.cast.named(key)
    if party is None:
        party = scene.cast.find(tuple(word for word in key.split() if word))
    if party is None and key in "\n".join(b.text for b in scene.release.blocks).casefold():
        party = scene.cast.add(Party(name, SpeakerKind.PERSON, tuple(key.split())))
    if party is None:
        raise fail(scene.release.path, line, f"no speaker is called “{name}”",
                   "check the spelling, or name the speaker in config.yaml")  # fmt: skip
    return party
