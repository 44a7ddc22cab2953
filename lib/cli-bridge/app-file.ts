import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { isProcessAlive } from "@/lib/db/folder-lock";
import { env } from "@/lib/env";

/** How a command on the same machine reaches the app that has locked the data folder. */
export interface AppFile {
  address: string;
  /** Proves that the caller can read this file. New at each start. */
  token: string;
}

const Stored = z.object({ address: z.url(), token: z.string().min(20), pid: z.int().positive() });

/** Writes the address and token to a file that only its owner can read. The file is removed when the process ends. */
export function writeAppFile(file: AppFile): void {
  const path = pathOf();
  mkdirSync(resolve(path, ".."), { recursive: true });
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify({ ...file, pid: process.pid }), { mode: 0o600, flag: "wx" });
  renameSync(draft, path);
  process.once("exit", () => removeAppFile(path));
}

/** The running app of this data folder; null if there is none. */
export function readAppFile(): AppFile | null {
  const stored = contentsOf(pathOf());
  return stored && isProcessAlive(stored.pid) ? { address: stored.address, token: stored.token } : null;
}

export function removeAppFile(path = pathOf()): void {
  if (contentsOf(path)?.pid === process.pid) rmSync(path, { force: true });
}

function pathOf(): string {
  return join(resolve(/* turbopackIgnore: true */ env().DATA_DIR), "app.json");
}

function contentsOf(path: string): z.output<typeof Stored> | null {
  try {
    return Stored.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
