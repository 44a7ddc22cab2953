import { z } from "zod";
import { isStorable } from "@/lib/clock";
import { eachRequesterField, REQUESTER_FIELDS } from "@/lib/domain/requester-fields";
import { APPROVALS, STATUSES, TRIAGE_STATES } from "@/lib/domain/ticket";
import { PriorityInput } from "./priority-input";

/** The longest texts, in characters. The API refuses longer ones. */
export const MAX_DESCRIPTION = 50_000;
export const MAX_TITLE = 200;
const MAX_REPLY = 50_000;

export const slugField = z.string().trim().toLowerCase().min(1).max(60);
export const titleField = z
  .string()
  .trim()
  .min(1, "A title has at least one character.")
  .max(MAX_TITLE, "A title can have at most 200 characters.");
const descriptionField = z
  .string()
  .max(MAX_DESCRIPTION, "A description can have at most 50,000 characters.")
  .refine((text) => text.trim().length > 0, "Describe the problem.");

export const OpenTicketInput = z.strictObject({
  description: descriptionField,
  /** The requester's own text, if they accepted spelling corrections in `description`. */
  originalDescription: descriptionField.nullish(),
  title: titleField.nullish(),
  category: slugField.nullish(),
  priority: PriorityInput.nullish(),
  ...eachRequesterField((name) => z.string().trim().max(REQUESTER_FIELDS[name].maxLength).nullish()),
});
export type OpenTicketInput = z.output<typeof OpenTicketInput>;

/** A change by staff or the requester. `editTicket` decides who may change which field. */
export const ChangeTicketInput = z
  .strictObject({
    title: titleField.optional(),
    description: descriptionField.optional(),
    category: slugField.optional(),
    priority: PriorityInput.optional(),
    skills: z.array(slugField).max(30).optional(),
    status: z.enum(["open", "in_progress", "waiting"]).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Specify at least one change.");
export type ChangeTicketInput = z.output<typeof ChangeTicketInput>;

export const noteField = z.string().trim().max(2_000, "A note can have at most 2,000 characters.").optional();
/** A `personId` of null returns the ticket to the queue. */
export const AssignmentInput = z.strictObject({ personId: z.uuid().nullable(), note: noteField });

export const ResolveTicketInput = z.strictObject({ notes: z.string().trim().max(10_000).optional() });
export type ResolveTicketInput = z.output<typeof ResolveTicketInput>;

export const CancelTicketInput = z.strictObject({ reason: z.string().trim().max(2_000).optional() });
export type CancelTicketInput = z.output<typeof CancelTicketInput>;

export const ReplyInput = z.strictObject({
  body: z
    .string()
    .max(MAX_REPLY, "A reply can have at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, "Enter a message."),
  internal: z.boolean().default(false),
});
export type ReplyInput = z.output<typeof ReplyInput>;

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) =>
      value === undefined
        ? undefined
        : [value].flat().flatMap((part) => (typeof part === "string" ? part.split(",") : [part])),
    z.array(item).min(1).max(50).optional(),
  );

export const limitField = z.coerce
  .number()
  .int()
  .min(1, "limit is 1 to 100.")
  .max(100, "limit is 1 to 100.")
  .default(25);
export const cursorField = z.string().max(400).optional();
const TIME_FORMAT = "Use a time like 2026-11-20 or 2026-11-20T09:30:00Z.";
const day = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], TIME_FORMAT)
  .refine((time) => isStorable(new Date(time)), TIME_FORMAT);

export const SORTS = ["newest", "oldest", "priority", "updated"] as const;
export type Sort = (typeof SORTS)[number];

export const ListTicketsInput = z.strictObject({
  status: oneOrMore(z.enum(STATUSES)),
  category: oneOrMore(slugField),
  priority: oneOrMore(PriorityInput),
  assignee: oneOrMore(
    z.union([z.literal("me"), z.literal("none"), z.uuid()], "assignee is me, none or a person's id."),
  ),
  team: oneOrMore(z.union([z.literal("mine"), z.uuid()], "team is mine or a team's id.")),
  triage: oneOrMore(z.enum(TRIAGE_STATES)),
  approval: oneOrMore(z.enum(APPROVALS)),
  from: day.optional(),
  to: day.optional(),
  search: z.string().max(200).optional(),
  sort: z.enum(SORTS).default("newest"),
  limit: limitField,
  cursor: cursorField,
});
export type ListTicketsInput = z.output<typeof ListTicketsInput>;

export const TimelineInput = z.strictObject({ limit: limitField, cursor: cursorField });
export type TimelineInput = z.output<typeof TimelineInput>;

export const ListDecisionsInput = z.strictObject({ limit: limitField, cursor: cursorField });
export type ListDecisionsInput = z.output<typeof ListDecisionsInput>;

/** The text of a ticket that a person is writing. `own` searches only their own tickets, as always for requesters. */
export const SimilarTicketsInput = z.strictObject({
  description: descriptionField,
  // The title may be empty, because the person is still writing.
  title: z.string().trim().max(MAX_TITLE, "A title can have at most 200 characters.").nullish(),
  own: z.boolean().optional(),
});
export type SimilarTicketsInput = z.output<typeof SimilarTicketsInput>;
