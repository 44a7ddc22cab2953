import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { answerReview } from "./answer-review";
import type { AcceptManyInput } from "./input";

/** What became of one case. `stale`: it changed since the person loaded it, or has nothing to accept. */
export interface AcceptedCase {
  ticket: string;
  outcome: "accepted" | "stale" | "not_found";
  version?: number;
}

/**
 * Accepts the suggestions of many review cases and returns the outcomes in their order. One that fails stops no
 * other.
 */
export async function acceptMany(ctx: Context, { cases }: AcceptManyInput): Promise<{ cases: AcceptedCase[] }> {
  authorize(ctx.actor, "ticket.review");
  const results: AcceptedCase[] = [];
  for (const reviewed of cases) results.push(await acceptOne(ctx, reviewed));
  return { cases: results };
}

async function acceptOne(ctx: Context, reviewed: AcceptManyInput["cases"][number]): Promise<AcceptedCase> {
  const { ticket } = reviewed;
  try {
    const { version } = await answerReview(ctx, { ...reviewed, answer: "accept" });
    return { ticket, outcome: "accepted", version };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") return { ticket, outcome: "not_found" };
    if (error.code === "stale" || error.code === "conflict") return { ticket, outcome: "stale" };
    throw error;
  }
}
