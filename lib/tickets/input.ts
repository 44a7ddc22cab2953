import { z } from "zod";
import { isStorable } from "@/lib/clock";
import { APPROVALS, STATUSES, TRIAGE_STATES } from "@/lib/domain/ticket";
import { PriorityInput } from "./priority-input";

/** Limits that forms show and routes enforce, in characters. */
export const MAX_DESCRIPTION = 50_000;
export const MAX_TITLE = 200;
export const MAX_REPLY = 50_000;

const slug = z.string().trim().toLowerCase().min(1).max(60);
const title = z
  .string()
  .trim()
  .min(1, "A title has at least one character.")
  .max(MAX_TITLE, "A title has at most 200 characters.");
const description = z
  .string()
  .max(MAX_DESCRIPTION, "A description has at most 50,000 characters.")
  .refine((text) => text.trim().length > 0, "Describe what is wrong.");

export const OpenTicketInput = z.strictObject({
  description,
  /** What the requester had written before they took corrections: kept beside the description. */
  originalDescription: description.nullish(),
  title: title.nullish(),
  category: slug.nullish(),
  priority: PriorityInput.nullish(),
  requesterDepartment: z.string().trim().max(120).nullish(),
  phone: z.string().trim().max(40).nullish(),
});
export type OpenTicketInput = z.output<typeof OpenTicketInput>;

/** What moderators may change, and what a requester may change on a ticket of their own; the verb tells them apart. */
export const ChangeTicketInput = z
  .strictObject({
    title: title.optional(),
    description: description.optional(),
    category: slug.optional(),
    priority: PriorityInput.optional(),
    skills: z.array(slug).max(30).optional(),
    status: z.enum(["open", "in_progress", "waiting"]).optional(),
  })
  .refine((change) => Object.keys(change).length > 0, "Say what to change.");
export type ChangeTicketInput = z.output<typeof ChangeTicketInput>;

const handNote = z.string().trim().max(2_000, "A note has at most 2,000 characters.").optional();
/** To a person, or with `null` back to routing. */
export const AssignmentInput = z.strictObject({ personId: z.uuid().nullable(), note: handNote });

export const ResolveTicketInput = z.strictObject({ notes: z.string().trim().max(10_000).optional() });
export type ResolveTicketInput = z.output<typeof ResolveTicketInput>;

export const CancelTicketInput = z.strictObject({ reason: z.string().trim().max(2_000).optional() });
export type CancelTicketInput = z.output<typeof CancelTicketInput>;

export const ReplyInput = z.strictObject({
  body: z
    .string()
    .max(MAX_REPLY, "A reply has at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, "Write something first."),
  internal: z.boolean().default(false),
});
export type ReplyInput = z.output<typeof ReplyInput>;

/** One value, several values, or values with commas between: all mean OR. */
const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (given) =>
      given === undefined
        ? undefined
        : [given].flat().flatMap((part) => (typeof part === "string" ? part.split(",") : [part])),
    z.array(item).min(1).max(50).optional(),
  );

const text = (max: number) => z.string().max(max);
const limit = z.coerce.number().int().min(1, "limit is 1 to 100.").max(100, "limit is 1 to 100.").default(25);
const cursor = text(400).optional();
const TIME_FORM = "A time is written like 2026-11-20 or 2026-11-20T09:30:00Z.";
const day = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()], TIME_FORM)
  .refine((time) => isStorable(new Date(time)), TIME_FORM);

export const SORTS = ["newest", "oldest", "priority", "updated"] as const;
export type Sort = (typeof SORTS)[number];

export const ListTicketsInput = z.strictObject({
  status: oneOrMore(z.enum(STATUSES)),
  category: oneOrMore(slug),
  priority: oneOrMore(PriorityInput),
  assignee: oneOrMore(
    z.union([z.literal("me"), z.literal("none"), z.uuid()], "assignee is me, none or a person's id."),
  ),
  team: oneOrMore(z.union([z.literal("mine"), z.uuid()], "team is mine or a team's id.")),
  triage: oneOrMore(z.enum(TRIAGE_STATES)),
  approval: oneOrMore(z.enum(APPROVALS)),
  from: day.optional(),
  to: day.optional(),
  search: text(200).optional(),
  sort: z.enum(SORTS).default("newest"),
  limit,
  cursor,
});
export type ListTicketsInput = z.output<typeof ListTicketsInput>;

export const TimelineInput = z.strictObject({ limit, cursor });
export type TimelineInput = z.output<typeof TimelineInput>;

export const ListDecisionsInput = z.strictObject({ limit, cursor });
export type ListDecisionsInput = z.output<typeof ListDecisionsInput>;

/** A text that is still being written. `own`: only among what the asker asked for, which for requesters it always is. */
export const SimilarTicketsInput = z.strictObject({
  description,
  // Half typed it may be empty.
  title: z.string().trim().max(MAX_TITLE, "A title has at most 200 characters.").nullish(),
  own: z.boolean().optional(),
});
export type SimilarTicketsInput = z.output<typeof SimilarTicketsInput>;
export const ListReviewInput = z.strictObject({ limit, cursor });
export type ListReviewInput = z.output<typeof ListReviewInput>;

/** Values that a person chooses in review, as an edit of the ticket takes them. */
const ReviewValues = z
  .strictObject({
    title: title.optional(),
    category: slug.optional(),
    priority: PriorityInput.optional(),
    skills: z.array(slug).max(30).optional(),
  })
  .refine((values) => Object.keys(values).length > 0, "Say what to change.");

/** What somebody says to the suggestions of one reading. */
export const AnswerReviewInput = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("accept"), triageResultId: z.uuid() }),
  z.strictObject({ answer: z.literal("change"), triageResultId: z.uuid(), values: ReviewValues }),
  z.strictObject({ answer: z.literal("reject"), triageResultId: z.uuid() }),
  z.strictObject({ answer: z.literal("skip"), triageResultId: z.uuid() }),
]);
export type AnswerReviewInput = z.output<typeof AnswerReviewInput>;

/** A case as it was seen: what is accepted is what was looked at. */
const SeenCase = z.strictObject({
  ticket: z.string().max(100),
  triageResultId: z.uuid(),
  version: z.number().int().min(1).max(999_999_999),
});

export const AcceptManyInput = z.strictObject({
  cases: z.array(SeenCase).min(1, "Name at least one case.").max(100, "At most 100 cases at once."),
});
export type AcceptManyInput = z.output<typeof AcceptManyInput>;

/** What an approver says. */
export const DecideApprovalInput = z.strictObject({
  word: z.enum(["approve", "reject"]),
  comment: z.string().trim().max(2_000, "A comment has at most 2,000 characters.").optional(),
});
export type DecideApprovalInput = z.output<typeof DecideApprovalInput>;

/** Whom an approver asks in their place, with an account or without. */
export const DelegateApprovalInput = z.strictObject({
  email: z.email("Type the address of whoever should decide.").max(254).toLowerCase(),
});
export type DelegateApprovalInput = z.output<typeof DelegateApprovalInput>;

/** The token of a mailed link; one that is no token of ours is simply unknown. */
export const ApprovalLinkInput = z.strictObject({ token: z.string().min(1).max(200) });
export type ApprovalLinkInput = z.output<typeof ApprovalLinkInput>;

export const DecideByLinkInput = DecideApprovalInput.extend(ApprovalLinkInput.shape);
export type DecideByLinkInput = z.output<typeof DecideByLinkInput>;

export const DelegateByLinkInput = DelegateApprovalInput.extend(ApprovalLinkInput.shape);
export type DelegateByLinkInput = z.output<typeof DelegateByLinkInput>;

/** What one was asked: `open` waits for one's word, `decided` has it. */
export const ListApprovalsInput = z.strictObject({ state: z.enum(["open", "decided"]).default("open"), limit, cursor });
export type ListApprovalsInput = z.output<typeof ListApprovalsInput>;
