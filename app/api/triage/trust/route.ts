import { handle } from "@/app/_http/handle";
import { trustReport } from "@/lib/trust/queries";

export const GET = handle({ run: (ctx) => trustReport(ctx) });
