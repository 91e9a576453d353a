"""Languages as records name them, and as texts show them."""

from __future__ import annotations

import pytest

from msglint.reading.wishes.tongues import Spoken, foreign, languages_of, name_of, parse_languages

TEXTS = {
    "de": "die Karten für das Konzert am Freitag liegen an der Kasse bereit, und wir freuen uns auf Sie.",
    "en": "your tickets for the concert on Friday are waiting at the desk, and we look forward to seeing you there.",
    "es": "las entradas para el concierto ya están en la taquilla, y puede recogerlas hasta las siete con su carné.",
    "pt": "os bilhetes para o concerto já estão na bilheteira, e você pode levantá-los até às sete com o seu cartão.",
    "da": "billetterne til koncerten ligger klar, og du kan hente dem indtil klokken syv, hvis du vil have tid.",
    "sv": "biljetterna till konserten ligger klara och du kan hämta dem fram till klockan sju om du vill ha något.",
    "nl": "de kaarten voor het concert liggen voor je klaar aan de kassa en je kunt ze tot zeven uur bij ons ophalen.",
    "fr": "les billets pour le concert sont à la caisse, et vous pouvez les retirer avec nous jusqu'à sept heures.",
    "it": "i biglietti per il concerto sono alla cassa, e li puoi ritirare fino alle sette con la tua tessera.",
    "ru": "билеты на концерт ждут вас в кассе до семи часов вечера, приходите пораньше.",
    "ja": "コンサートのチケットは窓口でお渡しします。七時までにお越しください。",
}


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        *(
            (said, {"de"})
            for said in ("de", "German", "Deutsch", "de-CH", "de_AT", "deu", "DE", "Deutsch (Schweiz)", "1031")
        ),
        ("en-US,en;q=0.9", {"en"}),
        ("English - United Kingdom", {"en"}),
        ("Español (Latinoamérica)", {"es"}),
        ("pt-BR", {"pt"}),
        ("zh-Hans-CN", {"zh"}),
        ("NO", {"nb"}),
        ("nb_NO.UTF-8", {"nb"}),
        ("German; French", {"de", "fr"}),
        ("Français/English", {"fr", "en"}),
        ("English and French", {"en", "fr"}),
        *((said, set()) for said in ("", "UK", "US", "Schweiz", "klingon", "default", "1", "de; klingon")),
    ],
)
def test_languages_by_their_names(said: str, codes: set[str]) -> None:
    assert parse_languages(said) == codes


def test_a_list_and_what_is_no_text() -> None:
    assert languages_of(["de", "French"]) == {"de", "fr"}
    assert languages_of(None) == languages_of(7) == frozenset()
    assert name_of("nb") == "Norwegian"


@pytest.mark.parametrize("code", TEXTS)
def test_every_text_is_foreign_to_readers_of_all_other_languages(code: str) -> None:
    told = {other: foreign(TEXTS[code], frozenset({other})) for other in TEXTS}
    assert [other for other, found in told.items() if found is None] == [code]
    assert all(code in found.codes and found.words for found in told.values() if found is not None)


@pytest.mark.parametrize(
    ("code", "kin"), [("nl", "af"), ("pt", "gl"), ("es", "gl"), ("da", "nb"), ("da", "nn"), ("ru", "uk"), ("de", "lb")]
)
def test_a_text_is_not_told_from_its_near_kin(code: str, kin: str) -> None:
    assert foreign(TEXTS[code], frozenset({kin})) is None


@pytest.mark.parametrize(
    "text",
    [
        "Doors open at seven.",
        f"{TEXTS['en']}\n{TEXTS['de']}",
        f"Deutsche Version unten\n{TEXTS['en']}",
        "“Die Liebe der Danae und das Lied von der Erde, mit einem Vorspiel für die Kinder der Stadt” 7 pm",
        "",
        "x " * 4000,
    ],
)
def test_what_is_certain_for_no_reader_of_german(text: str) -> None:
    assert foreign(text, frozenset({"de"})) is None


def test_whoever_reads_several_languages_reads_each() -> None:
    assert foreign(TEXTS["en"], frozenset({"de", "en"})) is None
    assert foreign(TEXTS["en"], frozenset({"de", "fr"})) is not None


def test_a_language_whose_words_are_unknown_may_stand_in_any_strange_line() -> None:
    welsh = "Mae seddi ar ôl ar gyfer y cyngerdd hwyr."
    assert foreign(f"{welsh}\n{TEXTS['en']}", frozenset({"cy"})) is None
    assert isinstance(foreign(TEXTS["en"], frozenset({"cy"})), Spoken)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Tá suíocháin fágtha don choirm cheoil, agus coinníonn an deasc dhá cheann duit go dtí a seacht anocht.",
            "ga",
        ),
        (
            "Za kasni koncert ima još slobodnih mjesta, a blagajna za vas čuva dva do sedam sati. Vidimo se u petak.",
            "hr",
        ),
        (
            "Bado kuna viti kwa tamasha la usiku, na tunakuwekea viti viwili hadi saa moja jioni. Karibu sana kwetu.",
            "sw",
        ),
        ("Masih ada kursi untuk konser malam itu, dan kami simpan dua di loket untuk Anda sampai pukul tujuh.", "id"),
        ("Hilisõhtusele kontserdile on veel kohti ja kassas on teile kaks piletit, mis ootavad kella seitsmeni.", "et"),
        ("Vēlajam koncertam vēl ir brīvas vietas, un kase jums divas patur līdz pulksten septiņiem vakarā.", "lv"),
        ("May mga upuan pa para sa konsiyerto, at itinabi namin ang dalawa para sa iyo hanggang alas-siyete.", "tl"),
        ("Še so mesta za pozni koncert in blagajna vam dve hrani do sedmih. Se vidimo v petek pri nas.", "sl"),
    ],
)
def test_a_text_in_a_language_whose_words_are_unknown(text: str, code: str) -> None:
    assert foreign(text, frozenset({code})) is None
