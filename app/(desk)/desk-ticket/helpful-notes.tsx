import { SourceGlyph } from "@/app/_ui/glyphs";
import type { TicketDetails } from "@/lib/tickets/queries";

/** What the reader left for whoever answers. Requesters never get it. */
export function HelpfulNotes({ ticket }: { ticket: TicketDetails }) {
  const { summary, helpfulNotes = [] } = ticket;
  if (!summary && helpfulNotes.length === 0) return null;
  const source = ticket.triage.verdict?.provider === "gemini" ? "ai" : "rules";
  return (
    <section aria-labelledby="helpful-notes" className="bg-note px-5 py-3">
      <div className="mb-1 flex items-baseline justify-between">
        <h2 id="helpful-notes" className="sect inline-flex items-center gap-1.5">
          Helpful notes <SourceGlyph source={source} />
        </h2>
        <span className="text-faint text-xs">Staff only</span>
      </div>
      {summary ? <p className="written mb-1.5">{summary}</p> : null}
      <ol className="list-decimal space-y-1 pl-4.5 marker:text-faint">
        {helpfulNotes.map((note) => (
          <li key={note} className="written">
            {note}
          </li>
        ))}
      </ol>
    </section>
  );
}
