import { z } from "zod";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tickets/input";

/** One word of 2 to 40 letters, kept in lower case; "doesnt" and "couldn't" are words. */
const WORD = /^\p{L}[\p{L}\p{M}]*(?:'\p{L}{1,4})?$/u;

const word = z
  .string()
  .trim()
  .min(2, "A word has at least two letters.")
  .max(40, "A word has at most 40 letters.")
  .transform((text) => text.normalize("NFC").replace("’", "'").toLowerCase())
  .refine((text) => WORD.test(text), "One word, letters only.");
const replacement = z
  .string()
  .trim()
  .min(1, "Say what is right.")
  .max(60, "At most 60 characters.")
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "One line of text.")
  .transform((text) => text.normalize("NFC"));

/** A new entry of the dictionary. */
export const CreateCorrectionInput = z.strictObject({ word, replacement });

/** What of an entry is to change. */
export const UpdateCorrectionInput = z.strictObject({ word, replacement }).partial();

export type SaveCorrection =
  | (z.output<typeof CreateCorrectionInput> & { id?: undefined })
  | (z.output<typeof UpdateCorrectionInput> & { id: string });

/** A page of the dictionary, or of what in it has these words on either side. */
export const ListCorrectionsInput = z.strictObject({
  search: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
});
export type ListCorrections = z.output<typeof ListCorrectionsInput>;

/** A text that is being written; it may still be empty. */
export const SuggestSpellingInput = z.strictObject({
  description: z.string().max(MAX_DESCRIPTION, "A description has at most 50,000 characters."),
  title: z.string().trim().max(MAX_TITLE, "A title has at most 200 characters.").nullish(),
});
export type SuggestSpelling = z.output<typeof SuggestSpellingInput>;
