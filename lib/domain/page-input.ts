import { z } from "zod";

/** The query parameters of a list that is read in pages. */
export const PAGE_INPUT = {
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
};
