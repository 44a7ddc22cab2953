import { AppError } from "@/lib/errors";

/** Node has four threads for hashing, DNS and file access. Hashing may use half of them. */
const MAX_RUNNING = 2;

/** This many hashes take about three seconds. People don't wait longer to sign in. */
const MAX_WAITING = 200;

/** Runs two hashes at a time, so that many sign-ins don't slow the rest. Throws `unavailable` if too many wait. */
export async function inHashQueue<T>(work: () => Promise<T>): Promise<T> {
  await enter();
  try {
    return await work();
  } finally {
    leave();
  }
}

function enter(): Promise<void> {
  if (queue.running < MAX_RUNNING) {
    queue.running++;
    return Promise.resolve();
  }
  if (queue.waiting.length >= MAX_WAITING) {
    throw new AppError("unavailable", "Too many people are signing in. Try again in a moment.", {
      retryAfterSeconds: 5,
    });
  }
  return new Promise((resolve) => queue.waiting.push(resolve));
}

function leave(): void {
  const next = queue.waiting.shift();
  if (next) next();
  else queue.running--;
}

interface HashQueue {
  running: number;
  waiting: (() => void)[];
}
const holder = globalThis as { __signalboxHashing?: HashQueue };
holder.__signalboxHashing ??= { running: 0, waiting: [] };
const queue = holder.__signalboxHashing;
