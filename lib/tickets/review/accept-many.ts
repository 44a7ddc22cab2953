import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { answerReview } from "./answer-review";
import type { AcceptManyInput } from "./input";

/** What became of one of many: `stale` where it is no longer what was seen, or has nothing to accept any more. */
export interface AcceptedCase {
  /** As it was named. */
  ticket: string;
  outcome: "accepted" | "stale" | "not_found";
  version?: number;
}

/** Accepts the suggestions of many cases, each wholly or not at all, and says of each what became of it, in the same order. */
export async function acceptMany(ctx: Context, { cases }: AcceptManyInput): Promise<{ cases: AcceptedCase[] }> {
  authorize(ctx.actor, "ticket.review");
  const done: AcceptedCase[] = [];
  for (const seen of cases) done.push(await acceptOne(ctx, seen));
  return { cases: done };
}

async function acceptOne(ctx: Context, seen: AcceptManyInput["cases"][number]): Promise<AcceptedCase> {
  const { ticket } = seen;
  try {
    const { version } = await answerReview(ctx, { ...seen, answer: "accept" });
    return { ticket, outcome: "accepted", version };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") return { ticket, outcome: "not_found" };
    if (error.code === "stale" || error.code === "conflict") return { ticket, outcome: "stale" };
    throw error;
  }
}
