"""What one expression prints."""

from __future__ import annotations

from placed import LAST, Case

CASES = {
    "plain": Case("Hi {{ contact.last_name }}!", "Okafor", "{{ contact.last_name }}", LAST),
    "filter": Case("Hi {{ contact.last_name | upper }}", "OKAFOR", "{{ contact.last_name | upper }}", LAST),
    "subscript": Case("{{ contact['last_name'] }}", "Okafor", "{{ contact['last_name'] }}", LAST),
    "spaced name": Case(
        "{{ contact['First Name'] }}", "Ana Maria", "{{ contact['First Name'] }}", ('contact["First Name"]',)
    ),
    "get": Case("{{ contact.get('last_name') }}", "Okafor", "{{ contact.get('last_name') }}", LAST),
    "string method": Case("{{ contact.last_name.upper() }}", "OKAFOR", "{{ contact.last_name.upper() }}", LAST),
    "slice": Case("{{ contact.last_name[:3] }}", "Oka", "{{ contact.last_name[:3] }}", LAST),
    "default": Case("{{ contact.gone|default('you') }}", "you", "{{ contact.gone|default('you') }}", ("contact.gone",)),
    "or": Case(
        "{{ contact.nothing or contact.last_name }}",
        "Okafor",
        "{{ contact.nothing or contact.last_name }}",
        ("contact.last_name", "contact.nothing"),
    ),
    "inline if": Case(
        "{{ contact.last_name if contact.vip else contact.city }}",
        "Okafor",
        "{{ contact.last_name if contact.vip else contact.city }}",
        ("contact.city", "contact.last_name"),
    ),
    "undefined": Case("a{{ absent }}b", "", "{{ absent }}", ("absent",)),
    "constant": Case("a{{ 'x' }}b", "x", "{{ 'x' }}", ()),
    "number": Case("{{ 1 + 2 }}", "3", "{{ 1 + 2 }}", ()),
    "tilde, value": Case("{{ 'Dr ' ~ contact.last_name }}", "Okafor", "{{ 'Dr ' ~ contact.last_name }}", LAST),
    "tilde, words": Case("{{ 'Dr ' ~ contact.last_name }}", "Dr ", "{{ 'Dr ' ~ contact.last_name }}", ()),
    "tilde, escaped": Case(
        "{{ contact.company ~ '<' }}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ contact.company ~ '<' }}",
        ("contact.company",),
        html=True,
    ),
    "plus": Case("{{ 'Dr ' + contact.last_name }}", "Okafor", "{{ 'Dr ' + contact.last_name }}", LAST),
    "percent": Case("{{ 'Dr %s' % contact.last_name }}", "Okafor", "{{ 'Dr %s' % contact.last_name }}", LAST),
    "percent, words": Case("{{ 'Dr %s' % contact.last_name }}", "Dr ", "{{ 'Dr %s' % contact.last_name }}", ()),
    "percent, named": Case(
        "{{ '%(a)s/%(b)s' % {'a': contact.city, 'b': contact.last_name} }}",
        "Okafor",
        "{{ '%(a)s/%(b)s' % {'a': contact.city, 'b': contact.last_name} }}",
        LAST,
    ),
    "percent, not written out": Case(
        "{% set f = 'Dr %s' %}{{ f % contact.last_name }}",
        "Dr Okafor",
        "{{ f % contact.last_name }}",
        LAST,
        exact=False,
    ),
    "format": Case(
        "{{ 'Dr %s, %d%%'|format(contact.last_name, 5) }}",
        "Okafor",
        "{{ 'Dr %s, %d%%'|format(contact.last_name, 5) }}",
        LAST,
    ),
    "format, escaped": Case(
        "{{ 'at <%s>'|format(contact.company) }}",
        "Salt &amp; Sons &lt;Ltd&gt;",
        "{{ 'at <%s>'|format(contact.company) }}",
        ("contact.company",),
        html=True,
    ),
    "format of a number": Case(
        "{{ '%.2f'|format(contact.since) }}", "2011.00", "{{ '%.2f'|format(contact.since) }}", ("contact.since",)
    ),
    "format method": Case(
        "{{ 'Dr {0} of {c}'.format(contact.last_name, c=contact.city) }}",
        "Okafor",
        "{{ 'Dr {0} of {c}'.format(contact.last_name, c=contact.city) }}",
        LAST,
    ),
    "format, then upper": Case(
        "{% set g = 'Dr %s'|format(contact.last_name) %}{{ g|upper }}",
        "OKAFOR",
        "{{ g|upper }}",
        LAST,
        "{% set g = 'Dr %s'|format(contact.last_name) %}",
    ),
    "join": Case(
        "{{ contact.tags|join('+') }}", "jazz+choir", "{{ contact.tags|join('+') }}", ("contact.tags",), exact=False
    ),
    "tilde, then title": Case(
        "{{ (contact.first_name ~ ' ' ~ contact.last_name)|upper }}",
        "OKAFOR",
        "{{ (contact.first_name ~ ' ' ~ contact.last_name)|upper }}",
        LAST,
    ),
}
