import type { Context } from "@/lib/context";

/** Something that happens at one moment; the context's clock stands there. */
export interface TimelineAction {
  at: Date;
  run(ctx: Context): Promise<unknown>;
}

/**
 * Runs acts in the order of time by a clock that stands at each act's moment. Nothing that they wake is sent: what has
 * happened must set no function off. Throws for an act in the future, and where a verb refuses.
 */
export async function runTimeline(ctx: Context, acts: TimelineAction[], end: Date): Promise<void> {
  const inOrder = [...acts].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, run } of inOrder) {
    if (at > end) throw new TypeError("A scenario of the demo goes on in the future.");
    await run({ ...ctx, now: () => at, after: () => {} });
  }
}
