import type { Metadata } from "next";
import { loadNames } from "@/app/_features/names/load-names";
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

interface ReviewPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: "Review" };

const PAGE_CASES = 50;

export default async function ReviewPage({ searchParams }: ReviewPageProps) {
  const ctx = await pageContext({ roles: STAFF_ROLES, next: "/review" });
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
