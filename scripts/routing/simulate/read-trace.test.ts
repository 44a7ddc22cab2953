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

describe("a file of tickets", () => {
  it("has its columns in any order, and others besides", async () => {
    const lines = ["ticket,Hours,priority,skills,arrival", "7,0.5,HIGH, vpn | mail|vpn ,1.5"];
    expect(await readLines(...lines)).toEqual([{ at: 1.5, needs: ["vpn", "mail"], priority: "high", hours: 0.5 }]);
  });

  it("may have times instead of hours, of which the working hours count", async () => {
    const rows = ["2026-11-20T09:30:00Z,,low,1", "2026-11-21T12:00:00Z,,low,1", "2026-11-23T09:15:00Z,,low,1"];
    expect((await readLines(HEAD, ...rows)).map(({ at }) => at)).toEqual([0.5, 8, 8.25]);
  });

  it.each<[string, string[], string]>([
    ["nothing", [""], " has no tickets."],
    ["no rows", [HEAD], " has no tickets."],
    [
      "a column that is missing",
      ["arrival,skills,hours", "0,vpn,1"],
      " has no column priority; its first line is arrival,skills,hours.",
    ],
    [
      "a priority that is none",
      [...GOOD, "2,vpn,soon,1"],
      ", line 4: priority “soon” is none of low, medium, high, critical.",
    ],
    [
      "hours below nothing",
      [...GOOD, "2,vpn,low,-1"],
      ", line 4: hours “-1” is no number of hours above 0 up to 100000.",
    ],
    ["no work at all", [...GOOD, "2,vpn,low,0"], ", line 4: hours “0” is no number of hours above 0 up to 100000."],
    ["a row that is too short", [...GOOD, "2,vpn"], ", line 4: 2 fields where the first line has 4."],
    [
      "an arrival that is none",
      [...GOOD, "soon,vpn,low,1"],
      ", line 4: arrival “soon” is no number of hours up to 100000.",
    ],
    [
      "a time that is none",
      [HEAD, "2026-13-01T09:00:00Z,vpn,low,1"],
      ", line 2: arrival “2026-13-01T09:00:00Z” is no time such as 2026-11-20T09:30:00Z.",
    ],
    ["an open quotation mark", [...GOOD, '3,"vpn,low,1'], ", line 4: a quotation mark in this row is never closed."],
  ])("is refused with the line that is wrong: %s", async (_what, lines, sentence) => {
    await expect(readLines(...lines)).rejects.toThrow(new UsageError(`${file}${sentence}`));
  });

  it("that is not there is named", async () => {
    await expect(readTrace("none.csv")).rejects.toThrow(new UsageError("none.csv can't be read."));
  });
});
