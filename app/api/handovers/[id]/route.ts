import { handle } from "@/app/_http/handle";
import { answerHandover } from "@/lib/tickets/handover/answer-handover";
import { AnswerHandoverInput } from "@/lib/tickets/handover/input";
import { withdrawHandover } from "@/lib/tickets/handover/withdraw-handover";

export const PUT = handle({
  body: AnswerHandoverInput,
  run: (ctx, { body, params }) => answerHandover(ctx, { ...body, handover: params.id }),
});

export const DELETE = handle({
  run: (ctx, { params }) => withdrawHandover(ctx, { handover: params.id }),
});
