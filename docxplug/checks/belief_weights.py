"""How much each sign of a sentence speaks for a belief: the weights of a logistic regression.

They were fitted to the sentences of 195 answers by seven writers, in which readers had marked what is philosophy, and
to the examples of the pack, under a penalty on large weights, and rounded to one decimal; no weight belongs to a word.
"""

from typing import Final

#: A sentence is a belief where the sum of its signs times these is above 0.
WEIGHTS: Final[dict[str, float]] = {
    "always": -3.7,
    # where it stands
    "near": 1.5,  # a belief stands beside it
    "work_around": -0.9,  # share of the paragraph's other sentences that count something or tell of the writer's acts
    "opens": 0.7,  # the paragraph's first sentence
    "closes": 0.6,  # its last one
    # what the writer does
    "believes": 2.3,  # the writer believes, holds, values
    "thinks": 1.4,  # the writer thinks, tries, cares
    "ever": 2.3,  # the writer has always, has never, has come to
    "is": 0.7,  # the writer is
    "does": -0.1,  # the writer does: often a duty
    "did": -0.4,  # the writer did once
    "convinced": 1.2,  # the writer is convinced, guided, proud
    "my_creed": 1.5,  # “my philosophy”, “my vision”
    # the subject
    "anybody": 0.6,  # the subject is anybody, whoever, people
    "praised": 0.9,  # “a wise captain”, “great teams”
    "definite": -0.3,  # a certain thing, a number, “we”
    # time
    "present": 0.6,  # a verb in the present
    "past": -1.0,  # verbs in the past
    # how it is put
    "aside": 1.4,  # “I find”, “to me”, “in the end”
    "likeness": 0.6,  # “is the …”, “is to …”
    "contrast": 1.0,  # “not … but”, “only”
    "condition": 1.2,  # “when people …”
    "handed_down": 2.9,  # “they say”, “taught me”
    "question": 0.8,  # not a quoted one
    # a general subject and no verb in the past
    "saying": 0.7,  # in how many of these ways it is put
    # words
    "warm": 0.9,  # words of virtues, sentiments and leaders; virtues count twice
    "praise": 1.0,
    "forever": 1.1,  # “always”, “nobody”
    # facts
    "names": -0.9,
    "numbers": -1.0,  # in words
    "office": -0.8,  # “our division”, “the program”
    "now": -0.6,  # “currently”, “since”
    "changed": -0.9,  # “has improved”, “is back”
    "schooling": -1.3,  # degrees and trades
}
