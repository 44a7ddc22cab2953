import { z } from "zod";

/** What may be asked for a preview: as long as a ticket may be. */
export const ClassifyTextInput = z.strictObject({
  description: z
    .string()
    .max(50_000, "A description has at most 50,000 characters.")
    .refine((text) => text.trim().length > 0, "Describe what is wrong."),
  title: z.string().trim().max(200, "A title has at most 200 characters.").nullish(),
});
export type ClassifyTextInput = z.output<typeof ClassifyTextInput>;
