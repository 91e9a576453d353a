"""Trees laid out as real products keep their e-mail templates: every message is found once, whole, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from finding import language

from msglint.inputs.templates import find
from msglint.inputs.tree import FolderTree
from msglint.model import Config

PAGE = "<html><body>{% block content %}{% endblock %}</body></html>"

TREES: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "a folder a message, layouts in _base, named from the templates' root": (
        "shop/templates/email",
        {
            "_base/body.html": PAGE,
            "_base/body.txt": "{% block content %}{% endblock %}\n-- \nThe shop",
            "_base/subject.txt": "[Shop] {% block subject %}{% endblock %}",
            "_notice.txt": "Not you? Tell us.",
            "includes/help.html": "<p>Need a hand?</p>",
            "includes/help.txt": "Need a hand?",
            "order-sent/subject.txt": "{% extends 'email/_base/subject.txt' %}{% block subject %}Sent{% endblock %}",
            "order-sent/body.txt": "{% extends 'email/_base/body.txt' %}{% block content %}"
            "{% include 'email/includes/help.txt' %}{% endblock %}",
            "order-sent/body.html": "{% extends 'email/_base/body.html' %}{% block content %}"
            "{% include 'email/includes/help.html' %}{% endblock %}",
            "two-steps/subject.txt": "{% extends 'email/_base/subject.txt' %}",
            "two-steps/body.html": "{% extends 'email/_base/body.html' %}",
            "old.subject.txt": "{% extends 'email/_base/subject.txt' %}",
            "old.body.txt": "{% extends 'email/_base/body.txt' %}",
        },
        {
            "order-sent/body.html": "subject text html",
            "two-steps/body.html": "subject html",
            "old.body.txt": "subject text",
        },
    ),
    "pairs in one folder, fragments included by both parts": (
        "res/templates",
        {
            "_base.html": PAGE,
            "digest.html": "{% extends '_base.html' %}{% block content %}{% for r in rooms %}{% include 'room.html' "
            "with context %}{% endfor %}{% endblock %}",
            "digest.txt": "{% for r in rooms %}{% include 'room.txt' with context %}{% endfor %}",
            "room.html": "<h2>{{ r.name }}</h2>{% include 'line.html' with context %}",
            "room.txt": "{{ r.name }}\n{% include 'line.txt' with context %}",
            "line.html": "<p>{{ line }}</p>",
            "line.txt": "{{ line }}",
            "mail.css": "p {}",
            "reset.html": "{% extends '_base.html' %}",
            "reset.txt": "Hello {{ name }}",
        },
        {"digest.html": "text html", "reset.html": "text html"},
    ),
    "a subject beside each text": (
        "templates/emails",
        {
            "invite_user.txt": "Dear {{ name }}",
            "invite_user_subject.txt": "Invite for {{ site }}",
            "reset_password.txt": "Dear {{ name }}",
            "reset_password_subject.txt": "Reset",
        },
        {"invite_user.txt": "subject text", "reset_password.txt": "subject text"},
    ),
    "three endings a message, a layout folder and macros": (
        "emails/templates",
        {
            "layouts/base.html.jinja": PAGE,
            "includes/button.html.jinja": "{% macro button(url) %}<a href='{{ url }}'>Go</a>{% endmacro %}",
            "sign_up.html.jinja": "{% extends 'layouts/base.html.jinja' %}"
            "{% from 'includes/button.html.jinja' import button %}",
            "sign_up.txt.jinja": "Hi {{ name }}",
            "sign_up.subject.jinja": "Welcome",
            "invitation.html.jinja": "{% extends 'layouts/base.html.jinja' %}",
            "invitation.txt.jinja": "Hi",
            "invitation.subject.jinja": "Join us",
        },
        {"invitation.html.jinja": "subject text html", "sign_up.html.jinja": "subject text html"},
    ),
    "all parts of a message in blocks of one file": (
        "app/notify",
        {
            "base.html": "{% block subject %}{% endblock %}{% block text_body %}{% endblock %}"
            "{% block html_body %}{% endblock %}",
            "welcome.html": "{% extends 'base.html' %}{% block subject %}Hi{% endblock %}"
            "{% block text_body %}Hi{% endblock %}{% block html_body %}<p>Hi</p>{% endblock %}",
            "record.accept.jinja": "{% block subject %}Yes{% endblock %}{% block html_body %}<p>Y</p>{% endblock %}"
            "{% block plain_body %}Y{% endblock %}{% block md_body %}Y{% endblock %}",
        },
        {"record.accept.jinja": "subject text html", "welcome.html": "subject text html"},
    ),
    "sources of another kind beside what was built from them": (
        "backend/app/email-templates",
        {
            "src/new_account.mjml": "<mjml></mjml>",
            "src/reset_password.mjml": "<mjml></mjml>",
            "build/new_account.html": "<!doctype html><html>{{ username }}</html>",
            "build/reset_password.html": "<!doctype html><html>{{ username }}</html>",
        },
        {"build/new_account.html": "html", "build/reset_password.html": "html"},
    ),
    "layouts without any mark in their names, one folder a language": (
        "mail",
        {
            "layout.html": PAGE,
            "base.txt": "{% block content %}{% endblock %}",
            "footer.html": "<p>Our address</p>",
            "de/base.html": "{% extends 'layout.html' %}{% include 'footer.html' %}",
            "de/welcome/subject.txt": "Willkommen",
            "de/welcome/body.html": "{% extends 'base.html' %}",
            "en/welcome/subject.txt": "Welcome",
            "en/welcome/body.html": "{% extends 'layout.html' %}",
            "en/welcome/body.txt": "{% extends 'base.txt' %}",
            "en/README.md": "How we write",
        },
        {"de/welcome/body.html": "subject html", "en/welcome/body.html": "subject text html"},
    ),
    "sequences with front matter, several channels": (
        "outreach",
        {
            "webinar/1-invitation.email.j2": "---\nsubject: Hi {{ first_name }}\ncampaign: webinar\nstep: 1\n---\nHi",
            "webinar/2-follow-up.email.j2": "---\nsubject: So?\ncampaign: webinar\nstep: 2\n---\nHi",
            "webinar/2-follow-up.sms.j2": "Hi",
            "webinar/_signature.j2": "Ana",
            "letters/gala.letter.md": "# Dear {{ name }}",
        },
        {
            "letters/gala.letter.md": "text",
            "webinar/1-invitation.email.j2": "subject text",
            "webinar/2-follow-up.email.j2": "subject text",
            "webinar/2-follow-up.sms.j2": "text",
        },
    ),
}


@pytest.mark.parametrize("name", TREES)
@pytest.mark.parametrize("project", [True, False])
def test_a_tree(name: str, project: bool, tmp_path: Path) -> None:
    folder, files, expected = TREES[name]
    root = tmp_path / folder
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    tree = FolderTree(root, root)
    config = Config(root, path="msglint.yaml" if project else "")
    jinja = language(tree)
    found = find(tree, tree.covered([Path()]), config, jinja)
    assert {template.path: " ".join(template.parts) for template in found.templates} == expected
    assert all(not template.problems for template in found.templates)
    assert found.not_checked == ()
    for template in found.templates:
        for source in template.parts.values():
            rendered = jinja.compile(source).render({})
            assert "".join(segment.text for segment in rendered.segments) == rendered.text
