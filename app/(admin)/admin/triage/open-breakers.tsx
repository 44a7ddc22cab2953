import { CircleArrowDown } from "lucide-react";
import { ActionButton } from "@/app/_components/action-button";
import { Time } from "@/app/_components/time";
import { formatPercent } from "@/lib/display-text/labels";
import type { OpenBreaker } from "@/lib/triage-quality/queries";

/** What was turned down, when, by which count, and the way back. Draws nothing where all is well. */
export function OpenBreakerList({ breakers }: { breakers: readonly OpenBreaker[] }) {
  if (breakers.length === 0) return null;
  return (
    <ul aria-label="Turned down" className="space-y-2">
      {breakers.map(({ id, name, kept, decided, target, trippedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warn-soft px-4 py-3">
          <CircleArrowDown size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <p className="min-w-0 flex-1 basis-64">
            <strong className="font-semibold">{name}</strong> has been turned down to suggest since{" "}
            <Time at={trippedAt} style="day" />: people kept {kept} of {decided}, target {formatPercent(target)}. Triage
            goes on suggesting it, and a person decides.
          </p>
          <ActionButton
            method="DELETE"
            path={`/api/triage/breakers/${id}`}
            verb="Turn up again"
            busyWord="Turning up"
            done={`${name} is turned up again. Counting starts anew.`}
            label={`Turn ${name} up again`}
          />
        </li>
      ))}
    </ul>
  );
}
