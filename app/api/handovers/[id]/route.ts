import { handle } from "@/app/_server/http/handle";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { AnswerHandoverInput } from "@/lib/tickets/handovers/input";
import { withdrawHandover } from "@/lib/tickets/handovers/withdraw-handover";

export const PUT = handle({
  body: AnswerHandoverInput,
  run: (ctx, { body, params }) => answerHandover(ctx, { ...body, handover: params.id }),
});

export const DELETE = handle({ run: (ctx, { params }) => withdrawHandover(ctx, { handover: params.id }) });
