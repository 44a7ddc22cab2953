import type { Metadata } from "next";
import { pageContext } from "@/app/_auth/page";
import { ListReviewInput } from "@/lib/tickets/input";
import {
  type ReviewPage as Cases,
  getReviewCase,
  listReview,
  type ReviewCaseDetails,
} from "@/lib/tickets/review/queries";
import { loadNames } from "../_parts/load-names";
import { orNull } from "../_parts/or-null";
import { STAFF } from "../_parts/staff";
import { Review } from "./review";

interface ReviewPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Review" };

const PAGE_CASES = 50;

export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const ctx = await pageContext({ roles: STAFF, next: "/review" });
  const asked = [(await searchParams).case ?? []].flat()[0];
  const [page, names, named] = await Promise.all([
    listReview(ctx, ListReviewInput.parse({ limit: PAGE_CASES })),
    loadNames(ctx),
    asked ? orNull(getReviewCase(ctx, asked.slice(0, 100))) : null,
  ]);
  const [top] = page.cases;
  const first = named ?? (top ? await orNull(getReviewCase(ctx, top.id)) : null);
  return <Review page={withCase(page, named)} first={first} names={names} />;
}

/** A case that was asked for by its address stands in the list, also where the list's first page lacks it. */
function withCase(page: Cases, named: ReviewCaseDetails | null): Cases {
  if (!named || page.cases.some(({ id }) => id === named.id)) return page;
  return { ...page, cases: [named, ...page.cases] };
}
