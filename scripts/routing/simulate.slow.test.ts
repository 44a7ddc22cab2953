import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "@/tests/support/settings";

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
});

/** Writes a trace file and returns its path. */
function writeTrace(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

async function run(...args: string[]) {
  const options = { env: { ...process.env, NODE_NO_WARNINGS: "1" } };
  const script = ["--import", "tsx", "scripts/routing/simulate.ts"];
  return promisify(execFile)(process.execPath, [...script, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

const SMALL_WORLD = ["--people", "4", "--days", "2"];
const POLICIES = ["signalbox", "roundRobin", "leastLoaded", "bestSkill", "shortestQueue"];
const FIGURES = [
  "meanWaitHours",
  "p90WaitHours",
  "lateShare",
  "skillMatch",
  "giniWork",
  "overCapacity",
  "absentAssigned",
];
const TRACE = ["arrival,skills,priority,hours", "0,vpn|mail,high,0.5", "0.25,,low,1", "1.5,vpn,critical,0.75"];

// Each run starts a process: a second alone, much more on a busy machine.
describe("npm run routing:simulate", { timeout: 120_000 }, () => {
  it("The simulation prints a table and, as its last line, the figures of every policy", async () => {
    const { code, stdout } = await run("--seed", "3", ...SMALL_WORLD);
    const lines = stdout.trimEnd().split("\n");
    const figures = JSON.parse(lines.at(-1)!);
    expect([code, Object.keys(figures)]).toEqual([0, ["seed", "policies", "chooseP50Us", "chooseP99Us"]]);
    expect(Object.keys(figures.policies)).toEqual(POLICIES);
    for (const name of POLICIES) expect(Object.keys(figures.policies[name])).toEqual(FIGURES);
    expect(lines.filter((line: string) => POLICIES.some((name) => line.startsWith(name)))).toHaveLength(5);
    expect(figures.chooseP99Us).toBeGreaterThanOrEqual(figures.chooseP50Us);
  });

  it("The simulation prints only JSON with --json, and the same for the same seed", async () => {
    const [first, again, other] = await Promise.all(
      ["5", "5", "6"].map((seed) => run("--json", "--seed", seed, ...SMALL_WORLD)),
    );
    const policiesOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).policies;
    expect(policiesOf(first!)).toEqual(policiesOf(again!));
    expect(policiesOf(first!)).not.toEqual(policiesOf(other!));
  });

  it("The simulation reads tickets from a file, with arrivals in working hours or as times", async () => {
    const day = (time: string) => `2026-11-20T${time}:00Z`;
    const times: string[] = [
      "hours,priority,skills,arrival,ticket",
      `0.5,High,vpn|mail,${day("09:00")},1`,
      `1,low,,${day("09:15")},2`,
      `0.75,critical,vpn,${day("10:30")},3`,
    ];
    const runs = await Promise.all([
      run("--json", "--trace", writeTrace("hours.csv", TRACE), "--people", "3"),
      run("--json", "--trace", writeTrace("times.csv", times), "--people", "3"),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    const [hours, asTimes] = runs.map(({ stdout }) => JSON.parse(stdout).policies);
    expect(asTimes).toEqual(hours);
    expect(hours.signalbox).toMatchObject({ skillMatch: 1, overCapacity: 0, absentAssigned: 0 });
  });

  it("The simulation reports invalid input in one sentence and exits with 2", async () => {
    const file = writeTrace("bad.csv", [...TRACE, "2,vpn,soon,1"]);
    const runs = await Promise.all([
      run("--people", "0"),
      run("--load", "0.0001", "--days", "1"),
      run("--json", "--trace", file),
    ]);
    expect(runs.map(({ code, stdout }) => [code, stdout])).toEqual(runs.map(() => [2, ""]));
    expect(runs.map(({ stderr }) => stderr)).toEqual([
      "--people must be a whole number from 1 to 1000.\n",
      "No tickets arrive in this time. Increase --load or --days.\n",
      `${file}, line 5: priority “soon” is not one of low, medium, high, critical.\n`,
    ]);
  });
});
