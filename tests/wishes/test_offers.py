"""Where a sentence carries a partner's offer, and where it only speaks of partners."""

from __future__ import annotations

import pytest

from msglint.reading.wishes.offers import offer_in

OWN = "ada reyes, harbor stage"
OFFERS = [
    "Our partner Lumen Energy offers you 20% off green power.",
    "On behalf of Lumen Energy, we are pleased to offer you 10% off.",
    "A word from our sponsor: try Brightwash free for a month.",
    "Sponsored",
    "Sponsored by Lumen Energy",
    "Exclusive partner offer: two nights for one at the Quay Hotel.",
    "Our hotel partner, the Quay Hotel, gives ticket holders a reduced rate.",
    "This newsletter is sponsored by Lumen Energy.",
    "Our friends at Bean Street are offering you a free coffee.",
    "You won't want to miss this offer from our partner Bean Street.",
    "Unser Partner Stadtwerke Hafen bietet Ihnen 50 Euro Bonus.",
    "Ein exklusives Angebot unseres Partners Stadtwerke Hafen",
    "Anzeige",
    "Notre partenaire Lumière vous offre un mois gratuit.",
    "Offre de notre partenaire : -20 % sur votre abonnement",
    "Nuestro socio Luz Verde te ofrece un 10 % de descuento.",
    "Il nostro partner Luce ti offre uno sconto del 10%.",
    "Onze partner Groen Licht biedt je 10% korting.",
    "Nosso parceiro Luz oferece 10% de desconto.",
    "Vår samarbetspartner Grön El erbjuder dig 10 % rabatt.",
    "Vores samarbejdspartner Grøn El tilbyder dig 10 % rabat.",
    "Nasz partner Zielony Prąd oferuje Ci 10% zniżki.",
    "Im Auftrag unseres Partners Stadtwerke Hafen senden wir Ihnen dieses Angebot.",
    "We've teamed up with a partner offer you'll love: 3 months of Brightwash.",
    "Save 15% on your winter coat with our partner Nordhaus.",
    "Thanks to our partner Nordhaus you get 15% off coats.",
    "Exclusive for you: 20% at our partner hotel, code QUAY.",
    "From our sponsors: win a weekend at the Quay Hotel.",
    "Werbung",
    "Un message de notre partenaire Lumière : un mois offert.",
    "Een bericht van onze partner Groen Licht: een maand gratis stroom.",
]
NONE = [
    "We never share your data with our partners.",
    "We never send offers from our partners.",
    "Bring your partner and save 20%.",
    "Your partner offers you a hand; dance class on Friday.",
    "On behalf of the board, thank you for your gift.",
    "On behalf of everyone here, we offer you our warmest wishes.",
    "Choose whether you want partner offers: https://x.example/p",
    "Thanks to our partners, who make this season possible.",
    "Thank you to our sponsors Lumen Energy and Bean Street.",
    "Become our partner and offer your guests a free evening.",
    "Our partner school in Leeds hosted the choir last week.",
    "The concert is sponsored by Lumen Energy.",
    "We offer our partners a free stand at the fair.",
    "You will no longer receive partner offers.",
    "Wir geben Ihre Daten nie an Partner weiter.",
    "Keine Partnerangebote mehr: so haben Sie es gewünscht.",
    "Bring a dance partner for free.",
    "On behalf of Harbor Stage I would like to offer you two free seats.",
    "Im Namen des Vorstands wünsche ich Ihnen frohe Feiertage.",
    "Namens het hele team wensen wij je fijne feestdagen.",
    "Ces offres ne viennent jamais de nos partenaires.",
    "We work with partners in twelve countries.",
    "Our partners in Kenya have planted 4,000 trees, thanks to your gift.",
    "Our partners in Ghana have given free meals to 300 children.",
    "Law partner Jane Reed will offer advice at the desk.",
    "Would you like to receive offers from our partners?",
    "Our new partner Lumen Energy powers the hall with wind from today.",
    "In partnership with the City Museum we open a new wing.",
    "Please tell us if you no longer want offers from our partners.",
    "Our shipping partner DPD will bring your parcel between 8 and 10.",
    "A gift from you feeds a family; our partners on the ground deliver the food for free.",
    "You can now share your account with your partner for free.",
    "Die Werbung an der Haustür ist vorbei.",
]


@pytest.mark.parametrize("sentence", OFFERS)
def test_a_partners_offer(sentence: str) -> None:
    found = offer_in(sentence, OWN)
    assert found is not None
    assert 0 <= found[0] < found[1] <= len(sentence)


@pytest.mark.parametrize("sentence", NONE)
def test_no_partners_offer(sentence: str) -> None:
    assert offer_in(sentence, OWN) is None


def test_lines_break_anywhere() -> None:
    assert offer_in("Our partner Quayside\nInsurance invites\nyou to the boat show.", OWN) is not None


def test_a_subject_may_begin_with_the_label() -> None:
    assert offer_in("[Sponsored] Three months of green power", OWN, subject=True) is not None
    assert offer_in("[Sponsored] Three months of green power", OWN) is None


def test_hostile_sentences_take_linear_time() -> None:
    assert offer_in("our partner " * 20_000, OWN) is None
