import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Verdict } from "@/lib/triage/verdict";
import { REQUESTERS, type RequesterKey, STAFF, type StaffKey } from "./cast";
import type { Live } from "./live";
import { changeStatus, perform } from "./perform";
import { goOn, leave, openTicket, triage } from "./pipeline";
import { lengthMs, type Script } from "./script";
import { absenceOf, record, type Stage } from "./stage";

/** Everybody had been there before the first ticket. */
export const JOINED = "24d";

/** From the ticket to the reading's end on top of its duration, and from there to an owner. */
const WAKE_MS = 180;
const ROUTE_MS = 240;

/** The retries of a step that never succeeds take about so long. */
const GIVE_UP = "2h 19m";

/** A resolved ticket closes by itself a week later, at the sweep that comes next. */
const SETTLED_MS = 7 * DAY_MS + MINUTE_MS;

interface Act {
  at: Date;
  run(at: Date): void;
}

/**
 * Plays the scripts in the order of time, as if the app had run these three weeks: who gets a ticket depends on what
 * everybody had in hand at that moment. Leaves its rows on the stage. Throws where a script asks for the impossible.
 */
export function play(stage: Stage, scripts: Script[], verdicts: Map<Script, Verdict>): void {
  const casts: Live[] = [];
  const acts = [
    ...introductions(stage),
    ...scripts.flatMap((script, index) => actsOf(stage, script, index, verdicts.get(script), casts)),
  ];
  acts.sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, run } of acts) {
    if (at > stage.now) throw new TypeError("A script of the demo goes on in the future.");
    run(at);
  }
  for (const live of casts) settle(stage, live);
}

function actsOf(stage: Stage, script: Script, index: number, verdict: Verdict | undefined, casts: Live[]): Act[] {
  const opened = stage.now.getTime() - lengthMs(script.ago) - oddMs(index);
  const at = (afterMs: number) => new Date(opened + afterMs);
  const readMs = verdict ? verdict.durationMs + WAKE_MS : lengthMs(GIVE_UP);
  let live: Live;
  return [
    {
      at: at(0),
      run: (now) => {
        live = openTicket(stage, script, now);
        casts.push(live);
      },
    },
    { at: at(readMs), run: (now) => (verdict ? triage(stage, live, verdict, now) : leave(stage, live, now)) },
    { at: at(readMs + ROUTE_MS), run: (now) => goOn(stage, live, now) },
    ...(script.steps ?? []).map((step, nth) => ({
      at: at(lengthMs(step.after) + oddMs(nth + 1)),
      run: (now: Date) => perform(stage, live, step, now),
    })),
  ];
}

/** Scripts count in minutes, people don't: some seconds, always the same ones, and less than a minute. */
function oddMs(nth: number): number {
  return (nth * 7_919) % 50_000;
}

function introductions(stage: Stage): Act[] {
  const joined = new Date(stage.now.getTime() - lengthMs(JOINED));
  const requesters = (Object.keys(REQUESTERS) as RequesterKey[]).map((key) => stage.requesters[key].id);
  const signUps = requesters.map((personId) => ({
    at: joined,
    run: (at: Date) =>
      void record(stage, at, { personId }, { type: "user/signup", personId, after: { role: "user", by: "sign-up" } }),
  }));
  return [...signUps, ...(Object.keys(STAFF) as StaffKey[]).flatMap((key) => absenceActs(stage, key))];
}

function absenceActs(stage: Stage, key: StaffKey): Act[] {
  const absence = absenceOf(stage, key);
  if (!absence) return [];
  const personId = stage.staff[key].id;
  const type = "person/availability.changed";
  const here = { availability: "available", awayUntil: null } as const;
  const away = { availability: "away", awayUntil: absence.back } as const;
  const goes = {
    at: absence.gone,
    run: (at: Date) => void record(stage, at, { personId }, { type, personId, before: here, after: away }),
  };
  const returns = {
    at: absence.back,
    run: (at: Date) => void record(stage, at, { personId }, { type, personId, before: away, after: here }),
  };
  return absence.back > stage.now ? [goes] : [goes, returns];
}

function settle(stage: Stage, live: Live): void {
  const at = new Date((live.ticket.resolvedAt?.getTime() ?? Number.POSITIVE_INFINITY) + SETTLED_MS);
  if (live.ticket.status !== "resolved" || !(at <= stage.now)) return;
  changeStatus(stage, live, "closed", { job: "sweep" }, at, { closedAt: at });
}
