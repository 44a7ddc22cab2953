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

describe("the line of what waits", () => {
  it("gives out the most urgent that fits, of these the oldest, each once, in whatever order they came", () => {
    fc.assert(
      fc.property(anyTickets, (drawn) => {
        const tickets = named(drawn);
        const line = new WaitingQueue();
        for (const ticket of tickets) line.add({ ticket, routed: { skills: ticket.skills, teamId: null } });
        const taken: string[] = [];
        const fits = ({ skills }: { skills: readonly string[] }) => skills.includes("vpn");
        for (let next = line.first(fits); next; next = line.first(fits)) {
          line.remove(next);
          taken.push(next.ticket.id);
        }
        const expected = tickets
          .filter(fits)
          .sort((a, b) => b.priorityRank - a.priorityRank || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
        expect(taken).toEqual(expected.map(({ id }) => id));
      }),
    );
  });
});

describe("what ends", () => {
  it("comes out in the order of time, and not before its time", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 50 }), (times, until) => {
        const endings = new WorkloadEnds();
        for (const at of times) endings.add({ personId: "ana", at });
        const taken: number[] = [];
        for (let next = endings.takeUntil(until); next; next = endings.takeUntil(until)) taken.push(next.at);
        expect(taken).toEqual(times.filter((at) => at <= until).sort((a, b) => a - b));
      }),
    );
  });
});
