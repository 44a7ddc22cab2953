import { describe, expect, it } from "vitest";
import { comparePolicies, meanFigures } from "./figures";
import { POLICIES } from "./policies";
import { runPolicy } from "./run-policy";
import { type Arrival, drawWorld, type World } from "./world";

const WORLD = { people: 12, load: 0.8, days: 20, labelAccuracy: 1 };
const SEEDS = [1, 2, 3, 4];
const meanOf = (more: Partial<typeof WORLD>) =>
  meanFigures(SEEDS.map((seed) => comparePolicies(drawWorld({ ...WORLD, ...more, seed }))));

describe("comparePolicies", () => {
  it("Our routing matches skills, keeps waits short and work even, and never exceeds capacity [S1.18, S4.4]", () => {
    const { signalbox, shortestQueue, roundRobin } = meanOf({});
    expect(signalbox.skillMatch).toBeGreaterThanOrEqual(0.97);
    expect(signalbox.lateShare).toBeLessThanOrEqual(1.5 * shortestQueue.lateShare);
    expect(signalbox.lateShare).toBeLessThanOrEqual(roundRobin.lateShare / 5);
    expect(signalbox.giniWork).toBeLessThanOrEqual(0.16);
    expect(signalbox).toMatchObject({ overCapacity: 0, absentAssigned: 0 });
  });

  it("Our routing stays good when four labels in ten are wrong", () => {
    expect(meanOf({ labelAccuracy: 0.6 }).signalbox.lateShare).toBeLessThanOrEqual(0.09);
  });

  it.each([
    ["a small help desk", { people: 6, days: 10 }],
    ["a large help desk", { people: 24, days: 10 }],
    ["a low load", { load: 0.5 }],
    ["an overload", { load: 1.4, days: 10 }],
  ])("Our routing never exceeds capacity and never assigns to absent people, with %s", (_name, more) => {
    const { signalbox, shortestQueue } = meanOf(more);
    expect(signalbox).toMatchObject({ overCapacity: 0, absentAssigned: 0 });
    expect(signalbox.meanWaitHours).toBeLessThanOrEqual(1.5 * shortestQueue.meanWaitHours);
  });
});

/** A world with one person, who has the skill vpn and is away on these days. */
function onePerson(arrivals: readonly Partial<Arrival>[], awayOn: readonly number[] = []): World {
  const rest = { at: 0, needs: ["vpn"], labels: ["vpn"], priority: "low", hours: 1 } as const;
  return {
    people: [{ id: "one", skills: ["vpn"] }],
    arrivals: arrivals.map((arrival) => ({ ...rest, ...arrival })),
    awayOn: (day) => [awayOn.includes(day)],
  };
}

const waitsIn = (world: World) =>
  runPolicy(world, POLICIES.signalbox()).outcomes.map(({ ticket, waitedHours }) => [ticket.hours, waitedHours]);

describe("runPolicy", () => {
  it("People work on the most urgent ticket first, then the oldest, and finish what they started", () => {
    const world = onePerson([{ hours: 2 }, { at: 0.5, hours: 3 }, { at: 1, hours: 4, priority: "critical" }]);
    expect(waitsIn(world)).toEqual([
      [2, 0],
      [4, 1],
      [3, 5.5],
    ]);
  });

  it("Work continues the next morning, and an absent person's tickets wait", () => {
    expect(waitsIn(onePerson([{ hours: 10 }, { at: 1 }]))).toEqual([
      [10, 0],
      [1, 9],
    ]);
    expect(waitsIn(onePerson([{ hours: 10 }, { at: 1 }], [1]))).toEqual([
      [10, 0],
      [1, 17],
    ]);
    expect(waitsIn(onePerson([{ at: 3 }], [0, 1]))).toEqual([[1, 13]]);
  });

  it("Work takes 1.8 times as long without the skills, and less with some of them", () => {
    const workedOn = (needs: string[]) =>
      runPolicy(onePerson([{ needs }]), POLICIES.signalbox()).workers[0]?.workedHours;
    expect([[], ["vpn"], ["vpn", "mail"], ["mail"]].map(workedOn)).toEqual([1, 1, 1.4, 1.8]);
  });

  it("A ticket waits until somebody has capacity", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ at: i / 100 }));
    const { outcomes, overCapacity } = runPolicy(onePerson(many), POLICIES.signalbox());
    expect([outcomes.length, overCapacity]).toEqual([30, 0]);
    expect(outcomes.at(-1)?.waitedHours).toBeCloseTo(29 - 0.29);
  });

  it("Assignments to absent or full people are counted", () => {
    const careless = runPolicy(
      onePerson(
        Array.from({ length: 21 }, () => ({})),
        [0],
      ),
      () => "one",
    );
    expect([careless.overCapacity, careless.absentAssigned]).toEqual([1, 21]);
  });
});
