import type { CatalogueNames } from "@/app/_features/names/names";
import type { TicketMail } from "@/app/tickets/[id]/_agent/timeline/timeline-entry";
import type { EventType, HistoryFacts } from "@/lib/domain/event";
import type { AssignmentReason, ScoreboardLine } from "@/lib/domain/routing";
import type { FieldResults } from "@/lib/domain/triage";
import type { TicketDetails } from "@/lib/tickets/queries";
import { assignmentOf, readTriageResult } from "@/lib/tickets/staff-details";
import type { TimelineEvent } from "@/lib/tickets/timeline";

export const MARTA = { id: "marta", name: "Marta Oyelaran" };
export const INES = { id: "ines", name: "Ines Kovač" };
export const TOMASZ = { id: "tomasz", name: "Tomasz Berg" };

const OPENED = "2026-11-20T09:41:00.000Z";

/** The time this many seconds after the ticket was created. */
export function moment(seconds: number): string {
  return new Date(Date.parse(OPENED) + seconds * 1_000).toISOString();
}

let eventCount = 0;

/** One history event, by a person or, without `by`, by a job. */
export function event<T extends EventType>(
  type: T,
  seconds: number,
  more?: Omit<HistoryFacts<T>, "type"> & { by?: { id: string; name: string } },
): TimelineEvent {
  const { by, ...facts } = { by: undefined, ...more };
  const row = { id: `event-${++eventCount}`, at: moment(seconds), actor: by ?? { id: null, name: "triage" } };
  return { type, ...row, ...facts } as TimelineEvent;
}

export const FIELD_RESULTS: FieldResults = {
  category: {
    value: "billing",
    provider: "gemini",
    source: "ai",
    confidence: 0.94,
    reason: null,
    quotes: ["charged twice"],
    apply: true,
    alternatives: [{ value: "account", confidence: 0.04 }],
  },
  priority: {
    value: "medium",
    provider: "gemini",
    source: "ai",
    confidence: 0.62,
    reason: null,
    quotes: ["close the books on Monday"],
    apply: true,
  },
  skills: {
    value: ["refunds", "stripe"],
    provider: "gemini",
    source: "ai",
    confidence: 0.88,
    reason: null,
    quotes: [],
    apply: true,
  },
};

/** A triaged ticket assigned to Ines, as staff see it. `change` overrides fields. */
export function ticketDetails(change: Partial<TicketDetails> = {}): TicketDetails {
  return {
    id: "ticket",
    number: "TKT-20261120-0412",
    title: "Charged twice",
    titleSource: "requester",
    description: "Our card was charged twice. We close the books on Monday.",
    status: "open",
    priority: "medium",
    category: { slug: "billing", name: "Billing" },
    skills: ["refunds", "stripe"],
    triage: { state: "done", source: "ai", confidence: 0.94, triageResult: triageResultView() },
    approval: "not_required",
    assignee: INES,
    team: { id: "team", name: "Billing" },
    requester: MARTA,
    requesterDepartment: null,
    phone: null,
    channel: "web",
    version: 4,
    createdAt: OPENED,
    updatedAt: moment(10),
    firstResponseAt: null,
    resolvedAt: null,
    closedAt: null,
    resolutionNotes: null,
    provenance: {
      category: { source: "ai", at: moment(4), confidence: 0.94 },
      priority: { source: "ai", at: moment(4), confidence: 0.62 },
      skills: { source: "ai", at: moment(4), confidence: 0.88 },
      assignee: { source: "rules", at: moment(5) },
    },
    messages: [],
    assignment: assignmentOf({
      given: { person: INES, source: "rules", reason: REASON, at: moment(5), endedAt: null, scoreboard: BOARD },
      waiting: null,
    }),
    history: PIPELINE,
    ...change,
  };
}

export function triageResultView(
  fields: FieldResults = FIELD_RESULTS,
): NonNullable<TicketDetails["triage"]["triageResult"]> {
  return readTriageResult({
    id: "triage-result",
    provider: "gemini",
    model: "flash",
    fields,
    needsReview: [],
    proposedSkills: [],
    attempts: [{ provider: "gemini", outcome: "answered", ms: 1_800 }],
    durationMs: 1_800,
    createdAt: moment(3),
    ticketCostMicros: null,
  })!;
}

export function scoreboardLineOf(change: Partial<ScoreboardLine>): ScoreboardLine {
  return {
    personId: "somebody",
    name: "Somebody",
    covered: 2,
    wanted: 2,
    lacks: [],
    active: 3,
    capacity: 20,
    group: "team-skill",
    rejection: { code: "more-open-tickets" },
    ...change,
  };
}

const REASON: AssignmentReason = {
  code: "best-match",
  group: "team-skill",
  covered: 2,
  wanted: 2,
  active: 3,
  capacity: 20,
};

const BOARD: ScoreboardLine[] = [
  scoreboardLineOf({ personId: INES.id, name: INES.name, rejection: null }),
  scoreboardLineOf({
    personId: TOMASZ.id,
    name: TOMASZ.name,
    covered: 1,
    lacks: ["stripe"],
    rejection: { code: "missing-skills", skills: ["stripe"] },
  }),
  scoreboardLineOf({
    name: "Aiko Lindqvist",
    group: null,
    active: 20,
    rejection: { code: "at-capacity", active: 20, capacity: 20 },
  }),
  scoreboardLineOf({
    name: "Rafael Duarte",
    group: null,
    rejection: { code: "away", until: "2026-11-23T00:00:00Z", timeZone: "UTC" },
  }),
  scoreboardLineOf({ name: "Leonie Graf", group: null, rejection: { code: "other-team" } }),
];

const PIPELINE: TimelineEvent[] = [
  event("ticket/created", 0, { by: MARTA }),
  event("ticket/triaged", 4, {
    after: {
      provider: "gemini",
      state: "done",
      category: "billing",
      priority: "medium",
      skills: ["refunds", "stripe"],
      approval: "not_required",
      sources: { category: "ai", priority: "ai", skills: "ai", title: "requester" },
      modes: { category: "applied", priority: "applied", skills: "applied", title: "overruled" },
      needsReview: [],
    },
  }),
  event("ticket/assigned", 5, {
    after: { personId: INES.id, source: "rules", reason: REASON },
  }),
];

export function mail(change: Partial<TicketMail>): TicketMail {
  return {
    id: "mail",
    kind: "assignee-notice",
    recipientName: INES.name,
    state: "sent",
    attempts: 1,
    createdAt: moment(6),
    ...change,
  };
}

export const NAMES: CatalogueNames = {
  categories: [
    { slug: "billing", name: "Billing", team: { id: "team", name: "Billing" }, retired: false },
    { slug: "account", name: "Account", team: null, retired: false },
  ],
  teams: [
    { id: "team", name: "Billing", taker: INES },
    { id: "stock", name: "Stock", taker: { id: "leonie", name: "Leonie Graf" } },
  ],
  skills: [
    { slug: "refunds", name: "Refunds", proposed: false },
    { slug: "stripe", name: "Stripe", proposed: false },
  ],
  people: [INES, TOMASZ].map((person) => ({
    ...person,
    role: "moderator",
    skills: ["refunds"],
    teams: [{ id: "team", name: "Billing" }],
    active: 3,
    capacity: 20,
    availability: "available",
    awayUntil: null,
    absence: null,
  })),
};
