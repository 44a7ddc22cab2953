import { z } from "zod";
import { CHAIN_STATES } from "./approval";
import { HANDOVER_STATES } from "./handover";
import { AVAILABILITIES, ROLES } from "./people";
import type { AssignmentReason } from "./routing";
import { APPROVALS, CHANNELS, PRIORITIES, PROVENANCE_FIELDS, SOURCES, STATUSES, TRIAGE_STATES } from "./ticket";
import { DECISION_MODES, TRIAGE_FIELDS, TRIAGE_PROVIDERS } from "./triage";

/* Facts of history events are ids, codes and small values, never text of a ticket. */

/** Text from before reasons were codes, shown as written. */
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

/** `left`: the assignee is no longer active staff. `handover`: another team accepted the ticket. */
const UNASSIGNMENT_CODES = ["left", "away", "handover", "returned", "reopened"] as const;
const UnassignmentReason = z.discriminatedUnion("code", [z.strictObject({ code: z.enum(UNASSIGNMENT_CODES) }), legacy]);
export type UnassignmentReason = z.output<typeof UnassignmentReason>;

const LeftForReviewReason = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("pipeline-failed") }),
  legacy,
]);

/** Why an offer ended without an answer. `direct`: no offer was needed. */
const HANDOVER_REASONS = ["withdrawn", "deleted", "ended", "handed-on", "moved", "team-gone", "direct"] as const;
export type HandoverReason = (typeof HANDOVER_REASONS)[number];

const id = z.uuid();
const slug = z.string();
const changed = z.literal("changed");
const priority = z.enum(PRIORITIES);
const status = z.strictObject({ status: z.enum(STATUSES) }).shape;
const step = { step: z.string(), position: z.int() };
const moment = z.union([z.date().transform((at) => at.toISOString()), z.iso.datetime()]);

/** Absent fields were not changed. */
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

/** Availability, or membership of a team. */
const availability = {
  availability: z.enum(AVAILABILITIES).optional(),
  awayUntil: moment.nullable().optional(),
  /** A person's id, `queue` or null. */
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
  /** Values before automation rules ran. */
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
  /** Only reminders have `stepId` and `reminder`. */
  "ticket/approval.requested": facts(
    { ...step, asked: z.int().optional(), stepId: id.optional(), reminder: z.literal(true).optional() },
    {},
  ),
  /** `word` is null if an approver left. */
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
      /** Set if a digest email notifies the assignee. */
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
/** A side is optional if all of its facts are. */
type SideOf<T extends EventType, S extends Side> =
  Record<never, never> extends Input<T, S> ? { [K in S]?: Input<T, S> } : { [K in S]: Input<T, S> };

/** Facts of an event as they are recorded. */
export type RecordedFacts<T extends EventType = EventType> = {
  [K in T]: { type: K } & SideOf<K, "before"> & SideOf<K, "after">;
}[T];

/** Facts of an event as they are read. Any fact can be missing because the row may be older than the fact. */
export type HistoryFacts<T extends EventType = EventType> = {
  [K in T]: { type: K; before?: Partial<Output<K, "before">>; after?: Partial<Output<K, "after">> };
}[T];

/** Throws `TypeError` if the facts don't match the event's type. The message contains no values. */
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

/** Reads a history row and leaves out facts that this version does not know. Null for an unknown event type. */
export function readFacts(row: { type: string; before: unknown; after: unknown }): HistoryFacts | null {
  // The previous version may still write it during a deployment.
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

/** Drops invalid facts instead of failing. */
function lenient({ shape }: { shape: z.ZodRawShape }): z.ZodType {
  const fields = Object.entries(shape).map(([name, field]) => [name, z.optional(field as z.ZodType).catch(undefined)]);
  return z.object(Object.fromEntries(fields)).transform(withoutUndefined);
}

function withoutUndefined(facts: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
