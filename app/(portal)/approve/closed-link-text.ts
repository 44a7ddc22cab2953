import type { RequestState } from "@/lib/domain/approval";
import type { LinkView } from "@/lib/tickets/approvals/views";

type ClosedLink = Exclude<LinkView, { state: "open" }>;

/** Why a link decides nothing now, and what its holder can do. */
export function formatClosedLink(view: ClosedLink): { title: string; about: string } {
  switch (view.state) {
    case "unknown":
      return {
        title: "This link leads nowhere",
        about:
          "It may have been cut off on its way, or the request is gone. Open it from the mail again. If that doesn’t help, ask whoever the request is from.",
      };
    case "expired":
      return {
        title: "This link has expired",
        about:
          "Links for approvals work for some days only. The next reminder brings a new one. If you have an account here, you can also sign in and answer under Approvals.",
      };
    case "ended":
      return {
        title: "Nobody waits for this answer any more",
        about: "The request was withdrawn, cancelled or changed since we wrote to you. There is nothing for you to do.",
      };
    case "own":
      return {
        title: "This is your own request",
        about: "Nobody approves what they have asked for themselves. Somebody else has to decide on it.",
      };
    case "decided":
      return DECIDED[view.word];
  }
}

const DECIDED: Record<RequestState, { title: string; about: string }> = {
  approved: {
    title: "You have approved this",
    about: "Your answer is kept, and this link is used up. There is nothing more for you to do.",
  },
  rejected: {
    title: "You have rejected this",
    about: "Your answer is kept, and this link is used up. The requester was told.",
  },
  delegated: {
    title: "Somebody else decides this now",
    about: "Your part was passed on, so this link is used up. There is nothing more for you to do.",
  },
  void: {
    title: "This was decided without you",
    about: "Your answer is not needed any more. There is nothing for you to do.",
  },
  asked: {
    title: "This link is used up",
    about: "If your answer is still needed, the latest mail about it has a link that works.",
  },
};
