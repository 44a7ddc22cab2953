import { AppError } from "@/lib/errors";

/** Half of the four threads that Node shares with DNS and file access. */
const MAX_RUNNING = 2;

/** About three seconds of hashing; a longer wait is useless. */
const MAX_WAITING = 200;

/** Runs `work` two at a time, so that a flood of sign-ins slows only sign-ins. `unavailable` if the queue is full. */
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
