import { z } from "zod";
import { RuleDraft } from "@/lib/automation-rules/input";
import { CHANNELS } from "@/lib/domain/ticket";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tickets/input";
import { PriorityInput } from "@/lib/tickets/priority-input";

const title = z.string().trim().max(MAX_TITLE, "A title can have at most 200 characters.").nullish();
const description = (required: string) =>
  z
    .string()
    .max(MAX_DESCRIPTION, "A description can have at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, required);

/** A text to classify, with the same limits as a ticket. */
export const ClassifyTextInput = z.strictObject({
  description: description("Describe the problem."),
  title,
  /** The category that the writer chose. If it is private, a vendor's model does not get the text. */
  category: z.string().max(60).nullish(),
});
export type ClassifyTextInput = z.output<typeof ClassifyTextInput>;

/** A ticket to try the automation rules on, and the rule that the admin is editing, if any. */
export const TryRulesInput = z.strictObject({
  ticket: z.strictObject({
    description: description("Paste the text of a ticket."),
    title,
    channel: z.enum(CHANNELS).default("web"),
    department: z.string().trim().max(120).nullish(),
    /** The rules treat it as the requester's confirmed email address. */
    email: z.string().trim().toLowerCase().pipe(z.email("This is not an email address.").max(254)).nullish(),
    /** If missing, the rules see the category that triage applies. They see none if triage only suggests one. */
    category: z.string().trim().toLowerCase().min(1).max(60).nullish(),
    priority: PriorityInput.nullish(),
    openedAt: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullish(),
  }),
  draft: RuleDraft.nullish(),
});
export type TryRulesInput = z.output<typeof TryRulesInput>;
