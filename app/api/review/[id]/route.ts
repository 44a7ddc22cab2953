import { handle } from "@/app/_server/http/handle";
import { answerReview } from "@/lib/tickets/review/answer-review";
import { AnswerReviewInput } from "@/lib/tickets/review/input";
import { getReviewCase } from "@/lib/tickets/review/queries";
import { undoReview } from "@/lib/tickets/review/undo-review";

export const GET = handle({ versioned: true, run: (ctx, { params }) => getReviewCase(ctx, params.id) });

export const PUT = handle({
  body: AnswerReviewInput,
  ifMatch: true,
  versioned: true,
  run: (ctx, { body, params, version }) => answerReview(ctx, { ...body, ticket: params.id, version }),
});

/** Takes back the caller's own last answer to this review case. */
export const DELETE = handle({ versioned: true, run: (ctx, { params }) => undoReview(ctx, { ticket: params.id }) });
