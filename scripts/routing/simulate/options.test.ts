import { describe, expect, it } from "vitest";
import { UsageError } from "../../usage-error";
import { readSimulateOptions } from "./options";

describe("what a simulation is told", () => {
  it("is a desk of twelve for twenty days unless said otherwise", () => {
    const rest = { seeds: 1, people: 12, days: 20, trace: undefined, json: false };
    expect(readSimulateOptions(["--seed", "7", "--load", ".9", "--label-accuracy", "0.6"])).toEqual({
      ...rest,
      ...{ seed: 7, load: 0.9, labelAccuracy: 0.6 },
    });
    expect(readSimulateOptions([])).toEqual({ ...rest, seed: 1, load: 0.8, labelAccuracy: 1 });
  });

  it.each([
    [["--seed", "-1"], "--seed needs a value that doesn't begin with a dash."],
    [["--seed"], "--seed needs a value that doesn't begin with a dash."],
    [["--json=yes"], "--json takes no value."],
    [["--seed=-1"], "--seed takes a whole number from 0 to 2147483647."],
    [["--seed", "1.5"], "--seed takes a whole number from 0 to 2147483647."],
    [["--people", "0"], "--people takes a whole number from 1 to 1000."],
    [["--load", "0"], "--load takes a number above 0 to 3."],
    [["--load", "much"], "--load takes a number above 0 to 3."],
    [["--load", ""], "--load takes a number above 0 to 3."],
    [["--label-accuracy", "60"], "--label-accuracy takes a number from 0 to 1."],
    [
      ["--nonsense"],
      "“--nonsense” can't be used: there are --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.",
    ],
    [
      ["file.csv"],
      "“file.csv” can't be used: there are --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.",
    ],
    [["--trace", "x.csv", "--load", "0.5"], "--trace brings its own tickets, so --load and --days don't go with it."],
  ])("is refused in one sentence: %j", (args, sentence) => {
    expect(() => readSimulateOptions(args)).toThrow(new UsageError(sentence));
  });
});
