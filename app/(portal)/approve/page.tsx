import type { Metadata } from "next";
import { headers } from "next/headers";
import { ButtonLink } from "@/app/_components/button";
import { Time } from "@/app/_components/time";
import { formatNextStep } from "@/app/_features/approvals/approval-text";
import { RequestDetails } from "@/app/_features/approvals/request-details";
import { pageActor } from "@/app/_server/auth/page";
import { addressOf } from "@/app/_server/http/address";
import { after } from "@/app/_server/http/after";
import { VISITOR } from "@/lib/auth/actor";
import { contextFor } from "@/lib/context";
import { formatDate } from "@/lib/display-text/time";
import { AppError } from "@/lib/errors";
import { openApprovalLink } from "@/lib/tickets/approvals/queries";
import type { LinkView } from "@/lib/tickets/approvals/views";
import { ApproveFrame, ApproveMessage } from "./approve-frame";
import { formatClosedLink } from "./closed-link-text";
import { OpenRequest } from "./open-request";

// The URL's secret token must stay out of Referer headers and search indexes.
export const metadata: Metadata = {
  title: "Approval",
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

/** The page behind an emailed approval link. Opening it changes nothing, because mail scanners open every link. */
export default async function ApprovePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const secret = typeof token === "string" ? token : "";
  const view = await loadRequest(secret);
  if (!view) {
    return (
      <ApproveFrame>
        <ApproveMessage title="Too many links opened from your network">
          <p>Wait a few minutes, then open your link again. It still works.</p>
        </ApproveMessage>
      </ApproveFrame>
    );
  }
  return (
    <ApproveFrame>{view.state === "open" ? <Open view={view} token={secret} /> : <Closed view={view} />}</ApproveFrame>
  );
}

/** Null if too many links were opened from the same IP address. */
async function loadRequest(token: string): Promise<LinkView | null> {
  if (token === "") return { state: "unknown" };
  const actor = (await pageActor()) ?? VISITOR;
  const address = addressOf({ headers: await headers() });
  try {
    return await openApprovalLink(await contextFor(actor, { after }), { token, address });
  } catch (error) {
    if (error instanceof AppError && error.code === "too_many") return null;
    throw error;
  }
}

function Open({ view, token }: { view: Extract<LinkView, { state: "open" }>; token: string }) {
  const { facts, step, approver, expiresAt, requestId } = view;
  const next = {
    approve: formatNextStep(facts.chain, requestId, "approve"),
    reject: formatNextStep(facts.chain, requestId, "reject"),
  };
  return (
    <OpenRequest token={token} next={next}>
      <p className="mb-4 text-muted">
        {facts.requester}’s request needs your approval as {approver}. Step:{" "}
        <strong className="font-semibold">{step}</strong>.
        {expiresAt ? ` This link works until ${formatDate(new Date(expiresAt), "UTC", false)}.` : null}
      </p>
      <RequestDetails facts={facts} />
    </OpenRequest>
  );
}

async function Closed({ view }: { view: Exclude<LinkView, { state: "open" }> }) {
  const { title, about } = formatClosedLink(view);
  const signedIn = (await pageActor()) !== null;
  return (
    <ApproveMessage
      title={title}
      actions={
        view.state === "expired" || signedIn ? (
          <ButtonLink href="/approvals" size="lg">
            {signedIn ? "My approvals" : "Sign in"}
          </ButtonLink>
        ) : null
      }
    >
      <p>{about}</p>
      {view.state === "decided" && view.decidedAt ? (
        <p className="text-sm">
          Decided <Time at={view.decidedAt} />
        </p>
      ) : null}
    </ApproveMessage>
  );
}
