import { after as afterAnswer } from "next/server";

/**
 * Runs `work` once the answer is out. Outside a request of Next's (a test that calls a route's handler, a script) there
 * is no such moment: it starts at once then, and `settled` tells when it is done.
 */
export function after(work: () => Promise<void>): void {
  try {
    afterAnswer(work);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("outside a request scope"))) throw error;
    const running = work().finally(() => holder.__signalboxAfter?.delete(running));
    holder.__signalboxAfter ??= new Set();
    holder.__signalboxAfter.add(running);
  }
}

/** Waits for work that was started outside a request. */
export async function settled(): Promise<void> {
  while (holder.__signalboxAfter?.size) await Promise.all(holder.__signalboxAfter);
}

const holder = globalThis as { __signalboxAfter?: Set<Promise<void>> };
