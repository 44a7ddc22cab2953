import { describe, expect, it } from "vitest";
import { UsageError } from "../../usage-error";
import { readSimulateOptions } from "./options";

describe("readSimulateOptions", () => {
  it("The defaults are twelve people and twenty days", () => {
    const rest = { seeds: 1, people: 12, days: 20, trace: undefined, json: false };
    expect(readSimulateOptions(["--seed", "7", "--load", ".9", "--label-accuracy", "0.6"])).toEqual({
      ...rest,
      ...{ seed: 7, load: 0.9, labelAccuracy: 0.6 },
    });
    expect(readSimulateOptions([])).toEqual({ ...rest, seed: 1, load: 0.8, labelAccuracy: 1 });
  });

  it.each([
    [["--seed", "-1"], "--seed needs a value that does not start with a dash."],
    [["--seed"], "--seed needs a value that does not start with a dash."],
    [["--json=yes"], "--json takes no value."],
    [["--seed=-1"], "--seed must be a whole number from 0 to 2147483647."],
    [["--seed", "1.5"], "--seed must be a whole number from 0 to 2147483647."],
    [["--people", "0"], "--people must be a whole number from 1 to 1000."],
    [["--load", "0"], "--load must be a number above 0 to 3."],
    [["--load", "much"], "--load must be a number above 0 to 3."],
    [["--load", ""], "--load must be a number above 0 to 3."],
    [["--label-accuracy", "60"], "--label-accuracy must be a number from 0 to 1."],
    [
      ["--nonsense"],
      "Unknown option “--nonsense”. Options: --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.",
    ],
    [
      ["file.csv"],
      "Unknown option “file.csv”. Options: --seed, --seeds, --people, --load, --days, --label-accuracy, --trace and --json.",
    ],
    [["--trace", "x.csv", "--load", "0.5"], "--trace cannot be combined with --load or --days."],
  ])("The options %j are refused in one sentence", (args, sentence) => {
    expect(() => readSimulateOptions(args)).toThrow(new UsageError(sentence));
  });
});
