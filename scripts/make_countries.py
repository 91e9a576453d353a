"""Writes data/countries.tsv: the names of countries and the time zones that they span.

Codes, English names and zones come from the IANA time zone database (public domain) as this machine has it; names in
other languages are our own. Of zones whose clocks agree in winter and in summer one is kept.

    python scripts/make_countries.py
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

TZDB = Path("/usr/share/zoneinfo")
FILE = Path(__file__).parent.parent / "src" / "msglint" / "data" / "countries.tsv"
HEAD = """\
# Countries: ISO 3166 code, names, and the time zones that their clocks show. Written by scripts/make_countries.py from
# the IANA time zone database (public domain).
code\tnames\tzones
"""
SPARSE = frozenset({"Asia/Urumqi", "Antarctica/Macquarie", "Australia/Eucla", "Australia/Lord_Howe", "America/Adak"})
"""Zones that next to nobody's clock is set to, though they differ from the rest of their country."""
NAMES = {
    "AE": "United Arab Emirates | UAE",
    "AT": "Österreich | Autriche | Oostenrijk | AUT",
    "AU": "Australien | Australie | AUS",
    "BE": "Belgien | Belgique | België | Bélgica | BEL",
    "BR": "Brasil | Brasilien | Brésil | BRA",
    "CA": "Kanada | Canadá | CAN",
    "CH": "Schweiz | Suisse | Svizzera | Suiza | Zwitserland | CHE",
    "CN": "China | Chine | PRC | CHN",
    "CZ": "Czechia | Czech Republic | Tschechien | Česko | CZE",
    "DE": "Deutschland | Allemagne | Alemania | Germania | Duitsland | Alemanha | DEU | GER",
    "DK": "Danmark | Dänemark | Danemark | DNK",
    "ES": "España | Spanien | Espagne | Spagna | Spanje | Espanha | ESP",
    "FI": "Suomi | Finnland | Finlande | FIN",
    "FR": "Frankreich | Francia | Frankrijk | França | FRA",
    "GB": "United Kingdom | UK | U.K. | Great Britain | England | Scotland | Wales | Northern Ireland | GBR"
    " | Großbritannien | Vereinigtes Königreich | Royaume-Uni | Reino Unido | Regno Unito",
    "GR": "Griechenland | Grèce | Ελλάδα | GRC",
    "HU": "Magyarország | Ungarn | HUN",
    "IE": "Irland | Irlande | Éire | IRL",
    "IN": "Indien | Inde | IND",
    "IT": "Italia | Italien | Italie | Italië | ITA",
    "JP": "Japon | 日本 | JPN",
    "KR": "South Korea | Korea, Republic of | Republic of Korea | KOR",
    "MX": "México | Mexiko | Mexique | MEX",
    "NL": "Nederland | Niederlande | The Netherlands | Holland | Pays-Bas | Países Bajos | NLD",
    "NO": "Norge | Norwegen | Norvège | NOR",
    "NZ": "Neuseeland | NZL | Aotearoa",
    "PL": "Polska | Polen | Pologne | Polonia | POL",
    "PT": "Portogallo | PRT",
    "RU": "Russian Federation | Russland | Россия | RUS",
    "SE": "Sverige | Schweden | Suède | Zweden | SWE",
    "TR": "Türkiye | Türkei | Turquie | TUR",
    "TW": "Taiwan | Taiwan, Province of China | TWN",
    "UA": "Україна | UKR",
    "US": "United States | United States of America | USA | U.S.A. | U.S. | America | Vereinigte Staaten | États-Unis"
    " | Estados Unidos | Stati Uniti | Verenigde Staten",
    "VN": "Viet Nam | Việt Nam | VNM",
    "ZA": "Südafrika | ZAF",
}


def rows(name: str) -> list[list[str]]:
    """The rows of a table of the time zone database."""
    lines = (TZDB / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def clocks(zone: str) -> tuple[object, object]:
    """What sets a zone's clock apart: its offsets in January and in July."""
    info = ZoneInfo(zone)
    return tuple(datetime(2026, month, 15, 12, tzinfo=info).utcoffset() for month in (1, 7))  # type: ignore[return-value]


def main() -> None:
    zones: dict[str, dict[tuple[object, object], str]] = {}
    for code, _, zone, *_ in rows("zone.tab"):
        if zone in SPARSE:
            continue
        zones.setdefault(code, {}).setdefault(clocks(zone), zone)
    lines = []
    for code, name in rows("iso3166.tab"):
        if code in zones:
            names = " | ".join(dict.fromkeys((name, *NAMES.get(code, name).split(" | "))))
            lines.append(f"{code}\t{names}\t{' '.join(zones[code].values())}\n")
    FILE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
