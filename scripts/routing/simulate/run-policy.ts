import { createHelpDesk, drainWaiting, type HelpDesk, routeArrival, startNext, type Worker } from "./help-desk";
import type { Policy } from "./policies";
import { HOURS_A_DAY, type World } from "./world";

/** Simulates a policy until the last ticket is solved. People who come back continue their current ticket. */
export function runPolicy(world: World, policy: Policy): HelpDesk {
  const desk = createHelpDesk(world, policy);
  const arrivals = [...world.arrivals].sort((a, b) => a.at - b.at);
  let next = 0;
  for (let day = 0; desk.outcomes.length < arrivals.length || desk.workers.some(({ current }) => current); day++) {
    const end = (day + 1) * HOURS_A_DAY;
    startDay(desk, world, day);
    for (;;) {
      const finishing = firstToFinish(desk);
      const arrival = arrivals[next];
      const finishes = finishing?.current?.ends ?? Number.POSITIVE_INFINITY;
      const arrives = arrival?.at ?? Number.POSITIVE_INFINITY;
      if (Math.min(finishes, arrives) >= end) break;
      if (finishing && finishes <= arrives) {
        finish(desk, finishing, finishes);
      } else if (arrival) {
        routeArrival(desk, arrival, arrives);
        next++;
      }
    }
    endDay(desk, end);
  }
  return desk;
}

function startDay(desk: HelpDesk, world: World, day: number): void {
  const at = day * HOURS_A_DAY;
  const away = world.awayOn(day);
  desk.workers.forEach((worker, i) => {
    worker.candidate.availability = away[i] ? "away" : "available";
    if (worker.current) worker.current.ends = at + worker.current.left;
    startNext(desk, worker, at);
  });
  drainWaiting(desk, at);
}

function endDay(desk: HelpDesk, at: number): void {
  for (const { current, candidate } of desk.workers) {
    if (current && candidate.availability === "available") current.left = current.ends - at;
  }
}

function firstToFinish(desk: HelpDesk): Worker | undefined {
  let first: Worker | undefined;
  for (const worker of desk.workers) {
    if (!worker.current || worker.candidate.availability === "away") continue;
    if (!first?.current || worker.current.ends < first.current.ends) first = worker;
  }
  return first;
}

function finish(desk: HelpDesk, worker: Worker, at: number): void {
  worker.current = null;
  worker.candidate.activeTickets--;
  startNext(desk, worker, at);
  drainWaiting(desk, at);
}
