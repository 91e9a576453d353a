"""Which column of the records is which field, and why."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from msglint.errors import MsglintError
from msglint.inputs.consent import STATES, WITHDRAWN, Answers, Verdicts, verdicts
from msglint.inputs.deciding import Tally, are_logins, decide
from msglint.inputs.doubts import NEITHER, doubted
from msglint.inputs.fields import CONSENT, Alias, catalogue, plain
from msglint.inputs.permissions import aliases_of
from msglint.inputs.stretches import Stretches
from msglint.inputs.survey import Survey
from msglint.inputs.words import answer, is_blank
from msglint.marked import suggest, typo_of
from msglint.model import NOWHERE, Column, Config
from msglint.regex import regex

COMPANIONS = regex(r"(?i)recency|monetary|\brfm|recurring|pledge|instal+ment")
"""Columns beside which a frequency is how often somebody buys or gives, not how often they want to hear from you."""
LOGIN = "username"
OWN, USUAL, SAID = "it is named so", "a usual name for it", "the configuration says so"


class Claim(Struct, frozen=True):
    """That a column may fill a field. ``rank``: 0 configured, 1 the field's own name, 2 another."""

    column: str
    rank: int
    why: str
    inverse: bool = False
    states: bool = False
    filled: bool = False


class Layout(Struct):
    """How to read a row. ``texts``: field and column, taken as they stand; ``answers``: columns by consent field."""

    columns: tuple[Column, ...] = ()
    texts: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, list[Answers]] = field(default_factory=dict)


def layout(rows: Stretches, survey: Survey, config: Config) -> Layout:
    """Judge a file's columns: one ``Column`` for each, and for every field of one that fills several.

    Raises ``MsglintError`` where the configuration names one that is not there.
    """
    return Judge(rows, survey, config).layout()


class Judge:
    """Decides for one file."""

    def __init__(self, rows: Stretches, survey: Survey, config: Config) -> None:
        self.rows = rows
        self.survey = survey
        self.config = config
        self.book = catalogue()
        self.claims: dict[str, list[Claim]] = {}
        self.whys: dict[str, str] = {}
        self.tables: dict[str, Verdicts] = {}
        self.taken: dict[str, list[tuple[str, Claim]]] = {}

    def layout(self) -> Layout:
        self._configured()
        self._named()
        several = (claims for claims in self.claims.values() if len(claims) > 1)
        self.survey.counted(claim.column for claims in several for claim in claims)
        found = Layout()
        for name in (*self.book.kinds, *(name for name in self.claims if name not in self.book.kinds)):
            claims = [claim for claim in self.claims.get(name, ()) if claim.states or claim.column not in self.taken]
            if claims and self.book.kind(name) in CONSENT:
                self._consent(name, claims, found)
            elif claims:
                chosen = self._chosen(name, claims)
                self.taken[chosen.column] = [(name, chosen)]
                found.texts.append((name, chosen.column))
        self._withdrawals(found)
        told = [column for name in self.rows.names for column in self._said_of(name)]
        found.columns = tuple(doubted(told, self.survey))
        return found

    def _tally(self, column: str) -> Tally:
        return self.survey.tally(column)

    # Who claims what

    def _configured(self) -> None:
        for name, column in self.config.fields.items():
            slip = "" if name in self.book.kinds else typo_of(name, self.book.kinds)
            if slip:
                raise self._fault(f"fields: {name!r} is no field of a contact", f"did you mean {slip!r}?")
            found = column if column in self.rows.names else self._like(column)
            if found is None:
                message = f"fields: {name} is to come from the column {column!r}, which {self.rows.path} does not have"
                hint = suggest(column, self.rows.names) or f"its columns are {', '.join(self.rows.names)}"
                raise self._fault(message, hint)
            inverse = any(alias.field == name and alias.inverse for alias in aliases_of(found))
            self.claims[name] = [Claim(found, 0, SAID, inverse)]

    def _like(self, column: str) -> str | None:
        return next((name for name in self.rows.names if plain(name) == plain(column)), None)

    def _fault(self, message: str, hint: str) -> MsglintError:
        place = self.config.places.get("fields")
        return MsglintError(message, where=str(place) if place else self.config.path, hint=hint)

    def _named(self) -> None:
        spoken_for = {claims[0].column for claims in self.claims.values()}
        rest = [name for name in self.rows.names if name not in spoken_for]
        sure = {name: [alias for alias in aliases_of(name) if not alias.asks] for name in rest}
        surely = {alias.field for aliases in sure.values() for alias in aliases} | set(self.claims)
        for name in rest:
            for alias in sure[name]:
                rank, why = (1, OWN) if alias.exact else (2, USUAL)
                self._claim(alias.field, Claim(name, rank, why, alias.inverse, filled=alias.filled))
            asking = [alias for alias in aliases_of(name) if alias.asks]
            if asking and not (asking[0].field == "frequency" and any(map(COMPANIONS.search, self.rows.names))):
                self._judged(name, asking, surely)

    def _judged(self, column: str, asking: Sequence[Alias], surely: set[str]) -> None:
        if plain(column) == LOGIN and are_logins(self._tally(column)):
            self.whys[column] = "the values are logins, not names"
            return
        decision = decide([alias.field for alias in asking], self._tally(column), surely)
        exact = {alias.field for alias in asking if alias.exact}
        self.whys[column] = decision.why
        for name in decision.fields:
            rank = 1 if name in exact else 2
            why = decision.why or (OWN if rank == 1 else USUAL)
            self._claim(name, Claim(column, rank, why, states=name in STATES))

    def _claim(self, name: str, claim: Claim) -> None:
        claims = self.claims.setdefault(name, [])
        if not (claims and claims[0].rank == 0):
            claims.append(claim)

    # Who gets it

    def _chosen(self, name: str, claims: list[Claim]) -> Claim:
        """The column for a field: as configured, else named exactly so, else the fullest, else the first."""
        if len(claims) == 1:
            return claims[0]
        rows = len(self.rows)
        filled = {claim.column: self._filled(claim.column) for claim in claims}
        best = min(claims, key=lambda claim: (claim.rank, -filled[claim.column]))
        for other in claims:
            if other is not best:
                reason = "has the field's own name" if best.rank < other.rank else "comes first"
                if best.rank == other.rank and filled[best.column] > filled[other.column]:
                    reason = f"is fuller ({filled[best.column]} of {rows} rows against {filled[other.column]})"
                self.whys[other.column] = f"{name} is taken from {best.column!r}, which {reason}"
        return best

    def _filled(self, column: str) -> int:
        return sum(count for value, count in self._tally(column).items() if not is_blank(value))

    def _consent(self, name: str, claims: list[Claim], found: Layout) -> None:
        """Every column that tells of a consent counts; the strictest answer wins."""
        kind = self.book.kind(name)
        for claim in claims:
            table = STATES[name] if claim.states else verdicts(kind, inverse=claim.inverse, filled=claim.filled)
            found.answers.setdefault(name, []).append(Answers(claim.column, table))
            self.tables[claim.column] = table
            self.taken.setdefault(claim.column, []).append((name, claim))
        if len(claims) > 1:
            names = " and ".join(repr(claim.column) for claim in claims)
            for claim in claims:
                self.whys[claim.column] = f"{names} both tell of it; the stricter answer counts"

    def _withdrawals(self, found: Layout) -> None:
        """A column of consents that says "unsubscribed" tells of opting out too."""
        own = {answers.column for answers in found.answers.get("email_opt_out", ())}
        for given in found.answers.get("email_opt_in", ()):
            if given.column not in own and "withdrawn" in map(answer, self._tally(given.column)):
                found.answers.setdefault("email_opt_out", []).append(Answers(given.column, WITHDRAWN))

    # What to say of it

    def _said_of(self, column: str) -> list[Column]:
        taken = self.taken.get(column)
        if not taken:
            return [Column(column, "", why=self.whys.get(column, ""), place=self.rows.heads.get(column, NOWHERE))]
        said = []
        for name, claim in taken:
            why = claim.why
            if self.book.kind(name) in CONSENT:
                notes = [claim.why if claim.why not in (OWN, USUAL) or not claim.inverse else ""]
                notes.append("it says the opposite, and is turned round" if claim.inverse else "")
                notes.append(self.whys.get(column, "") if not claim.states else "")
                notes.append("" if claim.states else self._not_understood(column))
                why = "; ".join(dict.fromkeys(filter(None, notes)))
            said.append(Column(column, name, claim.inverse, why, self.rows.heads.get(column, NOWHERE)))
        return said

    def _not_understood(self, column: str) -> str:
        """How many cells of a consent column are neither yes nor no; the cells themselves stay private."""
        known = {"blank", *self.tables[column]}
        if all(answer(value) in known for value in self._tally(column)):
            return ""
        cells = zip(map(answer, self.rows.column(column)), self.rows.places(), strict=True)
        unclear = (place.line for meaning, place in cells if meaning not in known)
        line = next(unclear)
        others = sum(1 for _ in unclear)
        count = f"{others + 1} values are" if others else "1 value is"
        return f"{count} {NEITHER} (line {line})"
