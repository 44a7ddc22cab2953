import { handle } from "@/app/_server/http/handle";
import { acceptMany } from "@/lib/tickets/review/accept-many";
import { AcceptManyInput } from "@/lib/tickets/review/input";

export const POST = handle({ body: AcceptManyInput, run: (ctx, { body }) => acceptMany(ctx, body) });
