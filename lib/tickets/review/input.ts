import { z } from "zod";
import { cursorField, limitField, slugField, titleField } from "@/lib/tickets/input";
import { PriorityInput } from "@/lib/tickets/priority-input";

export const ListReviewInput = z.strictObject({ limit: limitField, cursor: cursorField });
export type ListReviewInput = z.output<typeof ListReviewInput>;

const ReviewValues = z
  .strictObject({
    title: titleField.optional(),
    category: slugField.optional(),
    priority: PriorityInput.optional(),
    skills: z.array(slugField).max(30).optional(),
  })
  .refine((values) => Object.keys(values).length > 0, "Specify at least one change.");

export const AnswerReviewInput = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("accept"), triageResultId: z.uuid() }),
  z.strictObject({ answer: z.literal("change"), triageResultId: z.uuid(), values: ReviewValues }),
  z.strictObject({ answer: z.literal("reject"), triageResultId: z.uuid() }),
  z.strictObject({ answer: z.literal("skip"), triageResultId: z.uuid() }),
]);
export type AnswerReviewInput = z.output<typeof AnswerReviewInput>;

/** The versions that the person saw, so that they don't accept anything newer. */
const ReviewedCase = z.strictObject({
  ticket: z.string().max(100),
  triageResultId: z.uuid(),
  version: z.number().int().min(1).max(999_999_999),
});

export const AcceptManyInput = z.strictObject({
  cases: z.array(ReviewedCase).min(1, "Name at least one case.").max(100, "At most 100 cases at once."),
});
export type AcceptManyInput = z.output<typeof AcceptManyInput>;
