import type { HandoverReason } from "@/lib/domain/event";
import type { TimelineEvent } from "@/lib/tickets/timeline";
import type { ChangeEntry, TimelineInputs } from "./timeline-entry";

export function formatHandover(
  { ticket }: Pick<TimelineInputs, "ticket">,
  event: Extract<TimelineEvent, { type: `ticket/handover.${string}` }>,
): Pick<ChangeEntry, "action" | "value" | "detail" | "note"> {
  const handover = ticket.handovers?.find(({ id }) => id === event.after?.handoverId);
  const value = handover?.team.name ?? "a former team";
  const offered = { value, ...(handover?.note ? { note: handover.note } : {}) };
  const answered = { value, ...(handover?.answerNote ? { note: handover.answerNote } : {}) };
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
