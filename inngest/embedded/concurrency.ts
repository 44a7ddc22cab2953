import type { EngineFunction } from "./supported";

export interface ConcurrencyKey {
  concurrencyKey: string | null;
  functionId: string;
}

/** Counts the running calls per concurrency key, and compares them with the limit of their function. */
export class ConcurrencyCounts {
  private readonly counts = new Map<string, { count: number; limit: number }>();

  constructor(
    private readonly functions: ReadonlyMap<string, EngineFunction>,
    underWay: ConcurrencyKey[],
  ) {
    for (const call of underWay) this.enter(call);
  }

  get any(): boolean {
    return [...this.functions.values()].some((fn) => fn.concurrency !== undefined);
  }

  full(): string[] {
    return [...this.counts].filter(([, { count, limit }]) => count >= limit).map(([key]) => key);
  }

  /** Counts a call, or returns false if its key is at the limit. */
  enter({ concurrencyKey, functionId }: ConcurrencyKey): boolean {
    if (concurrencyKey === null) return true;
    const limit = this.functions.get(functionId)?.concurrency?.limit ?? Number.POSITIVE_INFINITY;
    const count = this.counts.get(concurrencyKey)?.count ?? 0;
    if (count >= limit) return false;
    this.counts.set(concurrencyKey, { count: count + 1, limit });
    return true;
  }
}
