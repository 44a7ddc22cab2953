import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Leadership } from "./leader";

/** A lock for several processes. */
function lock() {
  let owner: (() => void) | undefined;
  return {
    hold: async (onLost: () => void) => {
      if (owner) return undefined;
      owner = onLost;
      return async () => {
        owner = undefined;
      };
    },
    /** Simulates the death of the leader's connection. */
    lose: () => {
      const lost = owner;
      owner = undefined;
      lost?.();
    },
  };
}

const all: Leadership[] = [];

function join(hold: ConstructorParameters<typeof Leadership>[0]) {
  const changes: boolean[] = [];
  const leadership = new Leadership(hold, (leads) => changes.push(leads));
  all.push(leadership);
  leadership.start();
  return { leadership, changes };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(async () => {
  for (const one of all.splice(0)) await one.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const settle = () => vi.advanceTimersByTimeAsync(0);
const later = () => vi.advanceTimersByTimeAsync(3_000);

describe("of several processes", () => {
  it("The first process leads, and another takes over when it stops", async () => {
    const { hold } = lock();
    const first = join(hold);
    await settle();
    const second = join(hold);
    await later();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([true, false]);
    await first.leadership.stop();
    await later();
    expect([first.leadership.leads, second.leadership.leads]).toEqual([false, true]);
    expect(second.changes).toEqual([true]);
  });

  it("A leader with a dead connection stops leading at once and tries again", async () => {
    const { hold, lose } = lock();
    const first = join(hold);
    await settle();
    const second = join(hold);
    await settle();
    lose();
    expect(first.leadership.leads).toBe(false);
    expect(first.changes).toEqual([true, false]);
    await later();
    expect([first.leadership.leads, second.leadership.leads].filter(Boolean)).toHaveLength(1);
  });
});

describe("a lock that can't be asked for", () => {
  it("A lock request that failed is repeated", async () => {
    const { hold } = lock();
    let fails = 2;
    const one = join(async (onLost) => {
      if (fails-- > 0) throw new Error("no server");
      return hold(onLost);
    });
    await later();
    expect(one.leadership.leads).toBe(false);
    await later();
    expect(one.leadership.leads).toBe(true);
  });

  it("A lock that arrives after the stop is released", async () => {
    const { hold } = lock();
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const one = join((onLost) => asked.then(() => hold(onLost)));
    await one.leadership.stop();
    answer();
    await settle();
    const next = join(hold);
    await settle();
    expect([one.leadership.leads, next.leadership.leads]).toEqual([false, true]);
  });
});
