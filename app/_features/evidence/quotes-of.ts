import type { TicketDetails } from "@/lib/tickets/queries";
import type { Quote } from "./split-evidence";

/** The requester's words that the ticket's values rest on, by the value's key. */
export function quotesOf(details: Pick<TicketDetails, "triage"> | null): Quote[] {
  const fields = details?.triage.triageResult?.fields ?? {};
  return (["category", "priority", "skills"] as const).flatMap((field) =>
    (fields[field]?.quotes ?? []).map((text) => ({ text, field, source: fields[field]?.source })),
  );
}
