import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { type ListRuns, ListRunsInput } from "@/lib/job-runs/input";

/** What the page's address says. */
export interface RunsState {
  /** "all", or a function's id. */
  functionId: string;
  state: RunState | null;
  cursor: string | null;
}

/** Ends the id of the function that a place is about; the others look once a minute whether there is work. */
const MAIN = "on-ticket-created";

/** The address, with the tickets' function chosen where nothing is said: the minute's rounds would hide it. */
export function readRuns(
  params: Record<string, string | string[] | undefined>,
  functions: readonly string[],
): RunsState {
  const one = (name: string) => [params[name] ?? []].flat()[0] ?? null;
  const asked = one("function");
  const functionId =
    asked === "all" || functions.includes(asked ?? "") ? asked : functions.find((id) => id.endsWith(MAIN));
  return {
    functionId: functionId ?? "all",
    state: RUN_STATES.find((state) => state === one("state")) ?? null,
    cursor: one("cursor"),
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
