import { formatAssignmentReason, formatRejection } from "@/lib/display-text/routing";
import type { PastTicket } from "./month";
import type { ReplayOutcome } from "./replay-month";
import type { BeforeAfter, DryRun, DryRunFigures } from "./views";

type Replays = BeforeAfter<ReadonlyMap<string, ReplayOutcome>>;

export interface ReplayNames {
  people: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

/** The figures of two replays of the same tickets side by side. Pure. */
export function compareReplays(replays: Replays, names: ReplayNames): Pick<DryRun, "whole" | "people" | "teams"> {
  const both = (keep: (outcome: ReplayOutcome) => boolean): BeforeAfter<DryRunFigures> => ({
    before: figuresOf([...replays.before.values()].filter(keep)),
    after: figuresOf([...replays.after.values()].filter(keep)),
  });
  const people = keysOf(replays, ({ personId }) => personId).filter((id) => id !== null);
  const teams = keysOf(replays, ({ teamId }) => teamId);
  return {
    whole: both(() => true),
    people: people
      .map((id) => ({ id, name: nameOf(names.people, id), ...both(({ personId }) => personId === id) }))
      .map(({ before, after, ...person }) => ({ ...person, before: ownFigures(before), after: ownFigures(after) }))
      .sort((a, b) => change(b) - change(a) || b.before.tickets - a.before.tickets || byName(a, b)),
    teams: teams
      .map((id) => ({
        id,
        name: id === null ? "No team" : nameOf(names.teams, id),
        ...both(({ teamId }) => teamId === id),
      }))
      .sort((a, b) => Number(a.id === null) - Number(b.id === null) || byName(a, b)),
  };
}

/** Tickets that have another owner in the second replay, the newest first, and why. */
export function movedTickets(tickets: readonly PastTicket[], { before, after }: Replays, names: ReplayNames) {
  return tickets
    .flatMap(({ id }) => {
      const [was, is] = [before.get(id)!, after.get(id)!];
      return was.personId === is.personId
        ? []
        : [{ id, from: was.personId, to: is.personId, why: why(was, is, names) }];
    })
    .reverse();
}

/** In a replay nobody is away until a moment. */
const ANY_TIME = new Date(0);

function why(was: ReplayOutcome, is: ReplayOutcome, names: ReplayNames): string {
  // That they are of another team is said already where the team is another one.
  const against = was.teamId !== is.teamId && is.againstEarlier?.code === "other-team" ? null : is.againstEarlier;
  const team = (id: string | null) => (id === null ? "anybody" : nameOf(names.teams, id));
  const person = (id: string) => nameOf(names.people, id);
  return [
    was.teamId === is.teamId ? null : `goes to ${team(is.teamId)} instead of ${team(was.teamId)}`,
    was.personId && against ? `${person(was.personId)}: ${formatRejection(against, { at: ANY_TIME })}` : null,
    is.personId && is.reason ? `${person(is.personId)}: ${formatAssignmentReason(is.reason)}` : "nobody can have it",
  ]
    .filter(Boolean)
    .join("; ");
}

function figuresOf(outcomes: ReplayOutcome[]): DryRunFigures {
  const judged = outcomes.filter(({ matched }) => matched !== null);
  return {
    tickets: outcomes.length,
    skillMatch: judged.length > 0 ? judged.filter(({ matched }) => matched).length / judged.length : null,
    waited: outcomes.filter(({ waited }) => waited).length,
    left: outcomes.filter(({ personId }) => personId === null).length,
  };
}

function ownFigures({ tickets, skillMatch }: DryRunFigures): Pick<DryRunFigures, "tickets" | "skillMatch"> {
  return { tickets, skillMatch };
}

function keysOf<K>({ before, after }: Replays, key: (outcome: ReplayOutcome) => K): K[] {
  return [...new Set([...before.values(), ...after.values()].map(key))];
}

function change({ before, after }: BeforeAfter<{ tickets: number }>): number {
  return Math.abs(after.tickets - before.tickets);
}

function byName(one: { name: string }, other: { name: string }): number {
  return one.name.localeCompare(other.name, "en");
}

/** Somebody or something that is gone by now. */
function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? "gone";
}
