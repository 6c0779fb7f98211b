"""How much each sign of a sentence speaks for a belief: the weights of a logistic regression.

They were fitted to the sentences of 235 answers by eight writers, in which readers had marked what is philosophy, and
to the examples of the pack (each counts twice), under a penalty on large weights, and rounded to one decimal; no weight
belongs to a word. Fitted without one writer at a time, they and the pack's patterns found 106 of 127 marked sentences
of that writer and 11 others.
"""

from typing import Final

#: A sentence is a belief where the sum of its signs times these is above 0.
WEIGHTS: Final[dict[str, float]] = {
    "always": -3.3,
    # where it stands
    "near": 1.7,  # a belief stands beside it
    "work_around": -0.7,  # share of the paragraph's other sentences that count something or tell of the writer's acts
    "opens": 0.6,  # the paragraph's first sentence
    "closes": 0.3,  # its last one
    # what the writer does
    "believes": 1.5,  # the writer believes, holds, values
    "thinks": 1.2,  # the writer thinks, tries, cares
    "ever": 2.0,  # the writer has always, has never, has come to
    "is": 0.4,  # the writer is
    "does": -0.3,  # the writer does: often a duty
    "did": -0.5,  # the writer did once
    "convinced": 1.0,  # the writer is convinced, guided, proud
    "my_creed": 1.2,  # “my philosophy”, “my vision”
    # the subject
    "anybody": 0.4,  # the subject is anybody, whoever, people
    "praised": 0.8,  # “a wise captain”, “great teams”
    "definite": -0.2,  # a certain thing, a number, “we”
    # time
    "present": 0.6,  # a verb in the present
    "past": -0.9,  # verbs in the past
    # how it is put
    "aside": 1.2,  # “I find”, “to me”, “in the end”
    "likeness": 0.3,  # “is the …”, “is to …”
    "contrast": 0.9,  # “not … but”, “only”
    "condition": 1.0,  # “when people …”
    "handed_down": 2.5,  # “they say”, “taught me”
    "question": 0.6,  # not a quoted one
    # a general subject and no verb in the past
    "saying": 0.7,  # in how many of these ways it is put
    # words
    "warm": 1.0,  # words of virtues, sentiments and leaders; virtues count twice
    "praise": 1.1,
    "forever": 1.0,  # “always”, “nobody”
    # facts
    "names": -0.6,
    "numbers": -1.2,  # in words
    "office": -0.8,  # “our division”, “the program”
    "now": -0.6,  # “currently”, “since”
    "changed": -0.9,  # “has improved”, “is back”
    "schooling": -0.9,  # degrees and trades
}
