import { handle } from "@/app/_http/handle";
import { costReport } from "@/lib/triage/cost/queries";

export const GET = handle({ run: (ctx) => costReport(ctx) });
