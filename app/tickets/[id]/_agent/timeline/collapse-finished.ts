import { firstName, formatCount } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { CollapsedEntry, StepEntry, TimelineEntry } from "./timeline-entry";

const COLLAPSE_AFTER_MS = 24 * 60 * 60 * 1_000;
const MIN_STEPS = 3;

/** Collapses 3 or more finished steps in a row, a day after the last. A failed or waiting step keeps all visible. */
export function collapseFinished(entries: readonly TimelineEntry[], now: number): TimelineEntry[] {
  const result: TimelineEntry[] = [];
  let group: StepEntry[] = [];
  const endGroup = () => {
    result.push(...(isFinished(group, now) ? [collapse(group, entries[0]?.at)] : group));
    group = [];
  };
  for (const entry of entries) {
    if (entry.kind === "step") {
      group.push(entry);
    } else {
      endGroup();
      result.push(entry);
    }
  }
  endGroup();
  return result;
}

function isFinished(steps: readonly StepEntry[], now: number): boolean {
  const last = steps.at(-1);
  if (!last || steps.length < MIN_STEPS || Date.parse(last.at) >= now - COLLAPSE_AFTER_MS) return false;
  return steps.every(({ state }) => state === "done" || state === "skipped");
}

function collapse(steps: StepEntry[], openedAt: string | undefined): CollapsedEntry {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const isTriaged = steps.some(({ step }) => step === "triage");
  const startedAt = isTriaged && openedAt ? openedAt : first.at;
  const duration = formatDuration(Date.parse(last.at) - Date.parse(startedAt)).replace(/\.0 s$/, " s");
  return {
    kind: "collapsed",
    id: `collapsed-${first.id}`,
    at: first.at,
    label: `${summaryOf(steps, isTriaged)} in ${duration}`,
    steps,
  };
}

function summaryOf(steps: StepEntry[], isTriaged: boolean): string {
  const assignee = steps.findLast(({ step }) => step === "assign")?.person;
  if (assignee) return `${isTriaged ? "Triaged and assigned" : "Assigned"} to ${firstName(assignee)}`;
  return isTriaged ? "Triaged" : formatCount(steps.length, "step");
}
