import { firstParam, hrefWith, type SearchParams } from "@/app/_features/resources/search-params";
import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { type ListRuns, ListRunsInput } from "@/lib/job-runs/input";

export interface RunsState {
  /** "all", or a function's id. */
  functionId: string;
  state: RunState | null;
  cursor: string | null;
}

/** The end of the default job's id. Jobs that run every minute would hide it in a list of all. */
const DEFAULT_JOB = "on-ticket-created";

/** The state of a URL. Without a job it lists the one for new tickets. */
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
