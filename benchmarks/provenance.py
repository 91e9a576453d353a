"""What provenance costs: rendering with the place and fields of every piece at hand, against plain Jinja2.

``python benchmarks/provenance.py [N]`` renders one realistic message (layout, macro, loops, conditions) for N invented
recipients in turns, first one way, then the other, and prints the ratios of the pairs. The goal is 1.15 against plain
Jinja2, in HTML (escaped) and in text. ``segments`` is what the segments cost once they are asked for; no run needs them
for more than its distinct texts.
"""

from __future__ import annotations

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import DictLoader, Environment
from jinja2.sandbox import SandboxedEnvironment

from msglint.model import JinjaSettings, Source
from msglint.render.base import Compiled
from msglint.render.jinja import JinjaLanguage
from msglint.render.jinja.host import equip, options

Record = dict[str, Any]
BATCH = 200  # records rendered one way before the other has its turn

LAYOUT = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>{% block title %}{{ house.name }}{% endblock %}</title>
</head>
<body style="margin: 0; font-family: Georgia, serif">
<div class="masthead">
  <a href="https://{{ house.site }}"><img src="https://{{ house.site }}/masthead.png" alt="{{ house.name }}"></a>
</div>
{% block body %}{% endblock %}
<div class="footer">
  <p>{{ house.name }}, {{ house.street }}, {{ house.city }}</p>
  <p>You hear from us because you asked for {{ contact.topic }} news on our website or at our box office.
     <a href="https://{{ house.site }}/preferences?id={{ contact.id }}">Change what we write about</a> or
     <a href="https://{{ house.site }}/unsubscribe?id={{ contact.id }}">unsubscribe</a>.</p>
</div>
</body>
</html>
"""

MESSAGE = """{% extends "layout.html.j2" %}
{% macro button(label, url) -%}
  <a class="button" href="{{ url }}">{{ label }}</a>
{%- endmacro %}
{% block title %}{{ contact.first_name }}, an evening for you{% endblock %}
{% block body %}
<p>
{% if contact.first_name %}
  Dear {{ contact.first_name|title }},
{% else %}
  Dear friend of {{ house.name }},
{% endif %}
</p>
<p>
  when the week has been long, two hours in a dark hall do wonders. You told us that you come to {{ contact.reason }},
  and since {{ contact.since }} you have sat with us in {{ contact.hall }} more often than most people in
  {{ contact.city }}. So before we print the new season we want to show it to you, and to ask what you would like to
  hear. It takes two minutes, and it helps us to choose.
</p>
{% if contact.member %}
<p>As a {{ contact.level }} member you book a week earlier than everybody else, until {{ contact.until }}.</p>
{% endif %}
<h2>Evenings that fit</h2>
<ul>
{% for evening in contact.evenings %}
  <li>
    <b>{{ evening.title }}</b> with {{ evening.artist }}, {{ evening.date }} at {{ evening.time }}
    {% if evening.left %}({{ evening.left }} seats left){% endif %}
  </li>
{% endfor %}
</ul>
<p>{{ button("Choose your seats", contact.url) }}</p>
<h2>What you heard last</h2>
<table>
{% for visit in contact.visits %}
  <tr>
    <td>{{ visit.date }}</td>
    <td>{{ visit.title }}</td>
  </tr>
{% else %}
  <tr><td colspan="2">Nothing yet: this would be your first evening with us.</td></tr>
{% endfor %}
</table>
{% if contact.host %}
<p>Questions? {{ contact.host.name }} answers at {{ contact.host.mail }}.</p>
{% endif %}
<p>
  See you in the hall,<br>
  {{ house.name }}
</p>
{% endblock %}
"""

FILES = {"layout.html.j2": LAYOUT, "message.html.j2": MESSAGE}
NAME = "message.html.j2"


@dataclass(frozen=True)
class Memory:
    """Files held in memory."""

    files: Mapping[str, str]

    def read(self, name: str) -> str | None:
        return self.files.get(name)

    def shown(self, name: str) -> str:
        return name


def record(number: int, dice: random.Random) -> Record:
    """An invented recipient."""
    titles = ["Winter Journey", "Songs of the Sea", "Nocturnes & Fables", "The Long Table", "Brass at Dawn"]
    house = {"name": "Harbour & Sons Hall", "site": "hall.example", "street": "4 Quay Street", "city": "Eastport"}
    evenings = [
        {"title": dice.choice(titles), "artist": f"Ensemble {dice.randrange(40)}", "date": "12 May", "time": "19:30"}
        | ({"left": dice.randrange(1, 9)} if dice.random() < 0.5 else {})
        for _ in range(dice.randrange(2, 6))
    ]
    visits = [{"date": "3 March", "title": dice.choice(titles)} for _ in range(dice.randrange(4))]
    contact = {
        "id": str(number),
        "first_name": dice.choice(["ida", "Ngozi", "Tomás", "Mei", "Siobhán"]) if dice.random() > 0.03 else "",
        "topic": dice.choice(["chamber music", "jazz"]),
        "reason": dice.choice(["unwind", "learn something", "be with friends"]),
        "since": str(2004 + dice.randrange(20)),
        "hall": dice.choice(["the small hall", "the balcony"]),
        "city": f"Town {dice.randrange(60)}",
        "member": dice.random() < 0.3,
        "level": dice.choice(["gold", "silver"]),
        "until": "1 June",
        "url": f"https://hall.example/e/{number}?from=mail&step=1",
        "evenings": evenings,
        "visits": visits,
        "host": {"name": "Ada", "mail": "ada@hall.example"} if dice.random() > 0.1 else None,
    }
    return {"house": house, "contact": contact}


def records(count: int, seed: int = 1) -> list[Record]:
    dice = random.Random(seed)
    return [record(number, dice) for number in range(count)]


def compiled(*, html: bool) -> Compiled:
    return JinjaLanguage(Memory(FILES), JinjaSettings()).compile(Source(NAME, NAME, MESSAGE, html=html))


def jinja(kind: type[Environment], *, html: bool) -> Environment:
    """Jinja2 set as msglint sets it."""
    settings = JinjaSettings()
    made = kind(loader=DictLoader(FILES), autoescape=html, **options(settings))
    equip(made, settings)
    return made


def ways(*, html: bool) -> dict[str, Callable[[Record], object]]:
    """The ways of rendering that are compared; the first is plain Jinja2."""
    plain, sandboxed = (jinja(kind, html=html).get_template(NAME) for kind in (Environment, SandboxedEnvironment))
    traced = compiled(html=html)
    return {
        "plain Jinja2": plain.render,
        "sandboxed Jinja2": sandboxed.render,
        "provenance (text, segments at hand)": lambda given: traced.render(given).text,
        "provenance and all segments made": lambda given: traced.render(given).segments,
    }


def timed(way: Callable[[Record], object], batch: Sequence[Record]) -> float:
    start = time.process_time()
    for given in batch:
        way(given)
    return time.process_time() - start


def paired(compared: Mapping[str, Callable[[Record], object]], given: Sequence[Record]) -> dict[str, list[float]]:
    """Seconds of each way, batch by batch; the ways take turns at going first."""
    found: dict[str, list[float]] = {name: [] for name in compared}
    names = list(compared)
    for turn, start in enumerate(range(0, len(given), BATCH)):
        batch = given[start : start + BATCH]
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            found[name].append(timed(compared[name], batch))
    return found


def exact_share(templates: Iterable[tuple[Compiled, Mapping[str, Any]]]) -> float:
    """The share of the merge fields, by place, all of whose segments in these runs have an exact place."""
    exact: dict[object, bool] = {}
    for template, context in templates:
        for segment in template.render(context).segments:
            if not segment.literal and segment.fields:
                key = segment.place if segment.place.known else segment
                exact[key] = exact.get(key, True) and segment.exact
    return sum(exact.values()) / len(exact) if exact else 1.0


def main(count: int = 4_000) -> None:
    given = records(count)
    for html in (True, False):
        compared = ways(html=html)
        plain, *others = compared
        assert all(compared[plain](item) == compared[other](item) for item in given[:100] for other in others[:-1])
        gc.collect()
        gc.freeze()
        found = paired(compared, given)
        print(f"{'HTML' if html else 'text'}: plain Jinja2 takes {1e6 * sum(found[plain]) / count:.1f} µs a message")
        for other in others:
            ratios = [mine / theirs for mine, theirs in zip(found[other], found[plain], strict=True)]
            total = sum(found[other]) / sum(found[plain])
            print(f"  {other:38} {total:.3f} × plain  (median of {len(ratios)} pairs {statistics.median(ratios):.3f})")
        mine, theirs = sum(found[others[1]]), sum(found[others[0]])
        print(f"  {'provenance ÷ sandboxed Jinja2':38} {mine / theirs:.3f}")
    share = exact_share((compiled(html=html), item) for html in (True, False) for item in given[:20])
    print(f"merge fields with an exact place: {share:.1%}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
