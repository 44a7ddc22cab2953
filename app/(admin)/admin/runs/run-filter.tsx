"use client";
import { useRouter } from "next/navigation";
import { Select } from "@/app/_components/select";
import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { formatFunction } from "./function-text";
import { RUN_STATE_LABELS } from "./run-state-label";
import { type RunsState, runsHref } from "./runs-query";

export function RunFilter({ functions, state }: { functions: readonly string[]; state: RunsState }) {
  const router = useRouter();
  const go = (change: Partial<RunsState>) =>
    router.push(runsHref({ ...state, cursor: null, ...change }), { scroll: false });
  return (
    <div className="flex flex-wrap gap-2">
      <span className="w-60 max-w-full">
        <Select
          aria-label="Job"
          value={state.functionId}
          options={[
            { value: "all", label: "All jobs" },
            ...functions.map((value) => ({ value, label: formatFunction(value) })),
          ]}
          onChange={({ target }) => go({ functionId: target.value })}
        />
      </span>
      <span className="w-36">
        <Select
          aria-label="Status"
          empty="Any status"
          value={state.state ?? ""}
          options={RUN_STATES.map((value) => ({ value, label: RUN_STATE_LABELS[value] }))}
          onChange={({ target }) => go({ state: (target.value || null) as RunState | null })}
        />
      </span>
    </div>
  );
}
