import { CircleArrowDown } from "lucide-react";
import { Time } from "@/app/_ui/time";
import { percent } from "@/app/_ui/words";
import type { OpenBreaker } from "@/lib/trust/queries";
import { ActButton } from "../../_parts/act-button";

/** What was turned down, when, by which count, and the way back. Draws nothing where all is well. */
export function OpenBreakers({ breakers }: { breakers: readonly OpenBreaker[] }) {
  if (breakers.length === 0) return null;
  return (
    <ul aria-label="Turned down" className="space-y-2">
      {breakers.map(({ id, name, kept, decided, target, trippedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-warn-soft px-4 py-3">
          <CircleArrowDown size={16} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-warning" />
          <p className="min-w-0 flex-1 basis-64">
            <strong className="font-semibold">{name}</strong> has been turned down to suggest since{" "}
            <Time at={trippedAt} style="day" />: people kept {kept} of {decided}, target {percent(target)}. Triage goes
            on suggesting it, and a person decides.
          </p>
          <ActButton
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
