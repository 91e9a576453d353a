"""The messages of a campaign, and of the whole run, held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from msglint.engine.evidence import Witness, facts_of, metadata
from msglint.engine.fold import Audience, Folder
from msglint.engine.judge import Judge
from msglint.engine.placing import Spot, spot
from msglint.engine.project import Project
from msglint.engine.versions import COUNTED, KEPT, Keeper
from msglint.engine.wounds import Hit, Precedence
from msglint.model import (
    CampaignView,
    Contact,
    Mailing,
    Mark,
    Match,
    NotChecked,
    Reads,
    Related,
    Scope,
    Template,
)
from msglint.packs import ActiveRule

if TYPE_CHECKING:
    from msglint.engine.rounds import Round
    from msglint.engine.tally import Tally

Name = tuple[str, str]
"""A campaign and its step; of a message without a campaign nothing and its path."""


class Member(Struct):
    """A message, who gets it, what they read and the rules that speak of it."""

    template: Template
    counted: Audience
    keeper: Keeper
    rules: dict[str, ActiveRule]
    meta: Mapping[str, Any]

    @property
    def twofold(self) -> bool:
        """Whether it has both a text and an HTML part, which are held against each other."""
        return {"text", "html"} <= self.template.parts.keys()

    def is_compared(self, active: ActiveRule) -> bool:
        """Whether a rule of the run looks at what the message's recipients read."""
        looks_at = active.check.reads.words
        return active.check.scope is Scope.RUN and looks_at is not None and looks_at <= self.template.parts.keys()

    def mailing(self, reads: Reads) -> Mailing:
        meta = {key: self.meta[key] for key in reads.message if key in self.meta}
        return Mailing(self.template.path, self.template, meta, self.keeper.versions(), self.keeper.cut)


class People(Sequence[Mapping[str, Any]]):
    """What a check may know of each record, looked up when it is asked for."""

    def __init__(self, contacts: Sequence[Contact], wanted: frozenset[str] | None) -> None:
        self._contacts = contacts
        self.wanted = wanted

    def __getitem__(self, number: Any) -> Any:
        return facts_of(self._contacts[number], self.wanted)

    def __len__(self) -> int:
        return len(self._contacts)


class Campaigns:
    """Gathers what the messages of a run say, and asks the rules that compare messages once all are gathered."""

    def __init__(self, project: Project, witness: Witness, folder: Folder, precedence: Precedence) -> None:
        self._project = project
        self._witness = witness
        self._folder = folder
        self._precedence = precedence
        self._contacts = project.records.contacts
        scopes = {active.check.scope for active in project.rules.active}
        self.wanted = bool(scopes & {Scope.CAMPAIGN, Scope.RUN})
        self._members: dict[Name, list[Member]] = defaultdict(list)

    def enter(self, template: Template, counted: Audience, judge: Judge) -> Keeper:
        """Where the versions of a message are to be kept; empty where no rule compares any."""
        member = self._member(template, counted, judge)
        if self.wanted:
            self._members[name_of(template)].append(member)
        return member.keeper

    def _member(self, template: Template, counted: Audience, judge: Judge) -> Member:
        rules = {active.rule.id: active for scope in (Scope.CAMPAIGN, Scope.RUN) for active in judge.speaking(scope)}
        return Member(template, counted, Keeper(), rules, metadata(template))

    def settle(self, around: Round, tally: Tally) -> None:
        """Ask now the rules of a message that is held against no other; ``tally``: what all its recipients show.

        What they read is done with, and is let go of.
        """
        template = around.prepared.template
        name = name_of(template)
        if tally.log is None or name[0] or len(tally.log.versions) > KEPT:
            return
        member = self._member(template, around.counted, around.judge)
        if any(map(member.is_compared, member.rules.values())):
            return
        member.keeper.take(tally.log, around.read)
        list(self._ask(Scope.CAMPAIGN, name, [member], tally.folder))  # it has nothing to yield: every version is kept
        tally.log = None

    def judge(self) -> Iterator[NotChecked]:
        """Ask the rules, once for each campaign and once for the run; yields what could not be compared."""
        for name, members in self._members.items():
            yield from self._ask(Scope.CAMPAIGN, name, members, self._folder)
        every = [member for members in self._members.values() for member in members]
        yield from self._ask(Scope.RUN, ("", ""), every, self._folder)

    def _ask(self, scope: Scope, name: Name, members: Sequence[Member], folder: Folder) -> Iterator[NotChecked]:
        speaking: dict[str, list[Member]] = defaultdict(list)
        for member in members:
            for rule, active in member.rules.items():
                if active.check.scope is scope and (member.keeper.kept or scope is Scope.RUN):
                    speaking[rule].append(member)
        hits: dict[tuple[str, int], list[Hit]] = defaultdict(list)
        for rule, these in speaking.items():
            for hit in self._hits(rule, name, these):
                mark = hit.match.mark or Mark("")
                hits[mark.message, mark.version].append(hit)
            yield from (
                NotChecked(rule, f"{member.template.path}: {told_cut(member.keeper)}")
                for member in these
                if member.keeper.cut and (len(these) > 1 or scope is Scope.RUN or member.twofold)
            )
        by_path = {member.template.path: member for member in members}
        for (path, _), found in hits.items():
            for hit in self._precedence.stand(found):
                self._add(hit, by_path.get(path), by_path, folder)

    def _hits(self, rule: str, name: Name, members: Sequence[Member]) -> Iterator[Hit]:
        """A rule's matches, each under the rule as it stands for the message that it marks."""
        active = members[0].rules[rule]
        by_path = {member.template.path: member for member in members}
        for match in active.check.matches(self._view(name, members, active), self._evidence(active)):
            here = by_path.get(match.mark.message) if match.mark else None
            placed = match if match.mark is None else replace(match, span=match.mark.span)
            yield Hit((here.rules[rule] if here else active).rule, placed, placed.span)

    def _evidence(self, active: ActiveRule) -> Any:
        return self._witness.evidence(active.check.reads, None, {})

    def _view(self, name: Name, members: Sequence[Member], active: ActiveRule) -> CampaignView:
        reads, records = active.check.reads, self._project.records
        campaign, step = name if name[0] else ("", "")
        return CampaignView(
            campaign,
            step,
            tuple(member.mailing(reads) for member in members),
            People(self._contacts, reads.contact),
            personas=records.personas,
            header=records.header,
            settings=self._project.config.places,
            whole=self._project.whole,
        )

    def _add(self, hit: Hit, member: Member | None, members: Mapping[str, Member], folder: Folder) -> None:
        match = hit.match
        if member is None:
            where = Spot(match.place or self._project.records.header, fields=match.fields)
        else:
            where = placed(member, match, match.mark or Mark(member.template.path))
        others = (related(members[mark.message], mark) for mark in match.marks if mark.message in members)
        where = replace(where, related=(*where.related, *others))
        counted = member.counted if member else Audience()
        if match.readers is None:
            folder.add(hit, where, counted)
        for reader in match.readers or ():
            folder.add(hit, where, counted, self._contacts[reader])


def name_of(template: Template) -> Name:
    """The campaign and step that a message belongs to; without a campaign it belongs to itself alone."""
    campaign = str(template.meta.get("campaign") or "").strip().casefold()
    step = template.meta.get("step")
    return (campaign, "" if step is None else str(step).strip()) if campaign else ("", template.path)


def placed(member: Member, match: Match, mark: Mark) -> Spot:
    """Where a mark stands in its template."""
    kept = member.keeper.kept
    maps = kept[mark.version].maps if mark.version < len(kept) else {}
    return spot(match, member.template, maps)


def related(member: Member, mark: Mark) -> Related:
    where = placed(member, Match(span=mark.span), mark)
    return Related(where.place, mark.text)


def told_cut(keeper: Keeper) -> str:
    shown, every = len(keeper.kept), len(keeper.kept) + keeper.cut
    count = f"more than {COUNTED}" if keeper.cut == COUNTED else str(every)
    return f"its merge fields make {count} different messages, of which {shown} were compared"
