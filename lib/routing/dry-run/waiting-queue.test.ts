import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PastTicket } from "./month";
import { WaitingQueue } from "./waiting-queue";
import { WorkloadEnds } from "./workload-ends";

const anyTickets = fc.array(
  fc.record({
    priorityRank: fc.integer({ min: 0, max: 3 }),
    createdAt: fc.integer({ min: 0, max: 5 }),
    skills: fc.subarray(["vpn", "go"]),
  }),
  { maxLength: 20 },
);
const named = (drawn: Pick<PastTicket, "priorityRank" | "createdAt" | "skills">[]) =>
  drawn.map((one, at) => ({ ...one, id: `t${String(at).padStart(2, "0")}` }) as PastTicket);

describe("WaitingQueue", () => {
  it("The queue returns each matching ticket once, most urgent first, then oldest", () => {
    fc.assert(
      fc.property(anyTickets, (drawn) => {
        const tickets = named(drawn);
        const queue = new WaitingQueue();
        for (const ticket of tickets) queue.add({ ticket, routed: { skills: ticket.skills, teamId: null } });
        const removed: string[] = [];
        const matches = ({ skills }: { skills: readonly string[] }) => skills.includes("vpn");
        for (let next = queue.first(matches); next; next = queue.first(matches)) {
          queue.remove(next);
          removed.push(next.ticket.id);
        }
        const expected = tickets
          .filter(matches)
          .sort((a, b) => b.priorityRank - a.priorityRank || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
        expect(removed).toEqual(expected.map(({ id }) => id));
      }),
    );
  });
});

describe("WorkloadEnds", () => {
  it("Ends come in order of time and not before their time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (times, until) => {
        const endings = new WorkloadEnds();
        for (const at of times) endings.add({ personId: "ana", at });
        const removed: number[] = [];
        for (let next = endings.takeUntil(until); next; next = endings.takeUntil(until)) removed.push(next.at);
        expect(removed).toEqual(times.filter((at) => at <= until).sort((a, b) => a - b));
      }),
    );
  });
});
