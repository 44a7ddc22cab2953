import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PastTicket } from "./month";
import { insertSorted, WaitingQueue } from "./waiting-queue";

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

describe("insertSorted", () => {
  it("A list stays sorted, and equal items stay in the order of their insertion", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const items = numbers.map((number, index) => ({ number, index }));
        const sorted: typeof items = [];
        for (const item of items) insertSorted(sorted, item, (one, other) => one.number < other.number);
        expect(sorted).toEqual([...items].sort((a, b) => a.number - b.number || a.index - b.index));
      }),
    );
  });
});
