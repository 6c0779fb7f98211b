"""How much each sign of a sentence speaks for a belief: the weights of a logistic regression.

They were fitted to the sentences of 195 answers by seven writers, in which readers had marked what is philosophy, and
to the examples of the pack (each counts twice), under a penalty on large weights, and rounded to one decimal; no weight
belongs to a word. Fitted without one writer at a time, they and the pack's patterns found 85 of 91 marked passages of
that writer, and 91 of 98 sentences found were marked.
"""

from typing import Final

#: A sentence is a belief where the sum of its signs times these is above 0.
WEIGHTS: Final[dict[str, float]] = {
    "always": -3.9,
    # where it stands
    "near": 2.0,  # a belief stands beside it
    "work_around": -0.8,  # share of the paragraph's other sentences that count something or tell of the writer's acts
    "opens": 0.8,  # the paragraph's first sentence
    "closes": 0.5,  # its last one
    # what the writer does
    "believes": 2.2,  # the writer believes, holds, values
    "thinks": 1.3,  # the writer thinks, tries, cares
    "ever": 2.2,  # the writer has always, has never, has come to
    "is": 0.7,  # the writer is
    "does": -0.2,  # the writer does: often a duty
    "did": -0.5,  # the writer did once
    "convinced": 1.2,  # the writer is convinced, guided, proud
    "my_creed": 1.5,  # “my philosophy”, “my vision”
    # the subject
    "anybody": 0.6,  # the subject is anybody, whoever, people
    "praised": 1.1,  # “a wise captain”, “great teams”
    "definite": -0.4,  # a certain thing, a number, “we”
    # time
    "present": 0.7,  # a verb in the present
    "past": -1.0,  # verbs in the past
    # how it is put
    "aside": 1.3,  # “I find”, “to me”, “in the end”
    "likeness": 0.7,  # “is the …”, “is to …”
    "contrast": 1.0,  # “not … but”, “only”
    "condition": 1.4,  # “when people …”
    "handed_down": 3.1,  # “they say”, “taught me”
    "question": 0.7,  # not a quoted one
    # a general subject and no verb in the past
    "saying": 0.6,  # in how many of these ways it is put
    # words
    "warm": 1.0,  # words of virtues, sentiments and leaders; virtues count twice
    "praise": 1.2,
    "forever": 1.2,  # “always”, “nobody”
    # facts
    "names": -0.8,
    "numbers": -1.2,  # in words
    "office": -0.9,  # “our division”, “the program”
    "now": -0.6,  # “currently”, “since”
    "changed": -1.1,  # “has improved”, “is back”
    "schooling": -1.3,  # degrees and trades
}
