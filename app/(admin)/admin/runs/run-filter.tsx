"use client";
import { useRouter } from "next/navigation";
import { Select } from "@/app/_components/select";
import { upperFirst } from "@/lib/display-text/labels";
import { RUN_STATES, type RunState } from "@/lib/domain/job-run";
import { formatFunction } from "./function-text";
import { type RunsState, runsHref } from "./runs-query";

/** Which runs are listed: of one function or all, in one state or any. */
export function RunFilter({ functions, state }: { functions: readonly string[]; state: RunsState }) {
  const router = useRouter();
  const go = (change: Partial<RunsState>) =>
    router.push(runsHref({ ...state, cursor: null, ...change }), { scroll: false });
  return (
    <div className="flex flex-wrap gap-2">
      <span className="w-60 max-w-full">
        <Select
          aria-label="Function"
          value={state.functionId}
          options={[
            { value: "all", label: "All functions" },
            ...functions.map((value) => ({ value, label: formatFunction(value) })),
          ]}
          onChange={({ target }) => go({ functionId: target.value })}
        />
      </span>
      <span className="w-36">
        <Select
          aria-label="State"
          empty="Any state"
          value={state.state ?? ""}
          options={RUN_STATES.map((value) => ({ value, label: upperFirst(value) }))}
          onChange={({ target }) => go({ state: (target.value || null) as RunState | null })}
        />
      </span>
    </div>
  );
}
