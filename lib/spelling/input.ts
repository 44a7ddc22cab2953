import { z } from "zod";
import { PAGE_INPUT } from "@/lib/domain/page-input";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tickets/input";

/** Letters, and maybe an apostrophe: "doesnt", "couldn't". */
const WORD = /^\p{L}[\p{L}\p{M}]*(?:'\p{L}{1,4})?$/u;

const word = z
  .string()
  .trim()
  .min(2, "Use at least 2 letters.")
  .max(40, "A word can have at most 40 letters.")
  .transform((text) => text.normalize("NFC").replace("’", "'").toLowerCase())
  .refine((text) => WORD.test(text), "Enter one word with letters only.");
const replacement = z
  .string()
  .trim()
  .min(1, "Enter the correction.")
  .max(60, "A correction can have at most 60 characters.")
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "Enter one line of text.")
  .transform((text) => text.normalize("NFC"));

export const CreateCorrectionInput = z.strictObject({ word, replacement });

export const UpdateCorrectionInput = z.strictObject({ word, replacement }).partial();

export type SaveCorrection =
  | (z.output<typeof CreateCorrectionInput> & { id?: undefined })
  | (z.output<typeof UpdateCorrectionInput> & { id: string });

/** A page of the dictionary, or of the entries that contain the search text. */
export const ListCorrectionsInput = z.strictObject({ search: z.string().max(100).optional(), ...PAGE_INPUT });
export type ListCorrections = z.output<typeof ListCorrectionsInput>;

export const SuggestSpellingInput = z.strictObject({
  description: z.string().max(MAX_DESCRIPTION, "A description can have at most 50,000 characters."),
  title: z.string().trim().max(MAX_TITLE, "A title can have at most 200 characters.").nullish(),
});
export type SuggestSpelling = z.output<typeof SuggestSpellingInput>;
