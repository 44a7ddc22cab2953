import { AppError } from "@/lib/errors";

/** Password hashing may hold half of the four threads that Node also resolves names and reads files with. */
const WIDTH = 2;

/** Beyond this many waiting a turn would come too late to be of use: about three seconds of hashing. */
const MOST_WAITING = 200;

/**
 * Runs `work` when its turn comes; two run at a time in this process. All work that hashes passwords goes through
 * here, so that a flood of sign-ins is slow for those who sign in and for nobody else.
 */
export async function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
  await seat();
  try {
    return await work();
  } finally {
    leave();
  }
}

function seat(): Promise<void> {
  if (line.busy < WIDTH) {
    line.busy++;
    return Promise.resolve();
  }
  if (line.waiting.length >= MOST_WAITING) {
    throw new AppError("unavailable", "Too many people sign in just now. Try again in a moment.", {
      retryAfterSeconds: 5,
    });
  }
  return new Promise((resolve) => line.waiting.push(resolve));
}

function leave(): void {
  const next = line.waiting.shift();
  if (next) next();
  else line.busy--;
}

interface Line {
  busy: number;
  waiting: (() => void)[];
}
const holder = globalThis as { __signalboxHashing?: Line };
holder.__signalboxHashing ??= { busy: 0, waiting: [] };
const line = holder.__signalboxHashing;
