"""What a message itself says: its sentences without sign-off, footer and quoted mail."""

from __future__ import annotations

from collections.abc import Iterator

from msglint.model import Body, Passage, Reading


def sentences(reading: Reading) -> Iterator[Passage]:
    """The subject, then the sentences of each body."""
    if reading.subject is not None:
        yield reading.subject
    for body in reading.bodies:
        yield from body_sentences(body)


def body_sentences(body: Body) -> Iterator[Passage]:
    """The body's own sentences in order, its greetings not among them."""
    apart = [*body.quoted, *(passage for passage in (body.signoff, body.footer) if passage is not None)]
    apart.sort(key=lambda passage: passage.start)
    lines = {(greeting.line.start, greeting.line.end) for greeting in body.greetings}
    following = 0
    for sentence in body.sentences:
        while following < len(apart) and apart[following].end <= sentence.start:
            following += 1
        inside = following < len(apart) and apart[following].start < sentence.end
        if not inside and (sentence.start, sentence.end) not in lines:
            yield sentence
