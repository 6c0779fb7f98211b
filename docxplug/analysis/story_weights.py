"""What speaks for each part of an answer without labels: weights of signs, of steps and of beginnings.

They are those of a linear-chain conditional random field, fitted to the paragraphs of 174 answers by five writers that
readers had labelled, most of them also with a part taken out, under a penalty on large weights, and rounded to one
decimal. The signs are persons, tenses, numbers, places in the text and sums of cues; no weight belongs to a word.
Fitted without one writer at a time, they named what was missing exactly in 136 of 161 answers of that writer.
"""

from typing import Final, Literal

State = Literal["outside", "setup", "action", "result"]
STATES: Final[tuple[State, ...]] = ("outside", "setup", "action", "result")

#: How much each sign of a sentence speaks for each state, in the order of ``STATES``.
SHOWS: Final[dict[str, tuple[float, float, float, float]]] = {
    "always": (0.0, 0.2, 0.0, -0.3),
    "acted": (0.1, 0.0, 0.1, -0.2),  # the writer does something in it
    "acted_around": (
        0.1,
        -0.1,
        0.4,
        -0.4,
    ),  # share of the paragraph's sentences in which the writer does something
    "action": (0.2, -0.7, 1.1, -0.6),  # the sums of the cues
    "result": (0.1, -0.5, -0.4, 0.7),
    "outside": (0.8, -0.7, 0.0, -0.1),
    "setting": (-0.2, 0.4, -0.3, 0.1),
    "trouble": (-0.6, 0.5, -0.1, 0.2),
    "standing": (-0.2, 0.6, 0.0, -0.4),
    "begins_with_I": (0.3, -0.2, 0.2, -0.2),
    "group": (-0.4, 0.7, -0.1, -0.2),  # “we” or “our”
    "present": (0.6, -0.5, -0.6, 0.4),  # a verb in the present
    "had_done": (-0.3, 0.7, -0.2, -0.1),  # something had happened before
    "denials": (0.0, 0.4, -0.5, 0.1),
    "numbers": (0.0, 0.2, -0.6, 0.4),  # at most three, years not counted
    "numbers_told": (0.0, -0.2, 0.1, 0.2),  # numbers that paragraphs before gave
    "told": (-0.4, -0.1, 0.0, 0.5),  # share of what it names that paragraphs before named
    "told_around": (-0.4, -0.3, 0.1, 0.6),  # the same of the whole paragraph
    "fresh": (-0.1, 0.4, -0.1, -0.2),  # it begins as stories do
    "goes_on": (0.1, 0.3, -0.1, -0.3),  # it begins with a word that leads on
    "opens": (0.2, 0.4, -0.5, -0.1),
    "alone": (0.2, 0.1, 0.4, -0.7),  # no other sentence in the paragraph
    "way": (0.0, -0.3, 0.0, 0.4),  # from 0 at the paragraph's beginning to 1 at its end
    "first": (1.8, -0.5, -0.4, -0.9),  # in the answer's first paragraph
    "last": (-0.3, -0.2, -0.1, 0.7),  # in the last one
    "position": (0.2, 0.3, -0.1, -0.4),  # the writer holds an office, people or means
    "claims": (0.6, -0.5, -0.1, 0.0),  # the writer looks back on a career in the first paragraph
    "before_next": (-0.2, -0.4, 0.0, 0.7),  # in a paragraph before one that clearly begins a story
}
#: A step from a sentence's state to the next one's, and whether a story begins with it: inside a paragraph, and at a
#: new one. What is not here does not happen.
STEPS: Final[dict[tuple[State, State, bool], tuple[float, float]]] = {
    ("outside", "outside", False): (1.1, -0.2),
    ("outside", "setup", True): (-0.7, 1.0),
    ("outside", "action", True): (-0.2, -0.1),
    ("outside", "result", True): (-0.3, -0.3),
    ("setup", "setup", False): (3.5, 0.4),
    ("setup", "setup", True): (-0.7, -1.4),
    ("setup", "action", False): (-0.9, 1.4),
    ("setup", "result", False): (-1.4, 0.4),
    ("action", "action", False): (3.6, 0.3),
    ("action", "result", False): (-0.9, 0.7),
    ("action", "setup", True): (-0.6, -0.1),
    ("action", "action", True): (-0.7, -1.0),
    ("action", "outside", False): (-0.5, -0.4),
    ("result", "result", False): (2.5, -0.4),
    ("result", "setup", True): (-0.4, 2.8),
    ("result", "action", False): (-1.0, -1.4),
    ("result", "action", True): (-0.2, 0.7),
    ("result", "outside", False): (-0.3, 0.0),
    ("result", "setup", False): (-1.3, -2.1),
    ("setup", "outside", False): (-0.5, -0.2),
}
#: How much each sign of a sentence speaks for a story's beginning with it.
BEGINS: Final[dict[str, float]] = {
    "always": -2.2,
    "fresh": 1.0,
    "setting": 0.6,
    "begins_with_I": -0.6,
}
#: For the states of the first sentence and of the last.
STARTS_WITH: Final = (1.1, -0.3, -0.3, -0.5)
ENDS_WITH: Final = (-0.3, -0.3, -0.3, 0.9)
