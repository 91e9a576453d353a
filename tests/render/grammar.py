"""Random templates in which every construct of Jinja2 stands in every other."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from grammar_parts import FIELDS, FILTERS, LISTS, VARIABLES, WORDS


@dataclass
class Grammar:
    """One template.

    ``loops``: how many loops are around; ``inside``: how many macros and recursive loops (Jinja2 compiles an include
    without context there to something that prints an address in memory); ``names`` keeps blocks and macros apart.
    """

    dice: random.Random
    loops: int = 0
    inside: int = 0
    names: int = 0
    macros: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)

    def template(self) -> str:
        """A whole template; one in four extends a layout."""
        head = "{% set ns = namespace(a=contact.city, b='') %}{% from 'macros.j2' import greet, wrap, many %}"
        body = head + self.body(3, self.dice.randrange(1, 4))
        if self.dice.random() < 0.25:
            names = self.dice.sample(["title", "body", "foot"], self.dice.randrange(1, 4))
            inside = "".join(f"{{% block {name} %}}{self.body(2)}{self.up(name)}{{% endblock %}}" for name in names)
            body = "{% extends " + self.dice.choice(["'base.j2'", "'middle.j2'"]) + " %}" + body + inside
        return body

    def up(self, name: str) -> str:
        other = "" if name == "title" else "{{ self.title() }}"
        return self.dice.choice(["", "{{ super() }}", "{{ super()|upper }}", other])

    def body(self, depth: int, count: int | None = None) -> str:
        pieces = self.dice.randrange(1, 4) if count is None else count
        return "".join(self.piece(depth) for _ in range(pieces))

    def piece(self, depth: int) -> str:
        simple = [self.words, self.output, self.output, self.comment, self.assign, self.call]
        if depth <= 0:
            return self.dice.choice(simple)()
        simple += [*simple, self.include, self.trans, self.raw, self.do, self.importing]
        nested: list[Callable[[int], str]] = [
            *(self.condition, self.loop, self.recursive, self.capture, self.macro, self.call_block, self.filter_block),
            *(self.with_block, self.block, self.escaping),
        ]
        chosen = self.dice.randrange(len(simple) + 2 * len(nested))
        return simple[chosen]() if chosen < len(simple) else self.dice.choice(nested)(depth - 1)

    def tag(self, inside: str) -> str:
        """A block tag with some white space control."""
        left = self.dice.choice(["", "", "", "", "-", "+"])
        right = self.dice.choice(["", "", "", "", "-", "+"])
        return f"{{%{left} {inside} {right}%}}"

    def words(self) -> str:
        return self.dice.choice(WORDS)

    def expression(self, depth: int = 2) -> str:
        dice = self.dice
        simple = [*FIELDS, *VARIABLES, "'a<b'", "7", "1.5", "none", "loop.index" if self.loops else "true", "x"]
        if depth == 0:
            return dice.choice(simple)
        one, two = f"({self.expression(depth - 1)})", f"({self.expression(depth - 1)})"
        return dice.choice(
            [
                *(dice.choice(simple), dice.choice(simple), f"{one}|string|{dice.choice(FILTERS)}", f"{one} ~ {two}"),
                *(f"{one} ~ '-' ~ {two}", f"{one} or {two}", f"{one} and {two}", f"{one} if {two} else {one}"),
                *(f"({one} if {two} else '')", f"[{one}, {two}]|join(', ')", f"({one}|string) + ({two}|string)"),
                *(f"'%s/%s'|format({one}, {two})", f"'%s' % ({one}|string)", f"({one}|string)[1:3]"),
                *(f"({one}|string).replace('a', '<')", f"{one} is defined", f"{one} == {two}", f"not {one}"),
                *(f"{{'k': {one}}}.k", f"[{one}]", f"({one}, {two})[1]", f"({one}|string).strip()[:-1]"),
                *(f"({one}|string) * 2", f"{{'k': {one}}}['k']|upper", f"dict(a={one}).a", self.called(one)),
                *(
                    f"{one}|string|{dice.choice(FILTERS)}|e",
                    f"({one}|string).upper()",
                    f"contact.tags|{dice.choice(LISTS)}",
                ),
            ]
        )

    def called(self, argument: str) -> str:
        own = self.dice.choice(self.macros) if self.macros else "greet"
        return self.dice.choice(
            [
                f"greet({argument})",
                f"greet({argument}, c=first_name)",
                f"many({argument}, 'b', k={argument})",
                f"{own}()",
            ]
        )

    def output(self) -> str:
        left, right = (self.dice.choice(["", "", "", "-"]) for _ in range(2))
        return f"{{{{{left} {self.expression()} {right}}}}}"

    def comment(self) -> str:
        return self.dice.choice(["{# a note #}", "{#- b -#}", "{# two\nlines #}\n", "  {#- c #}"])

    def assign(self) -> str:
        target = self.dice.choice([*VARIABLES, "v1", "v2", "v1, v2"])
        value = f"({self.expression(1)}, {self.expression(1)})" if "," in target else self.expression()
        return self.tag(f"set {target} = {value}")

    def call(self) -> str:
        return "{{ " + self.called(self.expression(1)) + " }}"

    def condition(self, depth: int) -> str:
        text = self.tag(f"if ({self.expression(1)})") + self.body(depth)
        if self.dice.random() < 0.4:
            text += self.tag(f"elif ({self.expression(1)})") + self.body(depth)
        if self.dice.random() < 0.5:
            text += self.tag("else") + self.body(depth)
        return text + self.tag("endif")

    def loop(self, depth: int) -> str:
        over = self.dice.choice(
            [
                *("x in contact.tags", "x in contact.products", "x in [1, 2, 3] if x != 2", "x in contact.absent"),
                *("k, x in contact.products[0].items()", "x in [v1, first_name]", "x in contact.tags|reverse"),
                *("x in contact.products|map(attribute='name')", "x in range(2)", "x in first_name"),
            ]
        )
        self.loops += 1
        body = self.body(depth)
        if self.dice.random() < 0.3:
            stop = self.dice.choice(["break", "continue"])
            body += self.tag(f"if {self.dice.choice(['loop.first', 'loop.last', 'x == 3', 'not x'])}")
            body += self.tag(stop) + self.tag("endif") + self.body(0)
        self.loops -= 1
        end = self.tag("else") + self.body(depth) if self.dice.random() < 0.3 else ""
        return self.tag(f"for {over}") + body + end + self.tag("endfor")

    def recursive(self, depth: int) -> str:
        again = self.dice.choice(
            ["{{ loop(x.c) }}", "{{ loop(x.c)|upper }}", "{% if x.c %}<{{ loop(x.c) }}>{% endif %}"]
        )
        self.loops, self.inside = self.loops + 1, self.inside + 1
        body = "{{ x.n }}" + self.body(min(depth, 1)) + again
        self.loops, self.inside = self.loops - 1, self.inside - 1
        return self.tag("for x in tree recursive") + body + self.tag("endfor")

    def capture(self, depth: int) -> str:
        how = self.dice.choice(["", "", " | upper", " | trim | title", " | replace('a', 'b')", " | e"])
        return self.tag(f"set {self.dice.choice(['v1', 'v2'])}{how}") + self.body(depth) + self.tag("endset")

    def macro(self, depth: int) -> str:
        self.names += 1
        name = f"m{self.names}"
        known = list(self.macros)
        around, self.loops, self.inside = self.loops, 0, self.inside + 1
        extra = self.dice.choice(["", "{{ caller() if caller }}", "{{ varargs }}", "{{ kwargs.z }}"])
        body = self.body(depth) + "{{ p }}" + extra
        self.loops, self.macros, self.inside = around, known, self.inside - 1
        text = self.tag(f"macro {name}(p='p', q=contact.city)") + body + self.tag("endmacro")
        if depth < 2 or self.dice.random() < 0.5:
            return text + "{{ " + f"{name}({self.expression(1)})" + " }}"
        self.macros.append(name)
        return text

    def call_block(self, depth: int) -> str:
        given = self.dice.choice(["call wrap()", "call(u) wrap(contact.city)", "call(u, w='-') wrap(first_name)"])
        self.inside += 1
        body = self.body(depth) + ("{{ u }}" if "(u" in given else "")
        self.inside -= 1
        return self.tag(given) + body + self.tag("endcall")

    def filter_block(self, depth: int) -> str:
        how = self.dice.choice([name for name in FILTERS if name not in ("format", "xmlattr")])
        return self.tag(f"filter {how}") + self.body(depth) + self.tag("endfilter")

    def with_block(self, depth: int) -> str:
        return self.tag(f"with v1 = {self.expression(1)}, v2 = v1") + self.body(depth) + self.tag("endwith")

    def include(self) -> str:
        ways = [
            *("include 'part.j2'", "include ['gone.j2', 'part.j2']", "include 'gone.j2' ignore missing"),
            *("include 'wide.j2'", "include 'part.j2' ignore missing"),
        ]
        if not self.inside:
            ways.append("include 'alone.j2' without context")
        return self.tag(self.dice.choice(ways))

    def block(self, depth: int) -> str:
        self.names += 1
        name = f"b{self.names}"
        around, self.loops = self.loops, 0
        known = list(self.macros)
        body = self.body(depth)
        self.loops, self.macros = around, known
        again = "{{ self." + name + "() }}" if self.dice.random() < 0.3 else ""
        return self.tag(f"block {name}{self.dice.choice(['', ' scoped'])}") + body + self.tag("endblock") + again

    def trans(self) -> str:
        value, count = self.expression(1), self.dice.choice(["1", "2", "contact.tags|length"])
        return self.dice.choice(
            [
                *("{% trans %}Hello 100% {{ first_name }}!{% endtrans %}", "{% trans %}plain % text\n{% endtrans %}"),
                *(f"{{% trans n={value} %}}Dear {{{{ n }}}}, {{{{ n }}}}{{% endtrans %}}", "{{ _('so') }}"),
                f"{{% trans c={count} %}}one{{% pluralize %}}{{{{ c }}}} many{{% endtrans %}}",
                f"{{% trans trimmed n={value} %}}\n  Dear {{{{ n }}}},\n  welcome  {{% endtrans %}}",
            ]
        )

    def escaping(self, depth: int) -> str:
        how = self.dice.choice(["true", "false", "contact.vip"])
        return self.tag(f"autoescape {how}") + self.body(depth) + self.tag("endautoescape")

    def raw(self) -> str:
        start = self.dice.choice(["{% raw %}", "{%- raw %}", "{% raw -%}"])
        return start + self.dice.choice(["{{ x }}", " {% if %} \n", "{# #}"]) + self.tag("endraw")

    def do(self) -> str:
        return self.tag(f"do {self.expression(1)}")

    def importing(self) -> str:
        again = self.dice.choice(["{% import 'macros.j2' as q %}", "{% import 'macros.j2' as q with context %}"])
        return again + "{{ q.greet(" + self.expression(1) + ")" + self.dice.choice(["", "|upper", "|trim"]) + " }}"
