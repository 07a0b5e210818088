"""The words of `revisions.html`, part of the catalogue in `labels`."""

from __future__ import annotations

# fmt: off
REVISION_LABELS = {
    "revisions": "What changed",
    "revisions_lead": "Each correction of this release, the latest first. Words taken out are"
                      " struck through, words put in are underlined.",
    "corrected_on": "Corrected on {date}",
    "corrected_see": "See what changed",
    "revision": "Version {number}, {date}",
    "not_kept": "The text before this correction was not kept, so the words cannot be compared.",
    "given": "Given to another speaker",
    "given_row": "§ {id} moved from {old} to {new}.",
    "given_part": "Words in § {id} moved from {old} to {new}:",
    "title_changed": "Title",
    "date_changed": "Date",
    "unchanged": "§ {id} unchanged",
    "was_here": "§ {id} stood here. It is now § {now}.",
    "change_changed": "reworded",
    "change_added": "added",
    "change_removed": "removed",
    "change_moved": "moved here, it was § {id}",
    "change_given": "same words, another speaker",
    "folded": "{n} word unchanged|{n} words unchanged",
    "before_text": "Text before the correction:",
    "after_text": "Text after it:",
    "hash": "SHA-256 {hash}",
    "gone_label": "Words that are no longer in the release",
    "gone": "The words “{words}” were changed or removed on {date}.",
    "gone_now": "Most of them are now in § {id}.",
    "gone_see": "See what changed.",
}
# fmt: on
