import { z } from "zod";
import { cursorField, limitField } from "@/lib/tickets/input";

const note = z.string().trim().max(2_000, "A note can have at most 2,000 characters.").optional();

export const OfferTicketInput = z.strictObject({ teamId: z.uuid(), personId: z.uuid().optional(), note });
export type OfferTicketInput = z.output<typeof OfferTicketInput>;

/** `toMe`: assign the ticket to the actor, not to the suggested person or by routing. */
export const AnswerHandoverInput = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("take"), toMe: z.boolean().default(false), note }),
  z.strictObject({ answer: z.literal("decline"), note }),
]);
export type AnswerHandoverInput = z.output<typeof AnswerHandoverInput>;

export const ListHandoversInput = z.strictObject({ limit: limitField, cursor: cursorField });
export type ListHandoversInput = z.output<typeof ListHandoversInput>;
