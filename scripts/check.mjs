// `npm test`: format, lint, types and every test that needs only Node. The last line has the counts.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const dir = resolve(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "signalbox-check-"));
const report = join(scratch, "report.json");
const failures = [];

run("format and lint", "@biomejs/biome/bin/biome", ["check", "."]);
writeNextTypes();
run("types", "typescript/bin/tsc", ["--noEmit"]);
run("tests", "vitest/vitest.mjs", [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
]);

const { passed, failed } = counts();
rmSync(scratch, { recursive: true, force: true });
if (failures.length > 0) console.error(`\nFailed: ${failures.join(", ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failures.length > 0 || failed > 0 || passed === 0 ? 1 : 0);

function run(name, bin, args) {
  const start = Date.now();
  const { status } = spawnSync(process.execPath, [join(dir, "node_modules", bin), ...args], {
    cwd: dir,
    stdio: "inherit",
  });
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - start) / 1000).toFixed(1)} s`);
  if (status !== 0) failures.push(name);
}

/** A build normally writes this file. The type checker needs it for imports of images and styles. */
function writeNextTypes() {
  const path = join(dir, "next-env.d.ts");
  if (!existsSync(path))
    writeFileSync(path, '/// <reference types="next" />\n/// <reference types="next/image-types/global" />\n');
}

function counts() {
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
    // A suite can fail without a failed test, if its file can't be loaded.
    return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
