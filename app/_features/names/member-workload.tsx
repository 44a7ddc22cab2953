import { LoadBar } from "@/app/_components/load-bar";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { formatAvailability } from "@/app/_features/working-hours/shown-availability";
import type { Absence } from "@/lib/working-hours/absence-at";

interface Loaded {
  name: string;
  active: number;
  capacity: number;
  absence: Pick<Absence, "kind" | "why"> | null;
}

interface MemberLoadProps {
  person: Loaded;
  /** Behind the name: "lead". */
  note?: string;
  /** In a pane the bar stands under the name, as it does on phones. */
  narrow?: boolean;
}

/** Name, bar, figure and state in one line; the line of a sum under them takes the same. */
export const WORKLOAD_ROW =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[minmax(0,8.5rem)_minmax(2.5rem,1fr)_4.25rem_4.5rem]";

/** Somebody's open load as a bar, with the figure and, where they take nothing now, why not. */
export function MemberWorkload({ person, note, narrow }: MemberLoadProps) {
  const { name, active, capacity, absence } = person;
  const full = active >= capacity;
  const away = absence !== null;
  const state = away || full ? formatAvailability(absence, full) : null;
  const tone = full && !away ? "text-high" : "text-muted";
  const wide = narrow ? "hidden" : "max-sm:hidden";
  return (
    <span className={narrow ? "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1" : WORKLOAD_ROW}>
      <span className={`truncate ${away ? "text-muted" : ""}`}>
        {name}
        {note ? <span className="text-muted"> {note}</span> : null}
      </span>
      <span className={`${tone} ${narrow ? "order-3 col-span-2" : "max-sm:order-3 max-sm:col-span-2"}`}>
        <LoadBar share={capacity > 0 ? active / capacity : 1} width="100%" />
      </span>
      <span className={`num whitespace-nowrap text-right text-xs ${tone}`}>
        {active} of {capacity}
        {state ? <span className={narrow ? "" : "sm:hidden"}>, {state.toLowerCase()}</span> : null}
      </span>
      <span className={`text-xs ${tone} ${wide}`}>
        {state ? (
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={absence?.why}>
            <AvailabilityDot away={away} full={full} />
            {state}
          </span>
        ) : null}
      </span>
    </span>
  );
}
