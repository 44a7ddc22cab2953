import { handle } from "@/app/_server/http/handle";
import { qualityReport } from "@/lib/triage-quality/queries";

export const GET = handle({ run: (ctx) => qualityReport(ctx) });
