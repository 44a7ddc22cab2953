import { formatCount } from "@/lib/display-text/labels";
import type { RequestView, TicketApproval } from "@/lib/tickets/approvals/views";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { EventOf, Sentence, TimelineInputs } from "./timeline-entry";

/** An approval event as timeline sentences. An approver may have no account, so the name comes from the request. */
export function formatApprovalEvent({ approval }: TimelineInputs, event: TimelineEvent): Sentence[] {
  switch (event.type) {
    case "ticket/approval.requested": {
      const { step: value, asked } = event.after ?? {};
      const detail = asked === undefined ? undefined : `from ${formatCount(asked, "approver")}`;
      return [{ action: "requested approval", value, detail }];
    }
    case "ticket/approval.decided": {
      const { step: value, word, requestId } = event.after ?? {};
      if (!word) return [{ action: "replaced an approver for", value, detail: "who is no longer available" }];
      const request = requestOf(approval, requestId);
      const isRejection = word === "rejected";
      return [{ ...approver(request), action: word, value, isRejection, note: request?.comment ?? undefined }];
    }
    case "ticket/approval.delegated": {
      const { step: value, requestId } = event.after ?? {};
      const request = requestOf(approval, requestId);
      const delegate = delegateOf(approval, request);
      const detail = delegate && `to ${delegate.approver}`;
      return [{ ...approver(request), action: "delegated", value, detail }];
    }
    case "ticket/approval.escalated":
      return [{ action: "escalated", value: event.after?.step, detail: "because nobody decided in time" }];
    case "ticket/approval.ended":
      return event.after?.chain === "replaced"
        ? [{ action: "ended the pending approvals", detail: "because the ticket changed" }]
        : [];
    default:
      return [];
  }
}

export function formatApprovalLinkShown(
  { approval }: TimelineInputs,
  { after }: EventOf<"ticket/approval.link.shown">,
): Sentence {
  const request = requestOf(approval, after?.requestId);
  return { action: "showed the approval link of", value: request?.approver ?? "an approver" };
}

function approver(request: RequestView | undefined): Pick<Sentence, "who" | "byPerson"> {
  return request ? { who: request.approver, byPerson: true } : {};
}

function requestsOf(approval: TicketApproval | undefined): RequestView[] {
  const chains = [approval?.chain, ...(approval?.earlier ?? [])];
  return chains.flatMap((chain) => chain?.steps ?? []).flatMap(({ requests }) => requests);
}

function requestOf(approval: TicketApproval | undefined, id: string | undefined): RequestView | undefined {
  return requestsOf(approval).find((request) => request.id === id);
}

/** Found by the name of the approver who delegated. */
function delegateOf(approval: TicketApproval | undefined, from: RequestView | undefined): RequestView | undefined {
  return requestsOf(approval).find((request) => request.origin === "delegated" && request.from === from?.approver);
}
