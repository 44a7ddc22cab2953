import { handle } from "@/app/_http/handle";
import { deleteRule } from "@/lib/rules/delete-rule";
import { UpdateRuleInput } from "@/lib/rules/input";
import { findRule } from "@/lib/rules/queries";
import { updateRule } from "@/lib/rules/update-rule";

export const GET = handle({ versioned: true, run: (ctx, { params }) => findRule(ctx, params.id) });

export const PATCH = handle({
  body: UpdateRuleInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { params, body, version }) => updateRule(ctx, { ...body, id: params.id, version }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteRule(ctx, { id: params.id }) });
