"""What a message itself says: its sentences without sign-off, footer and quoted mail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msglint.model import Body, Passage, Reading


def sentences(reading: Reading) -> Iterator[Passage]:
    """The subject, then the sentences of each body."""
    if reading.subject is not None:
        yield reading.subject
    for body in reading.bodies:
        yield from body_sentences(body)


def body_sentences(body: Body, some: Sequence[Passage] | None = None) -> Iterator[Passage]:
    """The body's own sentences in order, its greetings not among them; ``some``: those of them that are wanted."""
    apart = [*body.quoted, *(passage for passage in (body.signoff, body.footer) if passage is not None)]
    apart.sort(key=lambda passage: passage.start)
    ends = [passage.end for passage in apart]
    lines = {(greeting.line.start, greeting.line.end) for greeting in body.greetings}
    following = 0
    for sentence in body.sentences if some is None else some:
        start = sentence.start
        end = start + len(sentence.text)
        while following < len(apart) and ends[following] <= start:
            following += 1
        inside = following < len(apart) and apart[following].start < end
        if not inside and (start, end) not in lines:
            yield sentence
