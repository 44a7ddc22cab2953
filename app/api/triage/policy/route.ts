import { handle } from "@/app/_http/handle";
import { PolicyInput } from "@/lib/policy/input";
import { findPolicy } from "@/lib/policy/queries";
import { savePolicy } from "@/lib/policy/save-policy";

export const GET = handle({ versioned: true, run: (ctx) => findPolicy(ctx) });

export const PUT = handle({
  body: PolicyInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, version }) => savePolicy(ctx, { policy: body.policy, version }),
});
