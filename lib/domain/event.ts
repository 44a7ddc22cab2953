import { z } from "zod";
import { CHAIN_STATES } from "./approval";
import { HANDOVER_STATES } from "./handover";
import { AVAILABILITIES, ROLES } from "./people";
import type { AssignmentReason } from "./routing";
import { APPROVALS, CHANNELS, PRIORITIES, PROVENANCE_FIELDS, SOURCES, STATUSES, TRIAGE_STATES } from "./ticket";
import { DECISION_MODES, TRIAGE_FIELDS, TRIAGE_PROVIDERS } from "./triage";

/* History events store ids, codes and small values as facts, never the text of a ticket. */

/** A reason stored as text, before reasons were codes. It is shown unchanged. */
const legacy = z.strictObject({ code: z.literal("legacy"), text: z.string() });

const assignmentReason: z.ZodType<AssignmentReason> = z.discriminatedUnion("code", [
  z.strictObject({
    code: z.literal("best-match"),
    group: z.enum(["team-skill", "team", "lead", "admin"]),
    covered: z.int(),
    wanted: z.int(),
    active: z.int(),
    capacity: z.int(),
  }),
  z.strictObject({ code: z.literal("automation-rule"), rule: z.string() }),
  z.strictObject({ code: z.literal("away") }),
  legacy,
]);

/**
 * `left`: the assignee is no longer active staff. `handover`: the ticket moved to another team. `returned`: a person
 * returned it to the queue.
 */
const UNASSIGNMENT_CODES = ["left", "away", "handover", "returned", "reopened"] as const;
const UnassignmentReason = z.discriminatedUnion("code", [z.strictObject({ code: z.enum(UNASSIGNMENT_CODES) }), legacy]);
export type UnassignmentReason = z.output<typeof UnassignmentReason>;

const LeftForReviewReason = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("pipeline-failed") }),
  legacy,
]);

/** Why an offer to a team ended without an answer. `direct`: the sender could move the ticket without an offer. */
const HANDOVER_REASONS = ["withdrawn", "deleted", "ended", "handed-on", "moved", "team-gone", "direct"] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];

const id = z.uuid();
const slug = z.string();
const changed = z.literal("changed");
const priority = z.enum(PRIORITIES);
const status = z.strictObject({ status: z.enum(STATUSES) }).shape;
const step = { step: z.string(), position: z.int() };
const moment = z.union([z.date().transform((at) => at.toISOString()), z.iso.datetime()]);

/** The fields of a ticket that changed. A missing field did not change. */
const classification = {
  category: slug.nullable().optional(),
  priority: priority.optional(),
  skills: z.array(slug).optional(),
  title: changed.optional(),
};

const ruleDid = z.strictObject({
  ruleId: id,
  name: z.string(),
  set: z.strictObject({
    category: slug.optional(),
    priority: priority.optional(),
    skills: z.array(slug).optional(),
    teamId: id.optional(),
    assigneeId: id.optional(),
    approval: z.string().optional(),
  }),
  left: z.array(z.enum(["category", "priority", "skills"])),
  gone: z.array(z.enum(["category", "priority", "teamId", "assigneeId", "skills", "approval", "stop"])),
});
export type AppliedRule = z.output<typeof ruleDid>;

const account = {
  role: z.enum(ROLES).optional(),
  capacity: z.int().optional(),
  skills: z.array(slug).optional(),
  teams: z.array(id).optional(),
  deactivated: z.boolean().optional(),
};

const availability = {
  availability: z.enum(AVAILABILITIES).optional(),
  awayUntil: moment.nullable().optional(),
  /** A delegate's id, `queue`, or null if tickets stay. */
  handsTo: z.string().nullable().optional(),
  team: id.optional(),
  place: z.enum(["lead", "member"]).nullable().optional(),
};

function facts<After extends z.ZodRawShape, Before extends z.ZodRawShape>(after: After, before: Before) {
  return { after: z.strictObject(after), before: z.strictObject(before) };
}

const EVENTS = {
  "user/signup": facts({ role: z.enum(ROLES), by: z.enum(["sign-up", "invitation", "command"]) }, {}),
  "ticket/created": facts(
    { number: z.string(), channel: z.enum(CHANNELS), category: slug.optional(), priority: priority.optional() },
    {},
  ),
  "ticket/edited": facts({ ...classification, review: z.enum(["accepted", "changed"]).optional() }, classification),
  "ticket/reworded": facts({ title: changed.optional(), description: changed.optional() }, {}),
  "ticket/deleted": facts({}, {}),
  "ticket/left.for.review": facts({ reason: LeftForReviewReason }, {}),
  "ticket/approval.link.shown": facts({ requestId: id }, {}),
  "ticket/review.rejected": facts({ fields: z.array(z.enum(TRIAGE_FIELDS)) }, {}),
  "ticket/review.undone": facts(classification, classification),
  "ticket/triage.requested": facts({}, {}),
  /** The values after triage, before automation rules ran. */
  "ticket/triaged": facts(
    {
      provider: z.enum(TRIAGE_PROVIDERS),
      state: z.enum(TRIAGE_STATES),
      category: slug.nullable(),
      priority,
      skills: z.array(slug),
      approval: z.enum(APPROVALS),
      sources: z.partialRecord(z.enum(PROVENANCE_FIELDS), z.enum(SOURCES)),
      modes: z.partialRecord(z.enum(TRIAGE_FIELDS), z.enum(DECISION_MODES)),
      needsReview: z.array(z.string()),
    },
    {},
  ),
  /** A reminder has `stepId` and `reminder`. A first request has `asked`: the number of approvers. */
  "ticket/approval.requested": facts(
    { ...step, asked: z.int().optional(), stepId: id.optional(), reminder: z.literal(true).optional() },
    {},
  ),
  /** `word` is null if nobody decided but approvers closed their accounts. `gone` counts them. */
  "ticket/approval.decided": facts(
    {
      ...step,
      word: z.enum(["approved", "rejected"]).nullable(),
      requestId: id.optional(),
      via: z.enum(["account", "link"]).optional(),
      gone: z.int().optional(),
      outcome: z.enum(["open", "approved", "rejected", "nobody"]),
      chain: z.enum(CHAIN_STATES),
    },
    {},
  ),
  "ticket/approval.delegated": facts({ step: z.string(), requestId: id }, {}),
  "ticket/approval.escalated": facts({ ...step, asked: z.int() }, {}),
  "ticket/approval.ended": facts({ chain: z.enum(["withdrawn", "replaced"]) }, {}),
  "ticket/rules.applied": facts({ rules: z.array(ruleDid), approval: z.enum(APPROVALS) }, {}),
  "ticket/handover.offered": facts({ handoverId: id, teamId: id, personId: id.optional() }, {}),
  "ticket/handover.answered": facts(
    {
      handoverId: id,
      state: z.enum(HANDOVER_STATES).exclude(["offered"]),
      teamId: id.optional(),
      reason: z.enum(HANDOVER_REASONS).optional(),
    },
    {},
  ),
  "ticket/assigned": facts(
    {
      personId: id,
      source: z.enum(["rules", "person"]),
      reason: assignmentReason.optional(),
      /** Id of the email that tells the assignee about several tickets at once. Missing without such an email. */
      digest: z.string().optional(),
    },
    { personId: id.nullable().optional() },
  ),
  "ticket/unassigned": facts({ reason: UnassignmentReason }, { personId: id.nullable() }),
  "ticket/message.added": facts({ messageId: id, internal: z.boolean() }, {}),
  "ticket/status.changed": facts(status, status),
  "person/updated": facts(
    {
      ...account,
      fields: z.array(z.enum(["name", "preferences"])).optional(),
      password: z.enum(["changed", "reset"]).optional(),
      emailVerified: z.literal(true).optional(),
    },
    account,
  ),
  "person/availability.changed": facts(
    { ...availability, fields: z.array(z.literal("workingHours")).optional(), room: z.literal(true).optional() },
    availability,
  ),
  "person/deactivated": facts({ deleted: z.literal(true).optional() }, {}),
  "triage/import.requested": facts({ importId: id, rows: z.int() }, {}),
  "triage/training.requested": facts({ trainingId: id, labels: z.int() }, {}),
};

export type EventType = keyof typeof EVENTS;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

type Side = "before" | "after";
type Input<T extends EventType, S extends Side> = z.input<(typeof EVENTS)[T][S]>;
type Output<T extends EventType, S extends Side> = z.output<(typeof EVENTS)[T][S]>;
/** `before` or `after` may be missing if all of its facts may be missing. */
type SideOf<T extends EventType, S extends Side> =
  Record<never, never> extends Input<T, S> ? { [K in S]?: Input<T, S> } : { [K in S]: Input<T, S> };

/** An event's type and the facts that code must pass to record it. */
export type RecordedFacts<T extends EventType = EventType> = {
  [K in T]: { type: K } & SideOf<K, "before"> & SideOf<K, "after">;
}[T];

/** An event's type and its facts as read from history. Old rows may lack any fact. */
export type HistoryFacts<T extends EventType = EventType> = {
  [K in T]: { type: K; before?: Partial<Output<K, "before">>; after?: Partial<Output<K, "after">> };
}[T];

/** Returns the facts as history stores them. Throws `TypeError` if they don't match the event's type. */
export function checkFacts(event: { type: EventType; before?: object; after?: object }) {
  const { type, before, after } = event;
  const check = (side: Side, facts: object | undefined) => {
    const checked = EVENTS[type][side].safeParse(facts ?? {});
    if (checked.success) return facts && (checked.data as Record<string, unknown>);
    const paths = checked.error.issues.map(({ path, code }) => `${[side, ...path].join(".")} (${code})`);
    throw new TypeError(`The facts of ${type} are wrong: ${paths.join(", ")}.`);
  };
  return { before: check("before", before), after: check("after", after) };
}

/** Reads the facts of a history row, without facts that this version does not know. Null for an unknown event type. */
export function readFacts(row: { type: string; before: unknown; after: unknown }): HistoryFacts | null {
  // During a deployment the previous version may still write the old name.
  const type = row.type === "ticket/updated" ? "ticket/edited" : row.type;
  if (!isEventType(type)) return null;
  const sides = SIDES.flatMap((side) => {
    const parsed = LENIENT_SCHEMAS[type][side].safeParse(row[side]);
    return parsed.success ? [[side, parsed.data]] : [];
  });
  return { type, ...Object.fromEntries(sides) } as HistoryFacts;
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

const SIDES = ["before", "after"] as const;

const LENIENT_SCHEMAS = Object.fromEntries(
  EVENT_TYPES.map((type) => [type, { before: lenient(EVENTS[type].before), after: lenient(EVENTS[type].after) }]),
) as Record<EventType, Record<Side, z.ZodType>>;

/** A schema for the same facts that leaves out invalid ones instead of failing. */
function lenient({ shape }: { shape: z.ZodRawShape }): z.ZodType {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.optional(field as z.ZodType).catch(undefined)]);
  return z.object(Object.fromEntries(fields)).transform(withoutUndefined);
}

function withoutUndefined(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
