import { handle } from "@/app/_server/http/handle";
import { ListReviewInput } from "@/lib/tickets/review/input";
import { listReview } from "@/lib/tickets/review/queries";

export const GET = handle({ query: ListReviewInput, run: (ctx, { query }) => listReview(ctx, query) });
