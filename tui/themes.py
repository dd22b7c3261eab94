"""The colours of the states, in a dark and a light theme.

The hues are those of Okabe and Ito's palette (Color Universal Design, 2008), which the common kinds
of colour blindness tell apart; each is set lighter or darker until it reads on its background.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="desk-dark",
    dark=True,
    primary="#56b4e9",
    accent="#56b4e9",
    warning="#e69f00",
    error="#ff7f50",
    success="#2fc79a",
    foreground="#e6e6e6",
    background="#16191d",
    surface="#1d2126",
    panel="#2a3038",
    variables={
        "pending": "#f0b429",
        "verified": "#2fc79a",
        "disputed": "#ff8a5c",
        "flag": "#d39bd0",
        "cursor": "#24405a",
        "muted": "#a0a7b0",
    },
)

LIGHT = Theme(
    name="desk-light",
    dark=False,
    primary="#00598f",
    accent="#00598f",
    warning="#8a5a00",
    error="#a63c00",
    success="#00664a",
    foreground="#1b1b1b",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2dfd6",
    variables={
        "pending": "#7a5200",
        "verified": "#00664a",
        "disputed": "#a63c00",
        "flag": "#7d3d78",
        "cursor": "#cfe3f2",
        "muted": "#5c5a52",
    },
)
