import { formatAssignmentReason, formatRejection } from "@/lib/display-text/routing";
import type { PastTicket } from "./month";
import type { ReplayOutcome } from "./replay-month";
import type { BeforeAfter, DryRun, DryRunFigures } from "./views";

type Replays = BeforeAfter<ReadonlyMap<string, ReplayOutcome>>;

interface ReplayNames {
  people: ReadonlyMap<string, string>;
  teams: ReadonlyMap<string, string>;
}

/** Compares two replays (simulated assignments) of the same tickets, as figures. Pure. */
export function compareReplays(replays: Replays, names: ReplayNames): Pick<DryRun, "whole" | "people" | "teams"> {
  const both = (matches: (outcome: ReplayOutcome) => boolean): BeforeAfter<DryRunFigures> => ({
    before: figuresOf([...replays.before.values()].filter(matches)),
    after: figuresOf([...replays.after.values()].filter(matches)),
  });
  const people = keysOf(replays, ({ personId }) => personId).filter((id) => id !== null);
  const teams = keysOf(replays, ({ teamId }) => teamId);
  return {
    whole: both(() => true),
    people: people
      .map((id) => {
        const { before, after } = both(({ personId }) => personId === id);
        const figures = { before: personFigures(before), after: personFigures(after) };
        return { id, name: nameOf(names.people, id), ...figures };
      })
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

/** Tickets with another assignee in the second replay, with the reason, newest first. */
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

/** A replay knows no ends of absences, so this date never appears in a text. */
const ANY_TIME = new Date(0);

function why(was: ReplayOutcome, is: ReplayOutcome, names: ReplayNames): string {
  // The text already says that the team is different.
  const against = was.teamId !== is.teamId && is.againstEarlier?.code === "other-team" ? null : is.againstEarlier;
  const team = (id: string | null) => (id === null ? "all teams" : nameOf(names.teams, id));
  const person = (id: string) => nameOf(names.people, id);
  return [
    was.teamId === is.teamId ? null : `routed to ${team(is.teamId)} instead of ${team(was.teamId)}`,
    was.personId && against ? `${person(was.personId)}: ${formatRejection(against, { at: ANY_TIME })}` : null,
    is.personId && is.reason ? `${person(is.personId)}: ${formatAssignmentReason(is.reason)}` : "no one can take it",
  ]
    .filter(Boolean)
    .join("; ");
}

function figuresOf(outcomes: ReplayOutcome[]): DryRunFigures {
  const withSkills = outcomes.filter(({ matched }) => matched !== null);
  return {
    tickets: outcomes.length,
    skillMatch: withSkills.length > 0 ? withSkills.filter(({ matched }) => matched).length / withSkills.length : null,
    waited: outcomes.filter(({ waited }) => waited).length,
    left: outcomes.filter(({ personId }) => personId === null).length,
  };
}

function personFigures({ tickets, skillMatch }: DryRunFigures): Pick<DryRunFigures, "tickets" | "skillMatch"> {
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

function nameOf(names: ReadonlyMap<string, string>, id: string): string {
  return names.get(id) ?? "Deleted";
}
