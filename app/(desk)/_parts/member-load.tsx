import { AvailabilityDot } from "@/app/_ui/availability-dot";
import { Meter } from "@/app/_ui/meter";
import type { Availability } from "@/lib/words";

interface MemberLoadProps {
  person: { name: string; active: number; capacity: number; availability: Availability };
  /** Behind the name: "lead". */
  note?: string;
  /** In a pane the bar stands under the name, as it does on phones. */
  narrow?: boolean;
}

/** Name, bar, figure and state in one line; the line of a sum under them takes the same. */
export const LOAD_LINE =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 sm:grid-cols-[minmax(0,8.5rem)_minmax(2.5rem,1fr)_4.25rem_3.25rem]";

/** Somebody's open load as a bar, with the figure and, where they take nothing now, why not. */
export function MemberLoad({ person, note, narrow }: MemberLoadProps) {
  const { name, active, capacity, availability } = person;
  const full = active >= capacity;
  const away = availability === "away";
  const state = away ? "away" : full ? "full" : null;
  const tone = full && !away ? "text-high" : "text-muted";
  const wide = narrow ? "hidden" : "max-sm:hidden";
  return (
    <span className={narrow ? "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1" : LOAD_LINE}>
      <span className={`truncate ${away ? "text-muted" : ""}`}>
        {name}
        {note ? <span className="text-muted"> {note}</span> : null}
      </span>
      <span className={`${tone} ${narrow ? "order-3 col-span-2" : "max-sm:order-3 max-sm:col-span-2"}`}>
        <Meter share={capacity > 0 ? active / capacity : 1} width="100%" />
      </span>
      <span className={`num whitespace-nowrap text-right text-xs ${tone}`}>
        {active} of {capacity}
        {state ? <span className={narrow ? "" : "sm:hidden"}>, {state}</span> : null}
      </span>
      <span className={`text-xs ${tone} ${wide}`}>
        {state ? (
          <span className="inline-flex items-center gap-1.5 capitalize">
            <AvailabilityDot availability={availability} full={full} />
            {state}
          </span>
        ) : null}
      </span>
    </span>
  );
}
