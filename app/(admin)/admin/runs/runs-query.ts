import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { type ListRuns, ListRunsInput } from "@/lib/job-runs/input";

/** The state in the page's URL. */
export interface RunsState {
  /** "all", or a function's id. */
  functionId: string;
  state: RunState | null;
  cursor: string | null;
}

type Params = Record<string, string | string[] | undefined>;

/** The end of the default job's id. Jobs that run every minute would hide it in a list of all. */
const DEFAULT_JOB = "on-ticket-created";

/** The state of a URL. Without a job it lists the one for new tickets. */
export function readRuns(params: Params, functions: readonly string[]): RunsState {
  const first = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  const functionId = ["all", ...functions].find((id) => id === first("function"));
  return {
    functionId: functionId ?? functions.find((id) => id.endsWith(DEFAULT_JOB)) ?? "all",
    state: RUN_STATES.find((state) => state === first("state")) ?? null,
    cursor: first("cursor"),
  };
}

export function runsInput({ functionId, state, cursor }: RunsState): ListRuns {
  return ListRunsInput.parse({
    ...(functionId === "all" ? {} : { functionId }),
    ...(state ? { state } : {}),
    ...(cursor ? { cursor } : {}),
    limit: 50,
  });
}

export function runsHref({ functionId, state, cursor }: RunsState): string {
  const params = new URLSearchParams({ function: functionId });
  if (state) params.set("state", state);
  if (cursor) params.set("cursor", cursor);
  return `/admin/runs?${params}`;
}
