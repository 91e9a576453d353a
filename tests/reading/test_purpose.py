"""Which messages without a purpose are taken to be transactional: by words that no promotion uses."""

from __future__ import annotations

import pytest

from msglint.reading.purpose import name_words, read_out, transactional_words

TRANSACTIONAL = [
    "We are excited to have you with us! Your account has been successfully created.",
    "Hello {{ name }}, your access to the {{ archive }} rooms has been granted as {{ login }}.",
    "You asked us to send you a link to the recording, and here it is.",
    "You have a reminder from Tidebook: {{ note }}",
    "You've been invited to give feedback to {{ colleague }} as part of {{ round }}.",
    "One of our members, {{ friend }}, sent you an invite to the reading room.",
    "A friendly reminder that {{ teacher }} is inviting you to take the hearing test.",
    "You must make changes to your listing, {{ title }}, before it can be published.",
    "This is just a reminder that you enrolled in {{ course }} more than a month ago.",
    "This is a friendly reminder about our upcoming meeting to go over the order of service.",
    "Daily rota digest is sent for shifts where reminders are set.",
    "You receive this because you indicated interest in {{ thread }}",
    "Votre compte a ete cree avec succes.",
    "Вы успешно зарегистрировались в библиотеке.",
    "<div>IHR TERMIN</div><div>WANN</div><a href='{{ url }}'>Termin verschieben</a>",
    "Use the link below to reset your password: {{ url }}",
    "Somebody asked for your password to be reset.",
    "<p>Please <a href='{{ url }}'>confirm this e-mail address</a>.</p>",
    "{{ _('Confirm your new address, %(name)s', name=user.name) }}",
    '{{ translate("If you didn\'t request this, nothing will change.") }}',
    "You can safely ignore this email.",
    "You can sign in to your account using the following code: {{ code }}",
    "Your username is {{ username }}.",
    "You received this mandatory announcement about important changes to your storage.",
    "This is a report for the search “{{ search.title }}”.",
    "Takedown notice: {{ headline }}",
    "Your comment could not be published, because it has no text.",
    "{{ organiser }} invites you to help them find a day for “{{ title }}”.",
    "There is a contract that you are requested to sign: {{ link }}",
    "{{ name }} ({{ email }}, {{ address }}) wrote:",
    "You have {{ count }} unread messages in {{ room }}. Unsubscribe from digest emails: {{ unsubscribe_url }}",
    "We're contacting you because you registered for {{ event.title }}.",
    "{{ inviter.name }} ({{ inviter.email }}) invited you to join {{ team.name }}.",
    "{{ author }} commented on “{{ page.title }}”",
    "<b>{{ author.name }}</b> has replied to your question.",
    "{{ user.name }} mentioned you in {{ room }}",
    "{{ sender }} sent you the file {{ name }}.",
    "{{ owner }} shared the folder “{{ folder }}” with you.",
    "{% trans a=actor.name %}{{ a }} assigned you a task.{% endtrans %}",
    "%(editor)s uploaded a new version of the plan.",
    "{{ head }} has requested access to the archive.",
    "Your account has been suspended.",
    "Your {{ app }} account is now {{ state }}.",
    "Your export of {{ project.name }} has been generated.",
    "Your manuscript “{{ title }}” (#{{ number }}) has been rejected.",
    "The booking of the hall has been cancelled by {{ user }}.",
    "Your mailbox has been temporarily disabled.",
    "You have been added as a maintainer of {{ project }}.",
    "You have been removed from the group {{ group }}.",
    "You are receiving this because you were mentioned.",
    "This is a backup failure notice.",
    "The nightly job was unable to process {{ n }} files.",
    "This link will expire in {{ hours }} hours.",
    "You have cancelled your appointment with {{ doctor }}.",
    "Registration confirmed: {{ event }}",
    "The catering request for your event has been accepted.",
    "Your account will be deleted on {{ day }}.",
    "Ihr Passwort zurücksetzen: {{ link }}",
    "{{ auteur }} a commenté votre photo.",
    "Cliquez ici pour activer votre compte.",
    "Your booking of {{ boat }} on {{ day }} has been accepted.",
    "You attempted to register with an address that is known already.",
    "Receipt for your gift, number {{ number }}. You saved 5 %.",
    "{{ author }} replied to you. Unsubscribe from this thread: {{ unsubscribe_url }}",
    "{{ author }} commented on your draft. Turn off these notifications at {{ unsubscribe_link }}",
    "Your membership of the **{{ club }}: {{ branch }}** section has been approved.",
    "Your plug-in, {{ title }} {{ version }}, has been thoroughly reviewed.",
    "The amount owing on your last bill is {{ sum }}.",
    "We have not received your payment yet.",
    "Your loan of “{{ book }}” expired {{ days }} days ago.",
    "We have paused your Harbour account.",
    "We received your application for the workshop.",
    "Unfortunately your proposal “{{ title }}” was not chosen.",
    "Thank you for applying to our summer school.",
    "Your identity verification was successful.",
    "Your trial ends on {{ day }}.",
    "It will automatically renew on {{ day }}.",
    "Your account under this address has been inactive for three years.",
    "We have updated our privacy notice.",
    "You've received a swap request.",
    "You have been invited as a juror.",
    "{{ neighbour }} is requesting access to your garden plan.",
    "Your requested archive is ready: {{ url }}",
    "{{ friend }} has invited you to claim a seat in their group.",
    "{{ reader }} has just left a reply to your note. If you'd rather not get these notifications you can unsubscribe.",
    "This is an automatic message from {{ site }}.",
    "We encountered an error while reading your file.",
    "Das von Ihnen ausgeliehene Buch: Rückgabedatum {{ tag }}",
    "Ihre Zahlung ist bei uns eingegangen.",
    "Le document que vous avez réservé vous attend.",
    "Votre commande n° {{ numero }} a été expédiée.",
    "Su pedido {{ numero }} ha sido enviado.",
    "Seu pedido #{{ numero }} foi enviado.",
    "Bedankt voor uw bestelling.",
    "Takk for bestillingen.",
    "Der er udstedt en ny faktura.",
    "Numer zamówienia: {{ numer }}",
    "Ваш заказ №{{ номер }} принят.",
    "ご注文番号: {{ number }}",
    "您的订单号：{{ number }}",
    "This message is to inform you that the lift in your building stands still until {{ day }}.",
    "A friendly reminder of your swimming lesson on {{ day }}.",
    "You have an eye exam planned on {{ day }} at {{ hour }}.",
    "You have three books. You have books that are overdue: {{ titles }}",
    "Your lantern workshop “{{ title }}” was not selected by the jury.",
    "Your project {{ title }} has been inactive since {{ month }}, and we have archived it.",
    "Your parcel {{ number }} has been accidentally damaged.",
    "The video of your talk on {{ topic }} has been cut and published.",
    "You have been allocated a plot: number {{ plot }}.",
    "You're currently assigned to the {{ team }} crew.",
    "You've won a place in the ballot for the night walk.",
    "Your recent blood results are back, and the doctor has seen them.",
    "We are sorry that you missed your appointment today.",
    "You will be arriving on {{ first_day }} and leaving on {{ last_day }}.",
    "Your prepaid plan does not have enough credit: not enough credits for the next bill.",
    "Please find attached a receipt for the tax office.",
    "{{ neighbour }} has just reported a comment under your photo.",
    "The sheet {{ name }} has been shared with you by {{ owner }}.",
    "“{{ shelf }}” has received a new submission. Unsubscribe from this kind of message: {{ unsubscribe_url }}",
    "Vielen Dank für deine Anmeldung zur Nachtwanderung.",
    "Um zu bestätigen, dass diese Adresse stimmt, klicke hier: {{ link }}",
    "Nous vous informons que votre dossier a changé de main.",
    "De gemeente heeft uw aanvraag afgewezen.",
    "Tu abono {{ numero }} vence el {{ dia }}.",
    "Sua demanda: demande {{ numero }} créée pour {{ lieu }}.",
    "Your request to join us as a guide has been {{ state }}.",
]

MARKETING = [
    "You've been invited to our gala on {{ date }}.",
    "A friendly reminder that our season opens on Friday.",
    "Your access to the best seats begins here.",
    "Our director is inviting you to a new world of sound.",
    "Ihr Termin mit der Muse: der neue Spielplan ist da.",
    "A reminder about our upcoming season of chamber music.",
    "The choir has sent you an early spring.",
    "Our new season is here.",
    "{{ org }} invites you to the opening of the season.",
    "You are invited to our gala on {{ date }}.",
    "{{ org }} invites you to view the new season before anybody else. Tickets from Monday.",
    "This is a summary of what our season will bring.",
    "{{ artist }} has released a new recording.",
    "{{ org }} has added five concerts.",
    "{{ shop }} sent you a gift: open it today.",
    "Reset your password and shop now. Unsubscribe: {{ unsubscribe_url }}",
    "Welcome to the newsletter. Confirm your subscription.",
    "Your account has been credited: use it at checkout.",
    "You have been granted early access to the presale, an exclusive offer for members.",
    "Your ticket has been processed. Join us for the next concert, too!",
    "Because you are a member of our museum, you see it first.",
    "You receive this because you created an account with us.",
    "If you are not interested, please ignore this email.",
    "I was unable to connect with you last week.",
    "This offer will expire on Sunday.",
    "Send us your application for the autumn course by 1 June.",
    "Start your application today: places are few.",
    "We have received an unusual number of new paintings.",
    "Your favourite subscription has a new face.",
    "You have received our brochure, we hope.",
    "We have updated our winter menu.",
    "Unsere neuen Bücher sind da.",
    "Votre prochaine réservation vous attend.",
    "Seu próximo pedido tem frete por nossa conta.",
    "Our new garden has been quietly opened by the mayor.",
    "Somebody like you requested a quiet evening. We listened.",
    "Your membership renews the museum.",
    "Your free e-book is ready for download.",
    "You were registered for the webinar last week; here is what you asked us.",
    "{{ author }} mentioned you in the credits of the new album: 20% off today.",
    "Your gift certificate expires in June.",
    "Turn on notifications in our app.",
    "Your subscription has been approved for a discount.",
    "Your membership expires in June. Renew now and bring a friend to every concert of the new season.",
    "Would you leave a review of your stay? Reviews help other travellers to find us.",
    "Chasing bills? With us, payment received means books closed. Worth a look?",
    "This is to let you know that our new studio is open, with classes from Monday.",
    "Your trip is booked, so make it better: add a boat tour from £15 each.",
    "We have refunded your fears: any booking can be changed. Here is the summer programme.",
    "Thank you for your gift of {{ last_gift }} last spring. Will you renew it this year?",
    "You have been selected for the insiders' circle.",
    "Join us as a friend of the garden: your request is all it takes.",
]


@pytest.mark.parametrize("text", TRANSACTIONAL)
def test_a_message_that_shows_it_is_transactional(text: str) -> None:
    assert transactional_words([text])


@pytest.mark.parametrize("text", MARKETING)
def test_a_promotion_is_none_whatever_else_it_says(text: str) -> None:
    assert transactional_words([text]) == ""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("mail/password_reset.txt", "password reset"),
        ("mail/passwordReset/body.html", "password Reset"),
        ("mail/forgot-password-email.html.j2", "forgot password"),
        ("mail/verify_email.html", "verify email"),
        ("mail/order-confirmation.email.j2", "order confirmation"),
        ("mail/invoice.txt", "invoice"),
        ("mail/two-factor-code.txt", "two factor"),
        ("mail/notifications/daily.html", "notifications"),
        ("mail/transactional/ending/soon.html", "transactional"),
        ("mail/member-invite.txt", "member invite"),
        ("mail/scheduled_report.html", "scheduled report"),
        ("mail/annual-report.html", ""),
        ("mail/spring.email.j2", ""),
        ("mail/welcome.html", ""),
        ("mail/invitation.html", ""),
        ("mail/season-confirmed.html", ""),
        ("transactional/old/campaigns/spring/season.html", ""),
    ],
)
def test_the_name_of_a_file_tells_of_it(path: str, words: str) -> None:
    assert transactional_words(["Hello {{ name }}, there is something for you."], path) == words


def test_what_a_file_promotes_outweighs_its_name() -> None:
    assert transactional_words(["Hello, tickets are now available."], "mail/notification.html") == ""


def test_the_words_that_told_are_named_with_a_dash_of_the_field() -> None:
    assert transactional_words(["{{ a }} replied to your note"]) == "… replied to"


def test_what_no_reader_sees_tells_nothing() -> None:
    assert transactional_words(["{# reset your password #}<style>.receipt-number {}</style><p>Hello</p>"]) == ""
    assert transactional_words(["<head><title>Your receipt</title></head><!-- your invoice --><p>Hello</p>"]) == ""


def test_a_template_is_read_as_its_reader_sees_it() -> None:
    source = "<p>Dear {{ name }},</p>{% if x %}{{ _('you owe %(sum)s &amp; more', sum=total) }}{% endif %}"
    assert read_out(source) == "Dear ◊, you owe ◊ & more"


def test_the_name_is_read_in_words() -> None:
    assert name_words("a/b/transactional/ResetPassword/body.html.j2") == "transactional / Reset Password / body"
