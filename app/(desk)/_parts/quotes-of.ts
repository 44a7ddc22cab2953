import type { Quote } from "@/app/_ui/split-evidence";
import type { TicketDetails } from "@/lib/tickets/queries";

/** The requester's words that the ticket's values rest on, by the value's key. */
export function quotesOf(details: Pick<TicketDetails, "triage"> | null): Quote[] {
  const fields = details?.triage.verdict?.fields ?? {};
  return (["category", "priority", "skills"] as const).flatMap((field) =>
    (fields[field]?.quotes ?? []).map((text) => ({ text, field, source: fields[field]?.source })),
  );
}
