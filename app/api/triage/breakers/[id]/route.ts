import { handle } from "@/app/_server/http/handle";
import { resetBreaker } from "@/lib/triage-quality/reset-breaker";

export const DELETE = handle({ run: (ctx, { params }) => resetBreaker(ctx, { id: params.id }) });
