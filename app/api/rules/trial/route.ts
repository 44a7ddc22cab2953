import { handle } from "@/app/_server/http/handle";
import { TryRulesInput } from "@/lib/triage/input";
import { tryRules } from "@/lib/triage/try-rules";

export const POST = handle({ body: TryRulesInput, run: (ctx, { body }) => tryRules(ctx, body) });
