"use client";
import { useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { useRefresh } from "@/app/_client/use-refresh";
import { Button } from "@/app/_components/button";
import { showToast } from "@/app/_components/toast";
import type { Colleague } from "@/app/_features/names/names";
import { AvailabilityDot } from "@/app/_features/working-hours/availability-dot";
import { AwayDialog } from "@/app/_features/working-hours/away-dialog";
import { HoursDialog } from "@/app/_features/working-hours/hours-dialog";
import { formatHours } from "@/app/_features/working-hours/hours-edit";
import { shownAvailability } from "@/app/_features/working-hours/shown-availability";
import { firstName, upperFirst } from "@/lib/display-text/labels";
import type { Person } from "@/lib/people/queries";

/** A person's availability and working hours. A change is saved at once, without the form around these rows. */
export function AvailabilityRows({ person, people }: { person: Person; people: readonly Colleague[] }) {
  const refresh = useRefresh();
  const [dialog, setDialog] = useState<"away" | "hours" | null>(null);
  const [busy, setBusy] = useState(false);
  const { absence, activeTickets, availability, handsTo, workingHours } = person;
  const name = firstName(person.name);
  const isAway = availability === "away";

  // A response that arrives late must not close the other dialog.
  const close = (kind: "away" | "hours") => setDialog((open) => (open === kind ? null : open));

  async function setAvailable() {
    setBusy(true);
    const conflict = await problemOf(
      callApi("PATCH", `/api/people/${person.id}`, { body: { availability: "available" } }),
    );
    showToast(conflict?.detail ?? `${name} is available.`);
    await refresh();
    setBusy(false);
  }

  return (
    <section aria-label="Availability" className="divide-y divide-line border-line border-t">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
        <div className="min-w-0 flex-1">
          <p className="flex items-baseline gap-2 font-medium">
            <AvailabilityDot away={absence !== null} />
            {absence ? upperFirst(absence.why) : "Available"}
          </p>
          {isAway && (handsTo !== null || activeTickets > 0) ? (
            <p className="mt-0.5 ml-4 text-muted text-xs">{formatHandling(handsTo, people)}</p>
          ) : null}
        </div>
        <Button size="sm" onClick={() => setDialog("away")}>
          {isAway ? "Change" : "Set as away"}
        </Button>
        {isAway ? (
          <Button size="sm" variant="ghost" busy={busy} onClick={setAvailable}>
            Set as available
          </Button>
        ) : null}
      </div>
      <div className="flex items-center gap-3 py-2.5">
        <div className="min-w-0 flex-1">
          <p className="font-medium">Working hours</p>
          <p className="num text-muted text-xs">
            {workingHours ? `${formatHours(workingHours)} (${workingHours.timeZone})` : "Any time"}
          </p>
        </div>
        <Button size="sm" onClick={() => setDialog("hours")}>
          Change<span className="sr-only"> working hours</span>
        </Button>
      </div>
      {dialog === "away" ? (
        <AwayDialog
          person={{ id: person.id, name: person.name }}
          selfId={person.id}
          presence={shownAvailability(person)}
          open={activeTickets}
          onClose={() => close("away")}
        />
      ) : null}
      {dialog === "hours" ? (
        <HoursDialog
          title={`Working hours of ${person.name}`}
          about={`Routing assigns ${name} no tickets outside these hours or on holidays.`}
          path={`/api/people/${person.id}`}
          start={workingHours}
          onClose={() => close("hours")}
        />
      ) : null}
    </section>
  );
}

function formatHandling(handsTo: string | null, people: readonly Colleague[]): string {
  if (handsTo === null) return "Open tickets stay assigned.";
  if (handsTo === "queue") return "Open tickets return to the queue.";
  const delegate = people.find(({ id }) => id === handsTo);
  return `Open tickets go to ${delegate?.name ?? "a deactivated person"}.`;
}
