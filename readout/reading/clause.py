"""A reporting clause where it stands, for the rules that weigh it."""

from __future__ import annotations

from dataclasses import dataclass

from readout.reading.acts import Act
from readout.reading.genre import Genre
from readout.reading.phrases import Phrase, PhraseKind
from readout.reading.scene import Scene
from readout.reading.tokens import Tokens


@dataclass(slots=True)
class Clause:
    """A reporting clause where it stands."""

    scene: Scene
    tokens: Tokens
    act: Act
    subject: Phrase | None

    @property
    def base(self) -> str:
        """The dictionary form of its verb; empty where the cue is none."""
        return self.act.sense.verb.base if self.act.sense else ""

    @property
    def is_prose(self) -> bool:
        return self.scene.genre in (Genre.PROSE, Genre.SPEECH)

    @property
    def has_body(self) -> bool:
        return self.subject is not None and self.subject.kind in (
            PhraseKind.BODY,
            PhraseKind.GROUP,
        )

    @property
    def has_sides(self) -> bool:
        """Whether its subject is a country, or several."""
        if self.subject is None:
            return False
        parts = self.subject.parts or (self.subject,)
        return all(part.kind is PhraseKind.PLACE for part in parts)
