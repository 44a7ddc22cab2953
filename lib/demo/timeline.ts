import type { Context } from "@/lib/context";

/** An action at a moment. Its context has the clock of that moment. */
export interface TimelineAction {
  at: Date;
  run(ctx: Context): Promise<unknown>;
}

/** Runs actions in order of time and sends none of their events. Throws for an action in the future. */
export async function runTimeline(ctx: Context, actions: TimelineAction[], end: Date): Promise<void> {
  const inOrder = [...actions].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { at, run } of inOrder) {
    if (at > end) throw new TypeError("A demo scenario has a step in the future.");
    await run({ ...ctx, now: () => at, after: () => {} });
  }
}
