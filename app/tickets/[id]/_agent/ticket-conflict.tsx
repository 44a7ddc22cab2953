"use client";
import { Button } from "@/app/_components/button";
import { ConflictCard } from "@/app/_components/conflict-card";
import { Time } from "@/app/_components/time";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatConflict } from "./conflict-text";
import type { TicketMutationState } from "./use-ticket-mutations";

/** What became of a change that did not go through: who was faster and both values, or the API's own sentence. */
export function TicketConflict({
  state,
  names,
  me,
}: {
  state: TicketMutationState;
  names: CatalogueNames;
  me: string;
}) {
  const { refusal, problem, change, forget } = state;
  if (!refusal) {
    return problem ? (
      <ConflictCard title="That was not saved" choice={null} dismiss={forget}>
        {problem.detail}
      </ConflictCard>
    ) : null;
  }
  const { title, since, yours, keep, again } = formatConflict(refusal, names, me);
  const choice = (
    <>
      <Button size="sm" onClick={forget}>
        {keep}
      </Button>
      <Button size="sm" look="ghost" onClick={() => change(refusal.change, refusal.now)}>
        {again}
      </Button>
    </>
  );
  return (
    <ConflictCard key={refusal.now.version} title={title} choice={choice} dismiss={forget}>
      {since ? (
        <>
          {since.words} <Time at={since.at} style="clock" />.{" "}
        </>
      ) : null}
      {yours}
    </ConflictCard>
  );
}
