import { formatCount } from "@/lib/display-text/labels";
import type { RequestView, TicketApproval } from "@/lib/tickets/approvals/views";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { ChangeEntry, TimelineInputs } from "./timeline-entry";

type Sentence = Pick<ChangeEntry, "action"> & Partial<ChangeEntry>;

/** Approval events as sentences. Approvers by link have no account, so their name comes from the request. */
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
      return [
        {
          ...approver(request),
          action: word,
          value,
          isRejection: word === "rejected",
          note: request?.comment ?? undefined,
        },
      ];
    }
    case "ticket/approval.delegated": {
      const { step: value, requestId } = event.after ?? {};
      const request = requestOf(approval, requestId);
      const delegate = delegateOf(approval, request);
      return [
        { ...approver(request), action: "delegated", value, detail: delegate ? `to ${delegate.approver}` : undefined },
      ];
    }
    case "ticket/approval.escalated":
      return [{ action: "escalated", value: event.after?.step, detail: "after no decision" }];
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
  { after }: Extract<TimelineEvent, { type: "ticket/approval.link.shown" }>,
): Sentence {
  const request = requestOf(approval, after?.requestId);
  return { action: "showed the approval link of", value: request?.approver ?? "an approver" };
}

function approver(request: RequestView | undefined): Pick<Sentence, "who" | "byPerson"> {
  return request ? { who: request.approver, byPerson: true } : {};
}

function requestsOf(approval: TicketApproval | undefined): RequestView[] {
  const chains = approval ? [...(approval.chain ? [approval.chain] : []), ...approval.earlier] : [];
  return chains.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests));
}

function requestOf(approval: TicketApproval | undefined, id: string | undefined): RequestView | undefined {
  return requestsOf(approval).find((request) => request.id === id);
}

/** The request that a delegated one became, matched by the approver's name. */
function delegateOf(approval: TicketApproval | undefined, from: RequestView | undefined): RequestView | undefined {
  return requestsOf(approval).find((request) => request.origin === "delegated" && request.from === from?.approver);
}
