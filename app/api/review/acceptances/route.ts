import { handle } from "@/app/_server/http/handle";
import { AcceptManyInput } from "@/lib/tickets/input";
import { acceptMany } from "@/lib/tickets/review/accept-many";

export const POST = handle({ body: AcceptManyInput, run: (ctx, { body }) => acceptMany(ctx, body) });
