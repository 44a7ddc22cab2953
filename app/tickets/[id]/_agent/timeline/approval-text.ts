import { formatCount } from "@/lib/display-text/labels";
import type { RequestView, TicketApproval } from "@/lib/tickets/approvals/views";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { ChangeEntry, TimelineInputs } from "./timeline-entry";

type Sentence = Pick<ChangeEntry, "did"> &
  Partial<Pick<ChangeEntry, "who" | "byPerson" | "value" | "aside" | "note" | "against">>;

/** What history says of approvals. Who decided by a link has no account in the history: the request says who it was. */
export function formatApprovalEvent({ approval }: TimelineInputs, event: TimelineEvent): Sentence[] {
  switch (event.type) {
    case "ticket/approval.requested": {
      const { step: value, asked } = event.after ?? {};
      const aside = asked === undefined ? undefined : `${formatCount(asked, "person", "people")} asked`;
      return [{ did: "asked for approval", value, aside }];
    }
    case "ticket/approval.decided": {
      const { step: value, word, requestId } = event.after ?? {};
      if (!word) return [{ did: "found an approver gone", value, aside: "others are asked" }];
      const request = requestOf(approval, requestId);
      return [
        { ...approver(request), did: word, value, against: word === "rejected", note: request?.comment ?? undefined },
      ];
    }
    case "ticket/approval.delegated": {
      const { step: value, requestId } = event.after ?? {};
      const request = requestOf(approval, requestId);
      const to = passedTo(approval, request);
      return [
        { ...approver(request), did: "passed on", value, aside: to ? `${to.approver} is asked instead` : undefined },
      ];
    }
    case "ticket/approval.escalated":
      return [{ did: "asked others as well", value: event.after?.step, aside: "nobody had answered" }];
    case "ticket/approval.ended":
      return event.after?.chain === "replaced"
        ? [{ did: "ended the approvals under way", aside: "the ticket was changed" }]
        : [];
    default:
      return [];
  }
}

/** An admin took a link to hand it over by other means. */
export function formatApprovalLinkShown(
  { approval }: TimelineInputs,
  { after }: Extract<TimelineEvent, { type: "ticket/approval.link.shown" }>,
): Sentence {
  const request = requestOf(approval, after?.requestId);
  return { did: "took out the link of", value: request?.approver ?? "an approver" };
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

/** Who has a part now that its holder passed on, as far as the names tell. */
function passedTo(approval: TicketApproval | undefined, from: RequestView | undefined): RequestView | undefined {
  return requestsOf(approval).find(({ origin, from: giver }) => origin === "delegated" && giver === from?.approver);
}
