import { z } from "zod";

export const ListMailsInput = z.strictObject({
  limit: z.coerce.number().int().min(1, "limit is 1 to 100.").max(100, "limit is 1 to 100.").default(25),
  cursor: z.string().max(400).optional(),
});
export type ListMailsInput = z.output<typeof ListMailsInput>;
