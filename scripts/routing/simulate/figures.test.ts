import { describe, expect, it } from "vitest";
import { comparePolicies, meanFigures } from "./figures";
import { POLICIES } from "./policies";
import { runPolicy } from "./run-policy";
import { type Arrival, drawWorld, type World } from "./world";

const WORLD = { people: 12, load: 0.8, days: 20, labelAccuracy: 1 };
const SEEDS = [1, 2, 3, 4];
const meanOf = (more: Partial<typeof WORLD>) =>
  meanFigures(SEEDS.map((seed) => comparePolicies(drawWorld({ ...WORLD, ...more, seed }))));

describe("the assignment rule in a simulated month", () => {
  it("finds who knows how, keeps few waiting and the work even, overloads nobody [S1.18, S4.4]", () => {
    const { signalbox, shortestQueue, roundRobin } = meanOf({});
    expect(signalbox.skillMatch).toBeGreaterThanOrEqual(0.97);
    expect(signalbox.lateShare).toBeLessThanOrEqual(1.5 * shortestQueue.lateShare);
    expect(signalbox.lateShare).toBeLessThanOrEqual(roundRobin.lateShare / 5);
    expect(signalbox.giniWork).toBeLessThanOrEqual(0.16);
    expect(signalbox).toMatchObject({ overCapacity: 0, absentAssigned: 0 });
  });

  it("bears it when four labels in ten are wrong", () => {
    expect(meanOf({ labelAccuracy: 0.6 }).signalbox.lateShare).toBeLessThanOrEqual(0.09);
  });

  it.each([
    ["a small desk", { people: 6, days: 10 }],
    ["a large one", { people: 24, days: 10 }],
    ["little to do", { load: 0.5 }],
    ["more than can be done", { load: 1.4, days: 10 }],
  ])("overloads nobody and gives nothing to who is away: %s", (_what, more) => {
    const { signalbox, shortestQueue } = meanOf(more);
    expect(signalbox).toMatchObject({ overCapacity: 0, absentAssigned: 0 });
    expect(signalbox.meanWaitHours).toBeLessThanOrEqual(1.5 * shortestQueue.meanWaitHours);
  });
});

/** One person who is away on the days given, and knows vpn. */
function alone(arrivals: readonly Partial<Arrival>[], awayOn: readonly number[] = []): World {
  const rest = { at: 0, needs: ["vpn"], labels: ["vpn"], priority: "low", hours: 1 } as const;
  return {
    people: [{ id: "one", skills: ["vpn"] }],
    arrivals: arrivals.map((arrival) => ({ ...rest, ...arrival })),
    awayOn: (day) => [awayOn.includes(day)],
  };
}

const waitsIn = (world: World) =>
  runPolicy(world, POLICIES.signalbox()).outcomes.map(({ ticket, waitedHours }) => [ticket.hours, waitedHours]);

describe("a simulated desk", () => {
  it("works on the most urgent first, of these the oldest, and breaks off nothing", () => {
    const world = alone([{ hours: 2 }, { at: 0.5, hours: 3 }, { at: 1, hours: 4, priority: "critical" }]);
    expect(waitsIn(world)).toEqual([
      [2, 0],
      [4, 1],
      [3, 5.5],
    ]);
  });

  it("goes on the next morning where it stopped in the evening, and waits for who is away", () => {
    expect(waitsIn(alone([{ hours: 10 }, { at: 1 }]))).toEqual([
      [10, 0],
      [1, 9],
    ]);
    expect(waitsIn(alone([{ hours: 10 }, { at: 1 }], [1]))).toEqual([
      [10, 0],
      [1, 17],
    ]);
    expect(waitsIn(alone([{ at: 3 }], [0, 1]))).toEqual([[1, 13]]);
  });

  it("takes 1.8 times as long without any of the skills, and less with some", () => {
    const workedOn = (needs: string[]) => runPolicy(alone([{ needs }]), POLICIES.signalbox()).workers[0]?.workedHours;
    expect([[], ["vpn"], ["vpn", "mail"], ["mail"]].map(workedOn)).toEqual([1, 1, 1.4, 1.8]);
  });

  it("keeps a ticket waiting that nobody has room for, and gives it to who gets free", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ at: i / 100 }));
    const { outcomes, overCapacity } = runPolicy(alone(many), POLICIES.signalbox());
    expect([outcomes.length, overCapacity]).toEqual([30, 0]);
    expect(outcomes.at(-1)?.waitedHours).toBeCloseTo(29 - 0.29);
  });

  it("counts who gives to somebody away or full", () => {
    const blind = runPolicy(
      alone(
        Array.from({ length: 21 }, () => ({})),
        [0],
      ),
      () => "one",
    );
    expect([blind.overCapacity, blind.absentAssigned]).toEqual([1, 21]);
  });
});
