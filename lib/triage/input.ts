import { z } from "zod";
import { RuleDraft } from "@/lib/automation-rules/input";
import { CHANNELS } from "@/lib/domain/ticket";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tickets/input";
import { PriorityInput } from "@/lib/tickets/priority-input";

/** The input of a preview: as long as a ticket may be. */
export const ClassifyTextInput = z.strictObject({
  description: z
    .string()
    .max(MAX_DESCRIPTION, "A description can have at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, "Describe the problem."),
  title: z.string().trim().max(MAX_TITLE, "A title can have at most 200 characters.").nullish(),
  /** If its texts are private, so is this one. */
  category: z.string().max(60).nullish(),
});
export type ClassifyTextInput = z.output<typeof ClassifyTextInput>;

/** A ticket that an admin tries the automation rules on, and the rule being edited, if any. */
export const TryRulesInput = z.strictObject({
  ticket: z.strictObject({
    description: z
      .string()
      .max(MAX_DESCRIPTION, "A description can have at most 50,000 characters.")
      .refine((text) => text.trim().length > 0, "Paste the text of a ticket."),
    title: z.string().trim().max(MAX_TITLE, "A title can have at most 200 characters.").nullish(),
    channel: z.enum(CHANNELS).default("web"),
    department: z.string().trim().max(120).nullish(),
    /** Confirmed. */
    email: z.string().trim().toLowerCase().pipe(z.email("This is not an email address.").max(254)).nullish(),
    /** If missing, the category that triage would apply; none if it would only suggest one. */
    category: z.string().trim().toLowerCase().min(1).max(60).nullish(),
    priority: PriorityInput.nullish(),
    openedAt: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullish(),
  }),
  draft: RuleDraft.nullish(),
});
export type TryRulesInput = z.output<typeof TryRulesInput>;
