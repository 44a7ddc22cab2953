import { LoadBar } from "@/app/_components/load-bar";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { formatAvailability } from "@/app/_features/working-hours/shown-availability";
import { type Colleague, workloadShare } from "./names";

interface MemberWorkloadProps {
  person: Pick<Colleague, "name" | "active" | "capacity" | "absence">;
  /** Text after the name, such as "lead". */
  note?: string;
  /** Puts the bar below the name, as on phones. */
  narrow?: boolean;
}

/** The grid of a row with a person's name, bar, figures and availability. */
export const WORKLOAD_ROW =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[minmax(0,8.5rem)_minmax(2.5rem,1fr)_4.25rem_4.5rem]";

/** A person's workload as a bar and as figures ("3 of 8"), with a word such as "Full" if they get no new tickets. */
export function MemberWorkload({ person, note, narrow }: MemberWorkloadProps) {
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
        <LoadBar share={workloadShare(person)} width="100%" />
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
