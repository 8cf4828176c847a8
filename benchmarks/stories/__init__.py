"""Measures the story rooms on the evaluation kit: what they find, what they join wrongly, whence the thresholds.

    python -m benchmarks.stories {stories,pairs,events,twins,excerpts,regrouped,numbers,thresholds}
        [--limit N] [--shuffle SEED]

Texts go through `analyse` as the command would walk them, without hints; `Shelf` stands in for the archive. The first
run keeps the analyses beside the system's temporary files, later ones start from there (`--anew` makes them again).
"""
