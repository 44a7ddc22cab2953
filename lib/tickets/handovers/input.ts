import { z } from "zod";

const note = z.string().trim().max(2_000, "A note has at most 2,000 characters.").optional();

export const OfferTicketInput = z.strictObject({ teamId: z.uuid(), personId: z.uuid().optional(), note });
export type OfferTicketInput = z.output<typeof OfferTicketInput>;

/** `toMe`: whoever takes it keeps it, in place of the person who was named or of the rule's choice. */
export const AnswerHandoverInput = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("take"), toMe: z.boolean().default(false), note }),
  z.strictObject({ answer: z.literal("decline"), note }),
]);
export type AnswerHandoverInput = z.output<typeof AnswerHandoverInput>;

export const ListHandoversInput = z.strictObject({
  limit: z.coerce.number().int().min(1, "limit is 1 to 100.").max(100, "limit is 1 to 100.").default(25),
  cursor: z.string().max(400).optional(),
});
export type ListHandoversInput = z.output<typeof ListHandoversInput>;
