"""Characters that do not show: kept, named, made visible."""

from __future__ import annotations

import unicodedata

import pytest

from readout.checks.cautions import warn_of_signs, warn_of_silent
from readout.model import KnownSpeaker, Origin, Speaker, SpeakerKind
from readout.text import signs
from readout.text.signs import Sign, find_signs, page_form, show_signs


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a\u202eb", "right-to-left override (U+202E)"),
        ("a\u180eb", "Mongolian vowel separator (U+180E)"),
        ("a\u200cb", "zero-width non-joiner (U+200C)"),
        ("a\u200eb", "left-to-right mark (U+200E)"),
        ("a\u200fb", "right-to-left mark (U+200F)"),
        ("a\u2028b", "line separator (U+2028)"),
        ("a\u2029b", "paragraph separator (U+2029)"),
        ("a\u202ab", "left-to-right embedding (U+202A)"),
        ("a\u202bb", "right-to-left embedding (U+202B)"),
        ("a\u202cb", "end of a change of direction (U+202C)"),
        ("a\u202db", "left-to-right override (U+202D)"),
        ("a\u2060b", "word joiner (U+2060)"),
        ("a\u2067b", "right-to-left isolate (U+2067)"),
        ("a\u2068b", "first strong isolate (U+2068)"),
        ("a\u2069b", "end of an isolate (U+2069)"),
        ("a\u2066b", "left-to-right isolate (U+2066)"),
        ("a\u200bb", "zero-width space (U+200B)"),
        ("a\u200db", "zero-width joiner (U+200D)"),
        ("a\u00adb", "soft hyphen (U+00AD)"),
        ("a\ufeffb", "byte order mark (U+FEFF)"),
        ("a\x00b", "control character (U+0000)"),
        ("a\x1bb", "control character (U+001B)"),
        ("a\x85b", "control character (U+0085)"),
        ("a\x0cb", "control character (U+000C)"),
        ("a\ud800b", "half a character (U+D800)"),
        ("a\U000e0041b", "invisible character (U+E0041)"),
        ("a\uffffb", "invisible character (U+FFFF)"),
        ("a\x1fb", "control character (U+001F)"),
        ("a\x7fb", "control character (U+007F)"),
        ("a\x9fb", "control character (U+009F)"),
        ("a\udfffb", "half a character (U+DFFF)"),
        ("a\U000e0100b", "invisible character (U+E0100)"),
        ("葛\u3164b", "Hangul filler (U+3164)"),
    ],
)
def test_finds(text: str, name: str) -> None:
    (sign,) = find_signs(["plain", text])
    assert (sign.line, sign.column, sign.name) == (2, 2, name)
    assert show_signs(text) == text[0] + text[1].encode("unicode_escape").decode() + "b"


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城",
        "a\tb",
        "“é”",
        "👩\u200d🚀",
        "می\u200cخواهم",
        "東京",
        "a\u00a0b",
        "e\u0301",
    ],
)
def test_leaves_alone(text: str) -> None:
    assert list(find_signs([text])) == []
    assert page_form(text) == text


@pytest.mark.slow
def test_a_page_holds_every_character_in_some_form() -> None:
    everything = "".join(map(chr, range(0x110000)))
    shown = page_form(everything)
    assert len(shown) == len(everything)
    assert shown[:0x21] == "␀␁␂␃␄␅␆␇␈\t\n␋␌\r" + "".join(map(chr, range(0x240E, 0x2420))) + " "
    shown.encode("utf-8")


def test_a_page_shows_the_signs_of_control_characters() -> None:
    control = "".join(map(chr, range(0x20)))
    shown = "␀␁␂␃␄␅␆␇␈\t\n␋␌\r" + "".join(map(chr, range(0x240E, 0x2420)))
    assert page_form(control + " ~\x7f\x80") == shown + " ~␡\x80"


def test_a_page_replaces_what_no_page_can_hold() -> None:
    text = "\ud7ff\ud800\udfff\ue000\ufffd\ufffe\uffff\U00010000"
    assert page_form(text) == "\ud7ff\ufffd\ufffd\ue000\ufffd\ufffd\ufffd\U00010000"


def test_warns_once_for_each_kind() -> None:
    told = [str(item) for item in warn_of_signs("a.md", ["x\u202ey\u200b", "\u202e\u061c\x01"])]
    hint = "\n  hint: it is kept, and source.html makes it visible; delete it if nobody meant it"
    assert told == [
        "a.md:1: column 2: a right-to-left override (U+202E) that does not show, and 1 more"
        + hint,
        "a.md:1: column 4: a zero-width space (U+200B) that does not show" + hint,
        "a.md:2: column 2: an Arabic letter mark (U+061C) that does not show" + hint,
        "a.md:2: column 3: a control character (U+0001) that does not show" + hint,
    ]
    assert list(find_signs(["\x01"])) == [Sign(1, 1, "\x01")]


def test_warns_of_a_speaker_that_never_speaks() -> None:
    origin = Origin("config.yaml", 3)
    known = [
        KnownSpeaker("Ada Lind", origin),
        KnownSpeaker("Bo Berg", origin, aliases=("BERG",)),
        KnownSpeaker("Cy Dahl", Origin("config.yaml", 9)),
    ]
    heard = [
        Speaker("ada-lind", "Ada LIND", SpeakerKind.PERSON),
        Speaker("b", "B.", SpeakerKind.PERSON, aliases=("Berg",)),
    ]
    assert [str(problem) for problem in warn_of_silent(known, heard)] == [
        "config.yaml:9: “Cy Dahl” never speaks in this release\n"
        "  hint: check the spelling, or add the name that the text uses under aliases:"
    ]


# They have a shape, although Unicode calls them format characters.
SHAPED = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
SHAPED |= set(range(0x13430, 0x13440))


def test_finds_every_character_of_format_and_control() -> None:
    codes = {
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
    found = {ord(sign.character) for code in codes for sign in find_signs([f"a{chr(code)}"])}
    assert codes - found == SHAPED & codes | {0x09, 0x0A}


def test_hidden_words_behind_one_letter_are_found() -> None:
    hidden = "".join(chr(0xE0100 + ord(letter)) for letter in "secret")
    assert len(list(find_signs([f"葛{hidden}"]))) == 5
    assert len(list(find_signs([f"👍{hidden}"]))) == 6


def test_calls_them_by_their_names() -> None:
    own = {
        0x202C: "pop directional formatting",
        0x2069: "pop directional isolate",
        0xFEFF: "zero width no-break space",
        0x115F: "hangul choseong filler",
        0x1160: "hangul jungseong filler",
        0xFFA0: "halfwidth hangul filler",
    }
    for code, name in signs._NAMES.items():
        official = unicodedata.name(chr(code)).lower()
        assert own.get(code, name.lower().replace("zero-width", "zero width")) == official


def test_goes_on_after_what_is_no_sign() -> None:
    line = "語\U000e0100 a\u200bb म\u200d c\u202ed"
    assert [(sign.column, sign.character) for sign in find_signs([line])] == [
        (5, "\u200b"),
        (12, "\u202e"),
    ]


def test_takes_no_letter_for_a_sign() -> None:
    plain = [chr(code) for code in range(0x20, 0x7F)] + list("áßñøžаяعא語ー「」、€…–—“”")
    assert list(find_signs(["".join(plain), *plain])) == []


def test_a_joiner_between_latin_letters_is_a_sign() -> None:
    assert [sign.column for sign in find_signs(["ɏ\u200d", "\u0250\u200d"])] == [2]
