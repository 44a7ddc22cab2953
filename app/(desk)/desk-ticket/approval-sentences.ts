import { count } from "@/app/_ui/words";
import type { RequestView, TicketApproval } from "@/lib/tickets/approval/views";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import { afterFacts } from "./facts-of";
import type { ChangeEntry, LineInput } from "./line-entry";

type Sentence = Pick<ChangeEntry, "did"> &
  Partial<Pick<ChangeEntry, "who" | "byPerson" | "value" | "aside" | "note" | "against">>;

/** What history says of approvals. Who decided by a link has no account in the history: the request says who it was. */
export function approvalSentences({ approval }: LineInput, event: TimelineEvent): Sentence[] {
  const { step, asked, word, requestId, chain } = afterFacts(event);
  const request = requestOf(approval, requestId);
  const value = typeof step === "string" ? step : undefined;
  switch (event.type) {
    case "ticket/approval.requested": {
      const aside = typeof asked === "number" ? `${count(asked, "person", "people")} asked` : undefined;
      return [{ did: "asked for approval", value, aside }];
    }
    case "ticket/approval.decided":
      if (word !== "approved" && word !== "rejected")
        return [{ did: "found an approver gone", value, aside: "others are asked" }];
      return [
        { ...approver(request), did: word, value, against: word === "rejected", note: request?.comment ?? undefined },
      ];
    case "ticket/approval.delegated": {
      const to = passedTo(approval, request);
      return [
        { ...approver(request), did: "passed on", value, aside: to ? `${to.approver} is asked instead` : undefined },
      ];
    }
    case "ticket/approval.escalated":
      return [{ did: "asked others as well", value, aside: "nobody had answered" }];
    case "ticket/approval.ended":
      return chain === "replaced" ? [{ did: "ended the approvals under way", aside: "the ticket was changed" }] : [];
    default:
      return [];
  }
}

/** An admin took a link to hand it over by other means. */
export function linkSentence({ approval }: LineInput, event: TimelineEvent): Sentence {
  const request = requestOf(approval, afterFacts(event).approvalLinkShown);
  return { did: "took out the link of", value: request?.approver ?? "an approver" };
}

function approver(request: RequestView | undefined): Pick<Sentence, "who" | "byPerson"> {
  return request ? { who: request.approver, byPerson: true } : {};
}

function requestsOf(approval: TicketApproval | undefined): RequestView[] {
  const chains = approval ? [...(approval.chain ? [approval.chain] : []), ...approval.earlier] : [];
  return chains.flatMap(({ steps }) => steps.flatMap(({ requests }) => requests));
}

function requestOf(approval: TicketApproval | undefined, id: unknown): RequestView | undefined {
  return requestsOf(approval).find((request) => request.id === id);
}

/** Who has a part now that its holder passed on, as far as the names tell. */
function passedTo(approval: TicketApproval | undefined, from: RequestView | undefined): RequestView | undefined {
  return requestsOf(approval).find(({ origin, from: giver }) => origin === "delegated" && giver === from?.approver);
}
