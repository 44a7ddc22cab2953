import { Time } from "@/app/_components/time";
import { ApprovalChain } from "@/app/_features/approvals/approval-chain";
import { formatCount } from "@/lib/display-text/labels";
import type { ChainState } from "@/lib/domain/approval";
import type { ChainView, TicketApproval } from "@/lib/tickets/approvals/views";
import { Section } from "./section";

const ENDED: Partial<Record<ChainState, string>> = { withdrawn: "withdrawn", replaced: "requested again" };

export function ApprovalSection({ approval: { chain, earlier }, links }: { approval: TicketApproval; links: boolean }) {
  if (!chain && earlier.length === 0) return null;
  return (
    <Section title="Approval" end={chain ? <ChainDate chain={chain} /> : null}>
      {chain ? (
        <div className="-ml-2">
          <ApprovalChain chain={chain} links={links} />
        </div>
      ) : null}
      {earlier.length > 0 ? (
        <details>
          <summary className="min-h-6 text-muted text-xs">{formatCount(earlier.length, "earlier approval")}</summary>
          {earlier.map((previous) => (
            <div key={previous.id} className="mt-2 -ml-2">
              <p className="pl-2">
                <ChainDate chain={previous} />
              </p>
              <ApprovalChain chain={previous} />
            </div>
          ))}
        </details>
      ) : null}
    </Section>
  );
}

function ChainDate({ chain: { category, state, startedAt, endedAt } }: { chain: ChainView }) {
  return (
    <span className="text-muted text-xs">
      {category ? `${category}, ` : ""}
      {ENDED[state] ? `${ENDED[state]} ` : ""}
      <Time at={endedAt ?? startedAt} style="brief" />
    </span>
  );
}
