import { z } from "zod";
import { cursorField, limitField, noteField } from "@/lib/tickets/input";

export const OfferTicketInput = z.strictObject({ teamId: z.uuid(), personId: z.uuid().optional(), note: noteField });
export type OfferTicketInput = z.output<typeof OfferTicketInput>;

/** `take` accepts the offer. With `toMe` the actor becomes the assignee, whoever was suggested. */
export const AnswerHandoverInput = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("take"), toMe: z.boolean().default(false), note: noteField }),
  z.strictObject({ answer: z.literal("decline"), note: noteField }),
]);
export type AnswerHandoverInput = z.output<typeof AnswerHandoverInput>;

export const ListHandoversInput = z.strictObject({ limit: limitField, cursor: cursorField });
export type ListHandoversInput = z.output<typeof ListHandoversInput>;
