import { utcDay } from "@/lib/clock";
import type {
  approvalChains,
  approvalRequests,
  assignments,
  chainSteps,
  decisions,
  events,
  labels,
  messages,
  tickets,
  verdicts,
  waits,
} from "@/lib/db/schema";
import type { JobName } from "@/lib/domain/actor";
import { checkFacts } from "@/lib/domain/event";
import type { NewEvent } from "@/lib/events/record";
import { newId } from "@/lib/ids";
import type { Candidate } from "@/lib/routing/candidate";
import { AWAY_FOR, REQUESTERS, type RequesterKey, STAFF, type Staff, type StaffKey, TEAMS } from "./cast";
import { CUSTOM_WORK } from "./custom-work";
import { lengthMs } from "./script";

/** What the play leaves behind, table by table. */
export interface Rows {
  tickets: (typeof tickets.$inferInsert)[];
  events: (typeof events.$inferInsert)[];
  messages: (typeof messages.$inferInsert)[];
  assignments: (typeof assignments.$inferInsert)[];
  waits: (typeof waits.$inferInsert)[];
  verdicts: (typeof verdicts.$inferInsert)[];
  decisions: (typeof decisions.$inferInsert)[];
  labels: (typeof labels.$inferInsert)[];
  chains: (typeof approvalChains.$inferInsert)[];
  chainSteps: (typeof chainSteps.$inferInsert)[];
  requests: (typeof approvalRequests.$inferInsert)[];
}

export interface CategoryRow {
  id: string;
  slug: string;
  teamId: string | null;
}

/** The world of the demo: people with what they have in hand at the moment that is being played. */
export interface Stage {
  /** The present, at which the play ends. */
  now: Date;
  staff: Record<StaffKey, Candidate>;
  requesters: Record<RequesterKey, { id: string }>;
  teams: { id: string; slug: string; name: string; members: StaffKey[] }[];
  categories: Map<string, CategoryRow>;
  /** The last number given on each UTC day. */
  counters: Map<string, number>;
  rows: Rows;
}

/** An empty desk, three weeks ago. Each of these categories is given to the team that handles it. */
export function setStage(now: Date, categories: { id: string; slug: string }[]): Stage {
  const teams = TEAMS.map((team) => ({ ...team, id: newId() }));
  const teamOf = new Map(teams.map((team) => [team.category, team.id]));
  teamOf.set(CUSTOM_WORK.slug, teams.find(({ slug }) => slug === CUSTOM_WORK.team)!.id);
  return {
    now,
    staff: mapValues(STAFF, (person, key) => candidate(person, key, teams)),
    requesters: mapValues(REQUESTERS, () => ({ id: newId() })),
    teams,
    categories: new Map(categories.map((row) => [row.slug, { ...row, teamId: teamOf.get(row.slug) ?? null }])),
    counters: new Map(),
    rows: {
      tickets: [],
      events: [],
      messages: [],
      assignments: [],
      waits: [],
      verdicts: [],
      decisions: [],
      labels: [],
      chains: [],
      chainSteps: [],
      requests: [],
    },
  };
}

/** Everybody as they were at that moment, absences included. */
export function staffAt(stage: Stage, at: Date): Candidate[] {
  return (Object.keys(STAFF) as StaffKey[]).map((key) => ({ ...stage.staff[key], ...presenceAt(stage, key, at) }));
}

/** Whether somebody was there, and if not, until when they had said to be away. */
export function presenceAt(stage: Stage, key: StaffKey, at: Date): Pick<Candidate, "availability" | "awayUntil"> {
  const absence = absenceOf(stage, key);
  const isAway = absence && absence.gone <= at && at < absence.back;
  return isAway ? { availability: "away", awayUntil: absence.back } : { availability: "available", awayUntil: null };
}

/** When somebody left and when they come or came back. */
export function absenceOf({ now }: Stage, key: StaffKey): { gone: Date; back: Date } | undefined {
  const { away }: Staff = STAFF[key];
  if (!away) return undefined;
  const before = (length: string) => new Date(now.getTime() - lengthMs(length));
  const back = away.back === null ? new Date(now.getTime() + lengthMs(AWAY_FOR)) : before(away.back);
  return { gone: before(away.gone), back };
}

/** The next number of that day. */
export function numberAt({ counters }: Stage, at: Date): string {
  const day = utcDay(at);
  const last = (counters.get(day) ?? 0) + 1;
  counters.set(day, last);
  return `TKT-${day}-${String(last).padStart(4, "0")}`;
}

/** Who did something: a person by id, or one of our jobs by name. */
export type By = { personId: string } | { job: JobName };

/** Appends to history; ids grow in the order of the play, which is the order of time. Returns the event's id. */
export function record({ rows }: Stage, at: Date, by: By, event: NewEvent): string {
  const id = newId();
  const actor =
    "job" in by
      ? { actorKind: "job" as const, actorId: null, actorName: by.job }
      : { actorKind: "person" as const, actorId: by.personId, actorName: null };
  const { type, ticketId, personId } = event;
  rows.events.push({ id, type, ticketId, personId, ...checkFacts(event), ...actor, at });
  return id;
}

function candidate(person: Staff, key: StaffKey, teams: Stage["teams"]): Candidate {
  const mine = teams.filter((team) => team.members.includes(key));
  return {
    id: newId(),
    name: person.name,
    role: person.role,
    active: true,
    availability: "available",
    awayUntil: null,
    skills: person.skills,
    teamIds: mine.map((team) => team.id),
    leads: mine.find((team) => team.members[0] === key)?.id ?? null,
    activeTickets: 0,
    capacity: person.capacity,
    lastAssignedAt: null,
  };
}

function mapValues<K extends string, V, W>(from: Record<K, V>, make: (value: V, key: K) => W): Record<K, W> {
  const entries = Object.entries(from) as [K, V][];
  return Object.fromEntries(entries.map(([key, value]) => [key, make(value, key)])) as Record<K, W>;
}
