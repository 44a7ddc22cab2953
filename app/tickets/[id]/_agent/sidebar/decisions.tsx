"use client";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { Button } from "@/app/_components/button";
import { useNextPage } from "@/app/_components/show-more";
import { Time } from "@/app/_components/time";
import type { CatalogueNames } from "@/app/_features/names/names";
import { Disclosure } from "@/app/tickets/[id]/_agent/disclosure";
import { formatCount } from "@/lib/display-text/labels";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { DecisionPage } from "@/lib/triage-quality/decision-log/queries";
import { DecisionItem } from "./decision-item";
import { decisionsByRun, formatCosts, formatLevels, type TriageRunDecisions } from "./decision-text";
import { Section } from "./section";

type DecisionsProps = { ticket: TicketDetails; decisionLog: DecisionPage; names: CatalogueNames };

/** The ticket's decision log. Shows the latest triage run; a click shows the earlier runs. */
export function Decisions({ ticket, decisionLog, names }: DecisionsProps) {
  const { decisions, more } = useDecisions(ticket.id, decisionLog);
  const [latest, ...earlier] = decisionsByRun(decisions);
  const levels = formatLevels(decisionLog.levels, ticket.category?.slug ?? null, names);
  return (
    <Section title="Why" end={latest ? <TriagedAt run={latest} style="brief" /> : null}>
      {levels.length > 0 ? (
        <div className="mt-0.5 rounded-md bg-warn-soft px-2.5 py-1.5 text-warning text-xs">
          {levels.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ) : null}
      {latest ? (
        <TriageRun run={latest} names={names} isLatest />
      ) : (
        <p className="text-muted text-xs">No automatic decisions for this ticket.</p>
      )}
      {earlier.length > 0 ? (
        <Disclosure
          summary={more.there ? `${earlier.length}+ earlier runs` : formatCount(earlier.length, "earlier run")}
          className="pt-1"
        >
          {earlier.map((run) => (
            <div key={run.triageResultId} className="-mx-5 mt-1 border-line border-t px-5 pt-2">
              <h3 className="text-muted text-xs">
                <TriagedAt run={run} style="moment" />
              </h3>
              <TriageRun run={run} names={names} isLatest={false} />
            </div>
          ))}
          {more.there ? (
            <Button size="sm" variant="ghost" busy={more.loading} busyLabel="Loading" onClick={more.load}>
              Show more
            </Button>
          ) : null}
        </Disclosure>
      ) : null}
    </Section>
  );
}

function TriageRun({ run, names, isLatest }: { run: TriageRunDecisions; names: CatalogueNames; isLatest: boolean }) {
  const { decisions } = run;
  const hash = decisions[0]?.inputHash;
  return (
    <>
      <dl className="-mx-2">
        {decisions.map((decision) => (
          <DecisionItem key={decision.id} decision={decision} names={names} isLatest={isLatest} />
        ))}
      </dl>
      <div className="num wrap-anywhere pt-1 text-2xs text-muted">
        {formatCosts(decisions).map((costs) => (
          <p key={costs}>{costs}</p>
        ))}
        {hash ? <p title={hash}>Text hash {hash.slice(0, 8)}</p> : null}
      </div>
    </>
  );
}

function TriagedAt({ run, style }: { run: TriageRunDecisions; style: "brief" | "moment" }) {
  return (
    <>
      Triaged <Time at={run.at} style={style} />
    </>
  );
}

function useDecisions(ticketId: string, firstPage: DecisionPage) {
  // New triage runs push rows off the first page, but shown rows must stay.
  const [loaded, setLoaded] = useState<Pick<DecisionPage, "decisions" | "nextCursor"> | null>(null);
  const fresh = new Set(firstPage.decisions.map(({ id }) => id));
  const decisions = [...firstPage.decisions, ...(loaded?.decisions ?? []).filter(({ id }) => !fresh.has(id))];
  const more = useNextPage((loaded ?? firstPage).nextCursor, async (cursor) => {
    const path = `/api/tickets/${ticketId}/decisions?limit=50&cursor=${encodeURIComponent(cursor)}`;
    const page = await callApi<DecisionPage>("GET", path);
    setLoaded({ decisions: [...decisions, ...page.decisions], nextCursor: page.nextCursor });
  });
  return { decisions, more };
}
