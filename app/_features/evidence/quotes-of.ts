import type { TicketDetails } from "@/lib/tickets/queries";
import type { Quote } from "./split-evidence";

/** The quotes that triage found for a ticket's category, priority and skills. */
export function quotesOfTicket(details: Pick<TicketDetails, "triage"> | null): Quote[] {
  const fields = details?.triage.triageResult?.fields ?? {};
  return (["category", "priority", "skills"] as const).flatMap((field) =>
    (fields[field]?.quotes ?? []).map((text) => ({ text, field, source: fields[field]?.source })),
  );
}
