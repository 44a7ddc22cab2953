import { handle } from "@/app/_server/http/handle";
import { createRule } from "@/lib/automation-rules/create-rule";
import { CreateRuleInput } from "@/lib/automation-rules/input";
import { listRules } from "@/lib/automation-rules/queries";

export const GET = handle({ run: (ctx) => listRules(ctx) });

export const POST = handle({
  body: CreateRuleInput,
  creates: true,
  status: 201,
  versioned: true,
  run: (ctx, { body }) => createRule(ctx, body),
});
