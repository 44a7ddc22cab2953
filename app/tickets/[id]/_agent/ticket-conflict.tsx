"use client";
import { Button } from "@/app/_components/button";
import { ConflictCard } from "@/app/_components/conflict-card";
import { Time } from "@/app/_components/time";
import { formatConflict } from "./conflict-text";
import type { TicketDialogProps } from "./types";

export function TicketConflict({ state, names, me }: Pick<TicketDialogProps, "state" | "names"> & { me: string }) {
  const { conflict, problem, change, clearErrors } = state;
  if (!conflict) {
    return problem ? (
      <ConflictCard title="Not saved" choice={null} dismiss={clearErrors}>
        {problem.detail}
      </ConflictCard>
    ) : null;
  }
  const { title, since, yours, keepLabel, retryLabel } = formatConflict(conflict, names, me);
  const choice = (
    <>
      <Button size="sm" onClick={clearErrors}>
        {keepLabel}
      </Button>
      <Button size="sm" variant="ghost" onClick={() => change(conflict.change, conflict.current)}>
        {retryLabel}
      </Button>
    </>
  );
  return (
    <ConflictCard key={conflict.current.version} title={title} choice={choice} dismiss={clearErrors}>
      {since ? (
        <>
          {since.text} <Time at={since.at} style="clock" />.{" "}
        </>
      ) : null}
      {yours}
    </ConflictCard>
  );
}
