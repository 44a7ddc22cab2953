import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Locks the data folder, because two processes would lose rows. Returns `unlock`. Throws if a live process has it. */
export function lockFolder(folder: string): () => void {
  const path = join(folder, "lock");
  for (let attempt = 0; ; attempt++) {
    try {
      const file = openSync(path, "wx", 0o600);
      writeSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt > 3) throw error;
      const owner = ownerOf(path);
      if (owner !== undefined && owner !== process.pid && isProcessAlive(owner)) {
        throw new Error(
          `The data folder ${folder} is in use by process ${owner}. Stop that process first, or choose another folder with DATA_DIR.`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  const release = () => {
    if (ownerOf(path) === process.pid) rmSync(path, { force: true });
    process.off("exit", release);
  };
  process.once("exit", release);
  return release;
}

function ownerOf(path: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10) || undefined;
  } catch {
    return undefined;
  }
}

/** True if a process with this id runs, also if another user started it. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
