"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { callApi } from "@/app/_client/api";
import { problemsByField } from "@/app/_client/form-errors";
import { useSend } from "@/app/_client/use-send";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextField } from "@/app/_components/field";
import { FieldError } from "@/app/_components/field-error";
import { ProblemNotice } from "@/app/_components/problem-notice";
import { showToast } from "@/app/_components/toast";
import { firstName } from "@/lib/display-text/labels";
import { canAssignDirectly, type StaffSeat } from "@/lib/domain/people";
import type { Assignable, PeoplePage } from "@/lib/people/queries";
import { awayFields, awayMoment } from "./away-moment";
import { DelegateChoice, type DelegateOption } from "./delegate-choice";
import { ownZone } from "./own-zone";
import type { ShownAvailability } from "./shown-availability";

interface AwayDialogProps {
  /** Whose presence; null for one's own. */
  person: { id: string; name: string } | null;
  /** Left out of the colleagues that tickets may go to. */
  selfId: string;
  presence: Pick<ShownAvailability, "availability" | "awayUntil" | "handsTo" | "hasZone">;
  /** How many tickets they have in hand. */
  open: number;
  onClose: () => void;
}

/** Going away: until when, and what happens with the tickets in hand. */
export function AwayDialog({ person, selfId, presence, open, onClose }: AwayDialogProps) {
  const router = useRouter();
  const wasAway = presence.availability === "away";
  const [fields, setFields] = useState(() => awayFields(wasAway ? presence.awayUntil : null));
  const [handsTo, setHandsTo] = useState((wasAway && presence.handsTo) || "keep");
  const isMine = person === null;
  const { busy, problem, send } = useSend();
  const colleagues = useColleagues(open > 0, selfId, isMine);
  const { byField, rest } = problemsByField(problem, ["awayUntil", "handsTo"]);
  // The reason that others read is told by the clock of who is away.
  const zone = isMine && !presence.hasZone ? { preferences: { timeZone: ownZone() } } : {};
  const noReceiver = open > 0 && handsTo === "";

  function save() {
    const path = person ? `/api/people/${person.id}` : "/api/me";
    const awayUntil = awayMoment(fields.date, fields.time);
    const body = { availability: "away", awayUntil, ...(open > 0 ? { handsTo } : {}), ...zone };
    send(async () => {
      await callApi("PATCH", path, { body });
      showToast(person ? `${person.name} is away.` : "You are away: nothing new comes to you.");
      router.refresh();
      onClose();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={person ? `${person.name} is away` : wasAway ? "Being away" : "Going away"}
      about={`Nothing new comes to ${person ? firstName(person.name) : "you"} meanwhile.`}
      press={
        <Button look="primary" busy={busy} busyWord="Saving" disabled={noReceiver} onClick={save}>
          {wasAway ? "Save" : person ? "Set as away" : "Go away"}
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
            <DelegateChoice
              open={open}
              whose={person ? "Their" : "Your"}
              value={handsTo}
              onChange={setHandsTo}
              colleagues={colleagues}
            />
            {byField.handsTo ? <FieldError>{byField.handsTo}</FieldError> : null}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Who may be given tickets, least loaded first; null until they are here. `nearOnly`: none of another team. */
function useColleagues(wanted: boolean, selfId: string, nearOnly: boolean): DelegateOption[] | null {
  const [found, setFound] = useState<DelegateOption[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    callApi<PeoplePage<Assignable>>("GET", "/api/people?assignable=true&limit=100", { signal: stop.signal })
      .then(({ people }) => setFound(colleaguesOf(nearOnly ? nearTo(people, selfId) : people, selfId)))
      // Without a list one can still keep the tickets or give them to the queue.
      .catch(() => stop.signal.aborted || setFound([]));
    return () => stop.abort();
  }, [wanted, selfId, nearOnly]);
  return found;
}

/** Whom one can hand a ticket to without asking their team's lead. */
function nearTo(people: readonly Assignable[], selfId: string): Assignable[] {
  const seated = ({ id, role, teams }: Assignable) => ({ id, role, teamIds: teams.map((team) => team.id) });
  const self = people.find(({ id }) => id === selfId);
  const giver: StaffSeat = self ? seated(self) : { id: selfId, role: "moderator", teamIds: [] };
  return people.filter((person) => canAssignDirectly(giver, seated(person)));
}

function colleaguesOf(people: readonly Assignable[], selfId: string): DelegateOption[] {
  return people
    .filter(({ id }) => id !== selfId)
    .map(({ id, name, activeTickets, capacity, absence }) => ({
      id,
      name,
      active: activeTickets,
      capacity,
      absence: absence?.why ?? null,
    }))
    .sort(
      (a, b) =>
        Number(a.absence !== null) - Number(b.absence !== null) || a.active / a.capacity - b.active / b.capacity,
    );
}
