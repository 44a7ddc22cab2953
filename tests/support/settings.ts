import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Starts the test file's process with these settings, as if the server had been started with them. */
export function settings(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(name in before)) before[name] = process.env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  delete (globalThis as { __signalboxEnv?: unknown }).__signalboxEnv;
}

const before: Record<string, string | undefined> = {};
afterAll(() => settings({ ...before }));

/** A data folder for one test file, removed with everything in it when the file is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  settings({ DATA_DIR: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
