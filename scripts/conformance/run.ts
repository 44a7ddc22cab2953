// `npm run conformance`: runs the tests and lists in docs/build/conformance.md which tests prove which requirement.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ITEMS from "./items.json";

interface Test {
  name: string;
  file: string;
  passed: boolean;
}

const dir = resolve(import.meta.dirname, "../..");
const scratch = mkdtempSync(join(tmpdir(), "signalbox-conformance-"));
const SUITES = {
  unit: ["node_modules/vitest/vitest.mjs", "run"],
  slow: ["node_modules/vitest/vitest.mjs", "run", "--config", "vitest.slow.config.ts"],
  postgres: ["--import", "tsx", "scripts/suites/postgres.ts"],
  browser: ["--import", "tsx", "scripts/suites/browser.ts"],
};

/** The numbers of requirements at the end of a test name: `[S4.11] [S3.18]` or `[S4.11, S3.18]`. */
const NUMBERS = /(\s*\[[^\]]*\])+$/;

const tests = Object.entries(SUITES).flatMap(([suite, command]) => run(suite, command));
rmSync(scratch, { recursive: true, force: true });
const rows = Object.entries(ITEMS).map(([number, what]) => rowOf(number, what));
writeFileSync(join(dir, "docs/build/conformance.md"), page());
const unproven = rows.filter((row) => row.state !== "passes");
for (const { number, what, state } of unproven) console.log(`${number}  ${state}  ${what}`);
console.log(`\n${rows.length - unproven.length} of ${rows.length} numbers pass; see docs/build/conformance.md.`);
process.exit(unproven.length === 0 ? 0 : 1);

function run(suite: string, command: string[]): Test[] {
  const report = join(scratch, `${suite}.json`);
  const args = [...command, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  spawnSync(process.execPath, args, { cwd: dir, stdio: "inherit" });
  try {
    const { testResults } = JSON.parse(readFileSync(report, "utf8"));
    return testResults.flatMap((file: { name: string; assertionResults: { fullName: string; status: string }[] }) =>
      file.assertionResults.map(({ fullName, status }) => ({
        name: fullName,
        file: file.name.slice(dir.length + 1),
        passed: status === "passed",
      })),
    );
  } catch {
    console.warn(`The test suite "${suite}" did not run.`);
    return [];
  }
}

function rowOf(number: string, what: string) {
  const isTagged = new RegExp(`\\b${number.replace(".", "\\.")}(?!\\d)`);
  const proofs = tests.filter((test) => isTagged.test(NUMBERS.exec(test.name)?.[0] ?? ""));
  const state = proofs.length === 0 ? "has no test" : proofs.every((test) => test.passed) ? "passes" : "fails";
  return { number, what, proofs, state };
}

function page(): string {
  const lines = rows.map(({ number, what, proofs, state }) => {
    const named = proofs.map((test) => `${test.name.replace(NUMBERS, "")} (\`${test.file}\`)`);
    return `| ${number} | ${what} | ${named.join("<br>").replaceAll("|", "\\|") || "–"} | ${state} |`;
  });
  return `# Conformance

What Signalbox keeps of five earlier ticket systems, and the tests that prove it. \`npm run conformance\` runs the tests
and writes this page. Test names end with the numbers in brackets.

| Number | What | Tests | State |
|---|---|---|---|
${lines.join("\n")}
`;
}
