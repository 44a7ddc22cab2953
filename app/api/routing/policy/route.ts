import { handle } from "@/app/_http/handle";
import { RoutingPolicyInput } from "@/lib/policy/input";
import { findRoutingPolicy } from "@/lib/policy/queries";
import { saveRoutingPolicy } from "@/lib/policy/save-routing-policy";

export const GET = handle({ versioned: true, run: (ctx) => findRoutingPolicy(ctx) });

export const PUT = handle({
  body: RoutingPolicyInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, version }) => saveRoutingPolicy(ctx, { policy: body.policy, version }),
});
