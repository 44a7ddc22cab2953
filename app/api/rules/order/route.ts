import { handle } from "@/app/_server/http/handle";
import { OrderRulesInput } from "@/lib/automation-rules/input";
import { orderRules } from "@/lib/automation-rules/order-rules";

export const PUT = handle({ body: OrderRulesInput, run: (ctx, { body }) => orderRules(ctx, body) });
