import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** Sets environment variables as if the server had started with them. Restored after the test file. */
export function setEnvironment(values: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(values)) {
    if (!(name in original)) original[name] = process.env[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  delete (globalThis as { __signalboxEnv?: unknown }).__signalboxEnv;
}

const original: Record<string, string | undefined> = {};
afterAll(() => setEnvironment({ ...original }));

/** A data folder for one test file, removed when the file is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "signalbox-test-"));
  setEnvironment({ DATA_DIR: folder });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
