import { handle } from "@/app/_server/http/handle";
import { addReply } from "@/lib/tickets/add-reply";
import { ReplyInput } from "@/lib/tickets/input";

export const POST = handle({
  body: ReplyInput,
  creates: true,
  status: 201,
  run: (ctx, { body, params }) => addReply(ctx, { ...body, ticket: params.id }),
});
