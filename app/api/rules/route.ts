import { handle } from "@/app/_http/handle";
import { createRule } from "@/lib/rules/create-rule";
import { CreateRuleInput } from "@/lib/rules/input";
import { listRules } from "@/lib/rules/queries";

export const GET = handle({ run: (ctx) => listRules(ctx) });

export const POST = handle({
  body: CreateRuleInput,
  creates: true,
  status: 201,
  versioned: true,
  run: (ctx, { body }) => createRule(ctx, body),
});
