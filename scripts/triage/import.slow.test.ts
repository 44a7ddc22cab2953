import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { lockFolder } from "@/lib/db/folder-lock";
import { scratchFolder } from "@/tests/support/settings";

let folder: string;
beforeAll(() => {
  folder = scratchFolder();
});

/** Writes a file into the scratch folder; returns its path. */
function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function run(...args: string[]) {
  const options = { env: { ...process.env, DATA_DIR: `${folder}/data`, NODE_NO_WARNINGS: "1" } };
  const script = ["--import", "tsx", "scripts/triage/import.ts"];
  return promisify(execFile)(process.execPath, [...script, ...args], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

// Each run is a process of its own, and one of them makes a database: seconds alone, much more beside other work.
describe("npm run triage:import", { timeout: 240_000 }, () => {
  it("The command imports a whole file and prints the row count, with progress; a repeated file is reported [S0.37]", async () => {
    const path = written("old.csv", `text,department,priority\n${"It burns,,P1 - Critical\n".repeat(1_204)}`);
    const first = await run(path);
    expect([first.code, first.stdout]).toEqual([0, "Imported 1,204 rows.\n"]);
    expect(first.stderr).toContain("1,204 of 1,204\n");
    const second = await run(path);
    expect([second.code, second.stdout]).toEqual([1, ""]);
    expect(second.stderr).toMatch(/^This file was already imported on .* as “old\.csv”\./);
  });

  it("Errors are listed by line, and nothing is imported", async () => {
    const path = written("bad.csv", "text,category,priority\nfine,,low\nbad,no such,low\nworse,,asap\n");
    const { code, stdout, stderr } = await run(path);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^Line 3: there is no category “no such”/),
      expect.stringMatching(/^Line 4: “asap” is not a priority/),
      "Nothing was imported. This file has 2 errors.",
      "",
    ]);
    const corrected = await run(written("bad.csv", "text,category,priority\nfine,,low\n"));
    expect([corrected.code, corrected.stdout]).toEqual([0, "Imported 1 row.\n"]);
  });

  it("A missing argument, a missing file and a locked database are refused with a message", async () => {
    expect(await run()).toMatchObject({ code: 1, stderr: "Name a file: npm run triage:import -- tickets.csv\n" });
    expect(await run(join(folder, "none.csv"))).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no file/),
    });
    const unlock = lockFolder(`${folder}/data`);
    const inUse = await run(written("free.csv", "text,priority\na,low\n"));
    unlock();
    expect([inUse.code, inUse.stderr]).toEqual([
      1,
      expect.stringMatching(/in use by process \d+\. Stop that process first/),
    ]);
  });
});
