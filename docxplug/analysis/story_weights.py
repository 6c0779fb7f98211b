"""What speaks for each part of an answer without labels: weights of signs, of steps and of beginnings.

They are a mean of two linear-chain conditional random fields, which errs less than either: one (with 0.7) fitted to
the paragraphs of 174 answers by five writers, the other (0.3), which sees the paragraphs around a sentence, too, to
those of seven writers and of invented answers. Readers had labelled them, most also with a part taken out; the fits
were under a penalty on large weights. The signs are persons, tenses, numbers, places in the text and sums of cues; no
weight belongs to a word. Of 70 answers of a writer whom neither fit had seen, 54 had what is missing named exactly.
"""

from typing import Final, Literal

State = Literal["outside", "setup", "action", "result"]
STATES: Final[tuple[State, ...]] = ("outside", "setup", "action", "result")

#: How much each sign of a sentence speaks for each state, in the order of ``STATES``.
SHOWS: Final[dict[str, tuple[float, float, float, float]]] = {
    "always": (0.09, 0.11, 0.09, -0.39),
    "acted": (0.07, 0.0, 0.07, -0.14),  # the writer does something in it
    "acted_around": (
        0.07,
        -0.07,
        0.28,
        -0.28,
    ),  # share of the paragraph's sentences in which the writer does something
    "action": (0.17, -0.67, 0.98, -0.45),  # the sums of the cues
    "result": (0.04, -0.41, -0.34, 0.64),
    "outside": (0.71, -0.7, 0.06, -0.07),
    "setting": (-0.14, 0.28, -0.21, 0.07),
    "trouble": (-0.45, 0.38, -0.1, 0.14),
    "standing": (-0.14, 0.54, -0.06, -0.34),
    "begins_with_I": (0.21, -0.14, 0.14, -0.14),
    "group": (-0.28, 0.49, -0.07, -0.14),  # “we” or “our”
    "present": (0.66, -0.5, -0.6, 0.34),  # a verb in the present
    "had_done": (-0.21, 0.49, -0.14, -0.07),  # something had happened before
    "denials": (0.0, 0.28, -0.35, 0.07),
    "numbers": (0.0, 0.14, -0.51, 0.37),  # at most three, years not counted
    "numbers_told": (0.0, -0.14, 0.07, 0.14),  # numbers that paragraphs before gave
    "told": (-0.28, -0.07, 0.0, 0.35),  # share of what it names that paragraphs before named
    "told_around": (-0.28, -0.21, 0.07, 0.42),  # the same of the whole paragraph
    "fresh": (-0.07, 0.28, -0.07, -0.14),  # it begins as stories do
    "goes_on": (0.07, 0.21, -0.07, -0.21),  # it begins with a word that leads on
    "opens": (0.29, 0.46, -0.47, -0.28),
    "alone": (0.14, 0.07, 0.28, -0.49),  # no other sentence in the paragraph
    "way": (0.0, -0.21, 0.0, 0.28),  # from 0 at the paragraph's beginning to 1 at its end
    "first": (1.74, -0.44, -0.49, -0.81),  # in the answer's first paragraph
    "last": (-0.18, -0.32, -0.13, 0.67),  # in the last one
    "position": (0.14, 0.21, -0.07, -0.28),  # the writer holds an office, people or means
    "claims": (0.42, -0.35, -0.07, 0.0),  # the writer looks back on a career in the first paragraph
    "before_next": (-0.14, -0.28, 0.0, 0.49),  # in a paragraph before one that clearly begins a story
    "acts": (0.09, 0.0, 0.15, -0.24),  # how often the writer does something in it
    "writer": (0.27, -0.03, -0.06, -0.21),  # the writer comes into it
    "past": (-0.12, 0.06, 0.03, 0.06),  # verbs in the past
    "no_clause": (-0.09, 0.12, -0.18, 0.12),  # neither the writer nor a passive in it
    "length": (0.12, 0.15, -0.15, -0.12),  # the logarithm of its words, less that of a usual sentence
    "action_here": (
        -0.03,
        -0.15,
        0.21,
        -0.03,
    ),  # what its whole paragraph shows, in the middle of its sentences …
    "result_here": (-0.03, -0.09, -0.12, 0.27),
    "trouble_here": (-0.09, 0.12, -0.06, 0.03),
    "standing_here": (0.03, 0.03, 0.09, -0.15),
    "numbers_here": (-0.15, 0.09, -0.15, 0.18),
    "length_here": (-0.21, 0.09, 0.12, 0.03),  # … the logarithm of its words, less that of a usual one
    "action_before": (-0.09, 0.06, -0.06, 0.12),  # what the paragraph before shows
    "result_before": (0.03, 0.03, -0.09, 0.03),
    "trouble_before": (-0.12, -0.03, 0.03, 0.12),
    "standing_before": (-0.12, 0.03, 0.03, 0.06),
    "numbers_before": (-0.06, 0.03, 0.03, -0.03),
    "length_before": (0.09, -0.12, 0.0, 0.0),
    "action_after": (0.0, 0.06, 0.03, -0.09),  # what the one after shows
    "result_after": (-0.06, 0.06, 0.09, -0.09),
    "trouble_after": (-0.12, 0.06, 0.03, 0.03),
    "standing_after": (-0.03, -0.03, 0.0, 0.06),
    "numbers_after": (0.21, -0.06, -0.03, -0.09),
    "length_after": (-0.09, 0.03, -0.06, 0.09),
}
#: A step from a sentence's state to the next one's, and whether a story begins with it: inside a paragraph, and at a
#: new one. What is not here does not happen.
STEPS: Final[dict[tuple[State, State, bool], tuple[float, float]]] = {
    ("outside", "outside", False): (1.13, -0.2),
    ("outside", "setup", True): (-0.73, 1.0),
    ("outside", "action", True): (-0.2, -0.04),
    ("outside", "result", True): (-0.36, -0.27),
    ("setup", "setup", False): (3.41, 0.52),
    ("setup", "setup", True): (-0.76, -1.4),
    ("setup", "action", False): (-0.78, 1.28),
    ("setup", "result", False): (-1.34, 0.37),
    ("action", "action", False): (3.45, 0.3),
    ("action", "result", False): (-0.75, 0.55),
    ("action", "setup", True): (-0.54, -0.07),
    ("action", "action", True): (-0.79, -0.91),
    ("action", "outside", False): (-0.44, -0.37),
    ("result", "result", False): (2.41, -0.46),
    ("result", "setup", True): (-0.37, 2.74),
    ("result", "action", False): (-0.91, -1.34),
    ("result", "action", True): (-0.17, 0.67),
    ("result", "outside", False): (-0.36, 0.03),
    ("result", "setup", False): (-1.3, -2.13),
    ("setup", "outside", False): (-0.5, -0.17),
}
#: How much each sign of a sentence speaks for a story's beginning with it.
BEGINS: Final[dict[str, float]] = {
    "always": -2.23,
    "fresh": 1.09,
    "setting": 0.63,
    "begins_with_I": -0.57,
}
#: For the states of the first sentence and of the last.
STARTS_WITH: Final = (1.1, -0.3, -0.33, -0.44)
ENDS_WITH: Final = (-0.24, -0.42, -0.24, 0.9)
