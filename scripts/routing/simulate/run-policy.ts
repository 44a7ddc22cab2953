import { beginNext, createHelpDesk, drainWaiting, type HelpDesk, routeArrival, type Worker } from "./help-desk";
import type { Policy } from "./policies";
import { HOURS_A_DAY, type World } from "./world";

/**
 * Drives a policy through a world until the last ticket is solved. The clock runs in working hours only. Who is away
 * gets nothing; what they have waits for their return, and what they had begun goes on where it stopped.
 */
export function runPolicy(world: World, policy: Policy): HelpDesk {
  const desk = createHelpDesk(world, policy);
  const arrivals = [...world.arrivals].sort((a, b) => a.at - b.at);
  let next = 0;
  for (let day = 0; desk.outcomes.length < arrivals.length || desk.workers.some(({ doing }) => doing); day++) {
    const end = (day + 1) * HOURS_A_DAY;
    beginDay(desk, world, day);
    for (;;) {
      const finishing = firstToFinish(desk);
      const arrival = arrivals[next];
      const finishes = finishing?.doing?.ends ?? Number.POSITIVE_INFINITY;
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

function beginDay(desk: HelpDesk, world: World, day: number): void {
  const at = day * HOURS_A_DAY;
  const away = world.awayOn(day);
  desk.workers.forEach((worker, i) => {
    worker.seen.availability = away[i] ? "away" : "available";
    if (worker.doing) worker.doing.ends = at + worker.doing.left;
    beginNext(desk, worker, at);
  });
  drainWaiting(desk, at);
}

function endDay(desk: HelpDesk, at: number): void {
  for (const { doing, seen } of desk.workers) {
    if (doing && seen.availability === "available") doing.left = doing.ends - at;
  }
}

function firstToFinish(desk: HelpDesk): Worker | undefined {
  let first: Worker | undefined;
  for (const worker of desk.workers) {
    if (!worker.doing || worker.seen.availability === "away") continue;
    if (!first?.doing || worker.doing.ends < first.doing.ends) first = worker;
  }
  return first;
}

function finish(desk: HelpDesk, worker: Worker, at: number): void {
  worker.doing = null;
  worker.seen.activeTickets--;
  beginNext(desk, worker, at);
  drainWaiting(desk, at);
}
