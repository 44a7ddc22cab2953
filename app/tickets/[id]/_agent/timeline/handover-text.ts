import type { HandoverReason } from "@/lib/domain/event";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { ChangeEntry, TimelineInputs } from "./timeline-entry";

/** An offer to another team, or what became of it, with the words that were left with it. */
export function formatHandover(
  { ticket }: Pick<TimelineInputs, "ticket">,
  event: Extract<TimelineEvent, { type: `ticket/handover.${string}` }>,
): Pick<ChangeEntry, "did" | "value" | "aside" | "note"> {
  const handover = ticket.handovers?.find(({ id }) => id === event.after?.handoverId);
  const value = handover?.team.name ?? "a former team";
  const offered = { value, ...(handover?.note ? { note: handover.note } : {}) };
  const answered = { value, ...(handover?.answerNote ? { note: handover.answerNote } : {}) };
  if (event.type === "ticket/handover.offered") {
    return { did: "offered this to", ...offered, aside: handover?.person ? `for ${handover.person.name}` : undefined };
  }
  const { state, reason } = event.after ?? {};
  if (state === "taken")
    return reason === "direct" ? { did: "handed this to", ...offered } : { did: "took this for", ...answered };
  if (state === "declined") return { did: "declined this for", ...answered };
  if (reason === "withdrawn") return { did: "took back the offer to", value };
  return { did: "ended the offer to", value, aside: reason && ENDS[reason] };
}

/** Which change of the ticket settled it. */
const ENDS: Partial<Record<HandoverReason, string>> = {
  ended: "The ticket has ended",
  "handed-on": "It went elsewhere",
  moved: "It is with them by now",
  "team-gone": "The team is no more",
};
