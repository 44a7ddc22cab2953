import { handle } from "@/app/_server/http/handle";
import { costReport } from "@/lib/triage/llm-cost/queries";

export const GET = handle({ run: (ctx) => costReport(ctx) });
