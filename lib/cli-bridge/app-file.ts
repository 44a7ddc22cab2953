import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { env } from "@/lib/env";

/** How a command on the same machine reaches the app that holds the data folder. */
export interface AppFile {
  /** Where it listens, such as `http://127.0.0.1:3000`. */
  address: string;
  /** Proof of having read this file, which only its owner can. New at each start. */
  token: string;
}

const Stored = z.object({ address: z.url(), token: z.string().min(20), pid: z.int().positive() });

/** Says where this process serves, until it ends. Readable by its owner alone; written whole or not at all. */
export function writeAppFile(file: AppFile): void {
  const path = pathOf();
  mkdirSync(resolve(path, ".."), { recursive: true });
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, JSON.stringify({ ...file, pid: process.pid }), { mode: 0o600, flag: "wx" });
  renameSync(draft, path);
  process.once("exit", () => removeAppFile(path));
}

/** The live app of this data folder, or null: none was started, or the one that wrote the file is gone. */
export function readAppFile(): AppFile | null {
  const stored = contentsOf(pathOf());
  return stored && isAlive(stored.pid) ? { address: stored.address, token: stored.token } : null;
}

/** Removes the file where this process wrote it. */
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

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
