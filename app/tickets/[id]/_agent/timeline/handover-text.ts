import type { HandoverReason } from "@/lib/domain/event";
import type { EventOf, Sentence, TimelineInputs } from "./timeline-entry";

/** The event of an offer to another team, or of a direct transfer, as a timeline sentence. */
export function formatHandover(
  { ticket }: Pick<TimelineInputs, "ticket">,
  event: EventOf<"ticket/handover.offered" | "ticket/handover.answered">,
): Sentence {
  const handover = ticket.handovers?.find(({ id }) => id === event.after?.handoverId);
  const value = handover?.team.name ?? "a former team";
  const offered = { value, note: handover?.note ?? undefined };
  const answered = { value, note: handover?.answerNote ?? undefined };
  if (event.type === "ticket/handover.offered") {
    const detail = handover?.person ? `for ${handover.person.name}` : undefined;
    return { action: "offered this to", ...offered, detail };
  }
  const { state, reason } = event.after ?? {};
  if (state === "taken" && reason === "direct") return { action: "transferred this to", ...offered };
  if (state === "taken") return { action: "accepted this for", ...answered };
  if (state === "declined") return { action: "declined this for", ...answered };
  if (reason === "withdrawn") return { action: "withdrew the offer to", value };
  return { action: "ended the offer to", value, detail: reason && END_REASONS[reason] };
}

const END_REASONS: Partial<Record<HandoverReason, string>> = {
  ended: "The ticket is no longer open",
  "handed-on": "The ticket was assigned elsewhere",
  moved: "The ticket is already with that team",
  "team-gone": "The team was deleted",
};
