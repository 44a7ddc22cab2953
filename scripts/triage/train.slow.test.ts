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

async function run(script: string, ...args: string[]) {
  const options = { env: { ...process.env, DATA_DIR: `${folder}/data`, NODE_NO_WARNINGS: "1" } };
  return promisify(execFile)(
    process.execPath,
    ["--import", "tsx", `scripts/triage/${script}.ts`, ...args],
    options,
  ).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
  );
}

describe("npm run triage:train", { timeout: 240_000 }, () => {
  it("The command reports missing labels, and after an import what it learned", async () => {
    expect(await run("train")).toEqual({
      code: 1,
      stdout: "",
      stderr: "Too few labels: people labelled 0 tickets, and 20 are needed.\n",
    });
    const rows = Array.from({ length: 60 }, (_, n) =>
      n % 2 ? `The invoice ${n} was charged twice,billing,high` : `I can't sign in on device ${n},account,low`,
    );
    writeFileSync(join(folder, "old.csv"), `text,category,priority\n${rows.join("\n")}\n`);
    expect((await run("import", join(folder, "old.csv"))).code).toBe(0);
    const { code, stdout } = await run("train");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^category: 60 decisions, 5 values, 100\.0% right on 60 held out, \d+ kB in [\d.]+ s$/m);
    expect(stdout).toMatch(/^priority: 60 decisions, 2 values/m);
    expect(stdout).not.toContain("skills:");
  });
});
