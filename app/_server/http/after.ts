import { after as afterResponse } from "next/server";

/** Runs `work` after the response. Outside a Next request, as in tests and scripts, `work` starts at once. */
export function after(work: () => Promise<void>): void {
  try {
    afterResponse(work);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("outside a request scope"))) throw error;
    const running = work().finally(() => holder.__signalboxAfter?.delete(running));
    holder.__signalboxAfter ??= new Set();
    holder.__signalboxAfter.add(running);
  }
}

/** Resolves when all `work` that started outside a Next request has ended. */
export async function settled(): Promise<void> {
  while (holder.__signalboxAfter?.size) await Promise.all(holder.__signalboxAfter);
}

const holder = globalThis as { __signalboxAfter?: Set<Promise<void>> };
