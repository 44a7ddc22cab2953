import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/tests/support/settings";
import { UsageError } from "../../usage-error";
import { readTrace } from "./read-trace";

let file: string;
beforeAll(() => {
  file = join(scratchFolder(), "trace.csv");
});

const HEAD = "arrival,skills,priority,hours";
const GOOD = [HEAD, "0,vpn|mail,high,0.5", "0.25,,low,1"];

function readLines(...lines: string[]) {
  writeFileSync(file, `${lines.join("\n")}\n`);
  return readTrace(file);
}

describe("readTrace", () => {
  it("A trace may have its columns in any order, and other columns", async () => {
    const lines = ["ticket,Hours,priority,skills,arrival", "7,0.5,HIGH, vpn | mail|vpn ,1.5"];
    expect(await readLines(...lines)).toEqual([{ at: 1.5, needs: ["vpn", "mail"], priority: "high", hours: 0.5 }]);
  });

  it("A trace may have times instead of hours, and only working hours count", async () => {
    const rows = ["2026-11-20T09:30:00Z,,low,1", "2026-11-21T12:00:00Z,,low,1", "2026-11-23T09:15:00Z,,low,1"];
    expect((await readLines(HEAD, ...rows)).map(({ at }) => at)).toEqual([0.5, 8, 8.25]);
  });

  it.each<[string, string[], string]>([
    ["no content", [""], " has no tickets."],
    ["no rows", [HEAD], " has no tickets."],
    [
      "a missing column",
      ["arrival,skills,hours", "0,vpn,1"],
      " has no column priority; its first line is arrival,skills,hours.",
    ],
    [
      "an unknown priority",
      [...GOOD, "2,vpn,soon,1"],
      ", line 4: priority “soon” is not one of low, medium, high, critical.",
    ],
    [
      "negative hours",
      [...GOOD, "2,vpn,low,-1"],
      ", line 4: hours “-1” is not a number of hours above 0 up to 100000.",
    ],
    ["zero hours", [...GOOD, "2,vpn,low,0"], ", line 4: hours “0” is not a number of hours above 0 up to 100000."],
    ["a row that is too short", [...GOOD, "2,vpn"], ", line 4: this line has 2 fields, but the first line has 4."],
    [
      "an invalid arrival",
      [...GOOD, "soon,vpn,low,1"],
      ", line 4: arrival “soon” is not a number of hours up to 100000.",
    ],
    [
      "an invalid time",
      [HEAD, "2026-13-01T09:00:00Z,vpn,low,1"],
      ", line 2: arrival “2026-13-01T09:00:00Z” is not a time such as 2026-11-20T09:30:00Z.",
    ],
    ["an open quotation mark", [...GOOD, '3,"vpn,low,1'], ", line 4: a quotation mark in this row is never closed."],
  ])("A trace with %s is refused with its line", async (_name, lines, sentence) => {
    await expect(readLines(...lines)).rejects.toThrow(new UsageError(`${file}${sentence}`));
  });

  it("A missing trace file is named", async () => {
    await expect(readTrace("none.csv")).rejects.toThrow(new UsageError("none.csv cannot be read."));
  });
});
