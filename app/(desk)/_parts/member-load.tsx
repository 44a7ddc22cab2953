import { AvailabilityDot } from "@/app/_ui/availability-dot";
import { Meter } from "@/app/_ui/meter";
import { upperFirst } from "@/app/_ui/words";
import type { Availability } from "@/lib/words";

interface Loaded {
  name: string;
  active: number;
  capacity: number;
  availability: Availability;
  /** Why they are not at work at this moment, where that is known. */
  absence?: { why: string } | string | null;
}

interface MemberLoadProps {
  person: Loaded;
  /** Behind the name: "lead". */
  note?: string;
  /** In a pane the bar stands under the name, as it does on phones. */
  narrow?: boolean;
}

/** Name, bar, figure and state in one line; the line of a sum under them takes the same. */
export const LOAD_LINE =
  "grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 sm:grid-cols-[minmax(0,8.5rem)_minmax(2.5rem,1fr)_4.25rem_4.5rem]";

/** Somebody's open load as a bar, with the figure and, where they take nothing now, why not. */
export function MemberLoad({ person, note, narrow }: MemberLoadProps) {
  const { name, active, capacity } = person;
  const full = active >= capacity;
  const away = isAway(person);
  const state = away ? awayWord(person) : full ? "full" : null;
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
          <span className="inline-flex items-center gap-1.5 whitespace-nowrap" title={whyWords(person)}>
            <AvailabilityDot availability={away ? "away" : "available"} full={full} />
            {upperFirst(state)}
          </span>
        ) : null}
      </span>
    </span>
  );
}

function isAway({ availability, absence }: Loaded): boolean {
  return availability === "away" || Boolean(absence);
}

function awayWord({ availability }: Loaded): string {
  return availability === "away" ? "away" : "off work";
}

/** The whole of it, such as "off work until Monday 09:00". */
function whyWords({ absence }: Loaded): string | undefined {
  return typeof absence === "string" ? absence : absence?.why;
}
