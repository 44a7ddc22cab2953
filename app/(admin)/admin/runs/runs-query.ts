import { firstParam, hrefWith, type SearchParams } from "@/app/_features/resources/search-params";
import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { type ListRuns, ListRunsInput } from "@/lib/job-runs/input";

export interface RunsState {
  /** The id of a job's function, or "all". */
  functionId: string;
  state: RunState | null;
  cursor: string | null;
}

/** In a list of all jobs, those that run every minute would hide this one. */
const DEFAULT_JOB = "on-ticket-created";

/** The filters and cursor in the URL. If the URL names no job, the page lists the job for new tickets. */
export function readRuns(params: SearchParams, functions: readonly string[]): RunsState {
  const functionId = ["all", ...functions].find((id) => id === firstParam(params, "function"));
  return {
    functionId: functionId ?? functions.find((id) => id.endsWith(DEFAULT_JOB)) ?? "all",
    state: RUN_STATES.find((state) => state === firstParam(params, "state")) ?? null,
    cursor: firstParam(params, "cursor"),
  };
}

export function runsInput({ functionId, state, cursor }: RunsState): ListRuns {
  const filters = { functionId: functionId === "all" ? undefined : functionId, state: state ?? undefined };
  return ListRunsInput.parse({ ...filters, cursor: cursor ?? undefined, limit: 50 });
}

export function runsHref({ functionId, state, cursor }: RunsState): string {
  return hrefWith("/admin/runs", { function: functionId, state, cursor });
}
