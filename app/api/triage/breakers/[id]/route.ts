import { handle } from "@/app/_http/handle";
import { resetBreaker } from "@/lib/trust/reset-breaker";

export const DELETE = handle({ run: (ctx, { params }) => resetBreaker(ctx, { id: params.id }) });
