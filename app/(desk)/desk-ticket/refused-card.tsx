"use client";
import { Button } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time";
import type { DeskNames } from "../_parts/desk-names";
import { Refused } from "../_parts/refused";
import { refusalWords } from "./refusal-words";
import type { DeskTicketState } from "./use-desk-ticket";

/** What became of a change that did not go through: who was faster and both values, or the API's own sentence. */
export function RefusedCard({ state, names, me }: { state: DeskTicketState; names: DeskNames; me: string }) {
  const { refusal, problem, change, forget } = state;
  if (!refusal) {
    return problem ? (
      <Refused title="That was not saved" choice={null} dismiss={forget}>
        {problem.detail}
      </Refused>
    ) : null;
  }
  const { title, since, yours, keep, again } = refusalWords(refusal, names, me);
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
    <Refused key={refusal.now.version} title={title} choice={choice} dismiss={forget}>
      {since ? (
        <>
          {since.words} <Time at={since.at} style="clock" />.{" "}
        </>
      ) : null}
      {yours}
    </Refused>
  );
}
