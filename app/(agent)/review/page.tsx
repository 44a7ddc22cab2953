import type { Metadata } from "next";
import { loadNames } from "@/app/_features/names/load-names";
import { firstParam, type SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { STAFF_ROLES } from "@/app/_server/auth/staff-roles";
import { orNull } from "@/app/_server/or-null";
import { ListReviewInput } from "@/lib/tickets/review/input";
import {
  type ReviewPage as Cases,
  getReviewCase,
  listReview,
  type ReviewCaseDetails,
} from "@/lib/tickets/review/queries";
import { Review } from "./review";

export const metadata: Metadata = { title: "Review" };

const PAGE_CASES = 50;

export default async function ReviewPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: "/review" });
  const number = firstParam(await searchParams, "case");
  const [page, names, requested] = await Promise.all([
    listReview(ctx, ListReviewInput.parse({ limit: PAGE_CASES })),
    loadNames(ctx),
    number ? orNull(getReviewCase(ctx, number.slice(0, 100))) : null,
  ]);
  const [top] = page.cases;
  const first = requested ?? (top ? await orNull(getReviewCase(ctx, top.id)) : null);
  return <Review page={withCase(page, requested)} first={first} names={names} />;
}

function withCase(page: Cases, requested: ReviewCaseDetails | null): Cases {
  if (!requested || page.cases.some(({ id }) => id === requested.id)) return page;
  return { ...page, cases: [requested, ...page.cases] };
}
