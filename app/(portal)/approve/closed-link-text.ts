import type { RequestState } from "@/lib/domain/approval";
import type { LinkView } from "@/lib/tickets/approvals/views";

type ClosedLink = Exclude<LinkView, { state: "open" }>;

/** Why an approval link can't be used now, and what to do. */
export function formatClosedLink(view: ClosedLink): { title: string; about: string } {
  switch (view.state) {
    case "unknown":
      return {
        title: "This link isn’t valid",
        about:
          "It may be incomplete, or the request no longer exists. Open it from the email again. If that doesn’t help, ask the requester.",
      };
    case "expired":
      return {
        title: "This link has expired",
        about:
          "Approval links work for a few days. The next reminder has a new link. If you have an account, you can also sign in and decide under Approvals.",
      };
    case "ended":
      return {
        title: "This request no longer needs a decision",
        about: "It was cancelled or changed since we emailed you. You don’t need to do anything.",
      };
    case "own":
      return {
        title: "This is your own request",
        about: "You can’t approve your own request. Another approver has to decide.",
      };
    case "decided":
      return DECIDED[view.word];
  }
}

const DECIDED: Record<RequestState, { title: string; about: string }> = {
  approved: {
    title: "You have approved this",
    about: "Your decision is saved, and this link no longer works. You don’t need to do anything else.",
  },
  rejected: {
    title: "You have rejected this",
    about: "Your decision is saved, and this link no longer works. We told the requester.",
  },
  delegated: {
    title: "This request was delegated",
    about: "Another approver decides now, so this link no longer works. You don’t need to do anything else.",
  },
  void: {
    title: "This was decided without you",
    about: "Your decision is no longer needed. You don’t need to do anything.",
  },
  asked: {
    title: "This link was already used",
    about: "If your decision is still needed, the latest email about it has a link that works.",
  },
};
