import type { EngineFunction } from "./supported";

/** What counts against a limit of concurrency. */
export interface InLane {
  lane: string | null;
  functionId: string;
}

/** Counts the calls of each lane against the limit of its function. */
export class Lanes {
  private readonly counts = new Map<string, { count: number; limit: number }>();

  constructor(
    private readonly functions: ReadonlyMap<string, EngineFunction>,
    underWay: InLane[],
  ) {
    for (const call of underWay) this.enter(call);
  }

  /** True where some function has a limit at all. */
  get any(): boolean {
    return [...this.functions.values()].some((fn) => fn.concurrency !== undefined);
  }

  full(): string[] {
    return [...this.counts].filter(([, { count, limit }]) => count >= limit).map(([lane]) => lane);
  }

  /** Counts a call in, or answers false where its lane has no room. */
  enter({ lane, functionId }: InLane): boolean {
    if (lane === null) return true;
    const limit = this.functions.get(functionId)?.concurrency?.limit ?? Number.POSITIVE_INFINITY;
    const count = this.counts.get(lane)?.count ?? 0;
    if (count >= limit) return false;
    this.counts.set(lane, { count: count + 1, limit });
    return true;
  }
}
