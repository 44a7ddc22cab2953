import { handle } from "@/app/_http/handle";
import { OrderRulesInput } from "@/lib/rules/input";
import { orderRules } from "@/lib/rules/order-rules";

export const PUT = handle({ body: OrderRulesInput, run: (ctx, { body }) => orderRules(ctx, body) });
