import { z } from "zod";
import { MAX_DESCRIPTION, MAX_TITLE } from "@/lib/tickets/input";

/** What may be asked for a preview: as long as a ticket may be. */
export const ClassifyTextInput = z.strictObject({
  description: z
    .string()
    .max(MAX_DESCRIPTION, "A description has at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, "Describe what is wrong."),
  title: z.string().trim().max(MAX_TITLE, "A title has at most 200 characters.").nullish(),
  /** A category that the writer chose already: where its texts stay inside, so does this one. */
  category: z.string().max(60).nullish(),
});
export type ClassifyTextInput = z.output<typeof ClassifyTextInput>;
