"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { callApi } from "@/app/_client/api";
import { problemsByField } from "@/app/_client/form-errors";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/field";
import { InlineError } from "@/app/_components/inline-error";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { workloadShare } from "@/app/_features/names/names";
import { firstName } from "@/lib/display-text/labels";
import { canAssignDirectly, type StaffSeat } from "@/lib/domain/people";
import type { Assignable, PeoplePage } from "@/lib/people/queries";
import { awayFields, awayMoment } from "./away-moment";
import { browserTimeZone } from "./browser-time-zone";
import { DelegateChoice, type DelegateOption } from "./delegate-choice";
import type { ShownAvailability } from "./shown-availability";

interface AwayDialogProps {
  /** Null if people set themselves as away. */
  person: { id: string; name: string } | null;
  selfId: string;
  presence: Pick<ShownAvailability, "availability" | "awayUntil" | "handsTo" | "hasZone">;
  /** Number of open tickets. */
  open: number;
  onClose: () => void;
}

/** The dialog to set a person as away: until when, and what happens to their open tickets. */
export function AwayDialog({ person, selfId, presence, open, onClose }: AwayDialogProps) {
  const router = useRouter();
  const wasAway = presence.availability === "away";
  const [fields, setFields] = useState(() => awayFields(wasAway ? presence.awayUntil : null));
  const [handsTo, setHandsTo] = useState((wasAway && presence.handsTo) || "keep");
  const isMine = person === null;
  const { busy, problem, send } = useSend();
  const colleagues = useColleagues(open > 0, selfId, isMine);
  const { byField, rest } = problemsByField(problem, ["awayUntil", "handsTo"]);
  // Others see the return time in the person's time zone, so it must be set.
  const zone = isMine && !presence.hasZone ? { preferences: { timeZone: browserTimeZone() } } : {};
  const needsDelegate = open > 0 && handsTo === "";

  function save() {
    const path = person ? `/api/people/${person.id}` : "/api/me";
    const awayUntil = awayMoment(fields.date, fields.time);
    const body = { availability: "away", awayUntil, ...(open > 0 ? { handsTo } : {}), ...zone };
    send(async () => {
      await callApi("PATCH", path, { body });
      showToast(person ? `${person.name} is away.` : "You are away and get no new tickets.");
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={person ? `Set ${person.name} as away` : "Set yourself as away"}
      about={
        person ? `${firstName(person.name)} gets no new tickets while away.` : "You get no new tickets while away."
      }
      primaryAction={
        <Button variant="primary" busy={busy} busyLabel="Saving" disabled={needsDelegate} onClick={save}>
          {wasAway ? "Save" : "Set as away"}
        </Button>
      }
    >
      <div className="space-y-4">
        <ProblemNotice problem={rest} />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Back on"
            hint="optional"
            type="date"
            error={byField.awayUntil}
            value={fields.date}
            onChange={({ target }) => setFields({ ...fields, date: target.value })}
          />
          <TextField
            label="At"
            hint="optional"
            type="time"
            disabled={fields.date === ""}
            value={fields.time}
            onChange={({ target }) => setFields({ ...fields, time: target.value })}
          />
        </div>
        {open > 0 ? (
          <>
            <DelegateChoice open={open} isMine={isMine} value={handsTo} onChange={setHandsTo} colleagues={colleagues} />
            {byField.handsTo ? <InlineError>{byField.handsTo}</InlineError> : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Null while loading. People at work come first, then the least busy. */
function useColleagues(wanted: boolean, selfId: string, directOnly: boolean): DelegateOption[] | null {
  const [found, setFound] = useState<DelegateOption[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    callApi<PeoplePage<Assignable>>("GET", "/api/people?assignable=true&limit=100", { signal: stop.signal })
      .then(({ people }) => setFound(colleaguesOf(directOnly ? directlyAssignable(people, selfId) : people, selfId)))
      // Without the list, the other two choices still work.
      .catch(() => stop.signal.aborted || setFound([]));
    return () => stop.abort();
  }, [wanted, selfId, directOnly]);
  return found;
}

function directlyAssignable(people: readonly Assignable[], selfId: string): Assignable[] {
  const seatOf = ({ id, role, teams }: Assignable) => ({ id, role, teamIds: teams.map((team) => team.id) });
  const self = people.find(({ id }) => id === selfId);
  const assigner: StaffSeat = self ? seatOf(self) : { id: selfId, role: "moderator", teamIds: [] };
  return people.filter((person) => canAssignDirectly(assigner, seatOf(person)));
}

function colleaguesOf(people: readonly Assignable[], selfId: string): DelegateOption[] {
  return people
    .filter(({ id }) => id !== selfId)
    .map(({ id, name, activeTickets: active, capacity, absence }) => ({ id, name, active, capacity, absence }))
    .sort((a, b) => Number(a.absence !== null) - Number(b.absence !== null) || workloadShare(a) - workloadShare(b));
}
