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

// The address holds a secret: it must not travel on in a Referer, and no index may keep it.
export const metadata: Metadata = {
  title: "Approval",
  referrer: "no-referrer",
  robots: { index: false, follow: false },
};

/** What the link in a mail about an approval leads to. Opening it changes nothing: scanners open every link. */
export default async function ApprovePage({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const { token } = await searchParams;
  const secret = typeof token === "string" ? token : "";
  const view = await read(secret);
  return <ApproveFrame>{view ? <Linked view={view} token={secret} /> : <TooMany />}</ApproveFrame>;
}

/** Null where too many links were tried from there. */
async function read(token: string): Promise<LinkView | null> {
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

function Linked({ view, token }: { view: LinkView; token: string }) {
  return view.state === "open" ? <Open view={view} token={token} /> : <Closed view={view} />;
}

function TooMany() {
  return (
    <ApproveMessage title="Too many links were opened from here">
      <p>Wait a few minutes, and open yours again. It stays good.</p>
    </ApproveMessage>
  );
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
        {facts.requester} needs a yes before anybody works on this: <strong className="font-semibold">{step}</strong>.
        You are asked as {approver}.
        {expiresAt ? ` The link works until ${formatDate(new Date(expiresAt), "UTC", false)}.` : null}
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
          Answered <Time at={view.decidedAt} />
        </p>
      ) : null}
    </ApproveMessage>
  );
}
