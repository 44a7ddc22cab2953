import { handle } from "@/app/_server/http/handle";
import { deleteRule } from "@/lib/automation-rules/delete-rule";
import { UpdateRuleInput } from "@/lib/automation-rules/input";
import { findRule } from "@/lib/automation-rules/queries";
import { updateRule } from "@/lib/automation-rules/update-rule";

export const GET = handle({ versioned: true, run: (ctx, { params }) => findRule(ctx, params.id) });

export const PATCH = handle({
  body: UpdateRuleInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { params, body, version }) => updateRule(ctx, { ...body, id: params.id, version }),
});

export const DELETE = handle({ run: (ctx, { params }) => deleteRule(ctx, { id: params.id }) });
