import { z } from "zod";
import { RUN_STATES } from "@/lib/domain/job-run";

/** A page of runs, newest first; optionally of one function or state. */
export const ListRunsInput = z.strictObject({
  functionId: z.string().min(1).max(200).optional(),
  state: z.enum(RUN_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(200).optional(),
});
export type ListRuns = z.output<typeof ListRunsInput>;
