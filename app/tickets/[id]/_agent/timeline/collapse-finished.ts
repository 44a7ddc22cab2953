import { formatList } from "@/app/_features/names/names";
import { firstName, upperFirst } from "@/lib/display-text/labels";
import { formatDuration } from "@/lib/display-text/time";
import type { CollapsedEntry, StepEntry, TimelineEntry } from "./timeline-entry";

const FOLD_AFTER_MS = 24 * 60 * 60 * 1_000;
/** A shorter stretch takes no less room folded. */
const FEWEST = 3;

/** Puts each stretch of steps that ended more than a day before `now` into one stop. What failed is never hidden. */
export function collapseFinished(entries: readonly TimelineEntry[], now: number): TimelineEntry[] {
  const folded: TimelineEntry[] = [];
  let stretch: StepEntry[] = [];
  const close = () => {
    folded.push(...(isOld(stretch, now) ? [fold(stretch, entries[0]?.at)] : stretch));
    stretch = [];
  };
  for (const entry of entries) {
    if (entry.kind === "step") {
      stretch.push(entry);
    } else {
      close();
      folded.push(entry);
    }
  }
  close();
  return folded;
}

function isOld(steps: readonly StepEntry[], now: number): boolean {
  const last = steps.at(-1);
  if (!last || steps.length < FEWEST) return false;
  return (
    Date.parse(last.at) < now - FOLD_AFTER_MS && steps.every(({ state }) => state === "done" || state === "skipped")
  );
}

function fold(steps: StepEntry[], openedAt: string | undefined): CollapsedEntry {
  const [first, last] = [steps[0]!, steps.at(-1)!];
  const read = steps.some(({ step }) => step === "read");
  const owner = steps.findLast(({ step }) => step === "assign")?.person;
  const told = steps.filter(({ step }) => step === "tell").length;
  const done = [
    ...(read ? ["read", "sorted"] : []),
    ...(owner ? [`given to ${firstName(owner)}`] : []),
    ...(!owner && told ? ["told"] : []),
  ];
  const words = formatList(done) || `${steps.length} steps`;
  const began = read && openedAt ? openedAt : first.at;
  const tookMs = Date.parse(last.at) - Date.parse(began);
  return {
    kind: "fold",
    id: `fold-${first.id}`,
    at: first.at,
    words: `${upperFirst(words)} in ${formatDuration(tookMs).replace(/\.0 s$/, " s")}`,
    steps,
  };
}
