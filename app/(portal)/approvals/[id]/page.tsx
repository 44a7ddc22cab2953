import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/app/_components/button";
import { Time } from "@/app/_components/time";
import { RequestDetails } from "@/app/_features/approvals/request-details";
import { pageContext } from "@/app/_server/auth/page";
import { ApprovalsFrame } from "@/app/(portal)/approvals/approvals-frame";
import { formatClosedLink } from "@/app/(portal)/approve/closed-link-text";
import { isStaff } from "@/lib/auth/actor";
import { findApproval } from "@/lib/tickets/approvals/queries";
import { DecideHere } from "./decide-here";

export const metadata: Metadata = { title: "Approval" };

/** One approval request. Only its approver can open it; others get "not found". */
export default async function ApprovalPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await pageContext({ next: `/approvals/${id}` });
  const view = await findApproval(ctx, { id });
  if (view.state === "unknown") notFound();
  return (
    <ApprovalsFrame ctx={ctx} phone={{ title: "Approvals", back: "/approvals" }}>
      <Link
        href="/approvals"
        className={`link-in mb-3 inline-flex min-h-6 items-center text-base ${isStaff(ctx.actor) ? "" : "max-sm:hidden"}`}
      >
        Approvals
      </Link>
      {view.state === "open" ? (
        <>
          <p className="mb-4 text-muted">
            {view.facts.requester}’s request needs your approval. Step:{" "}
            <strong className="font-semibold">{view.step}</strong>
          </p>
          <RequestDetails facts={view.facts} />
          <section aria-label="Your decision" className="mt-6 border-line border-t pt-5">
            <DecideHere requestId={view.requestId} />
          </section>
        </>
      ) : (
        <Closed {...formatClosedLink(view)} at={view.state === "decided" ? view.decidedAt : null} />
      )}
    </ApprovalsFrame>
  );
}

function Closed({ title, about, at }: { title: string; about: string; at: string | null }) {
  return (
    <>
      <h1 className="font-semibold text-2xl">{title}</h1>
      <p className="mt-2 text-muted">{about}</p>
      {at ? (
        <p className="mt-2 text-muted text-sm">
          Decided <Time at={at} />
        </p>
      ) : null}
      <ButtonLink href="/approvals" size="lg" className="mt-6">
        All approvals
      </ButtonLink>
    </>
  );
}
