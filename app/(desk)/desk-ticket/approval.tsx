import { ApprovalChain } from "@/app/_approval/chain";
import { Time } from "@/app/_ui/time";
import type { ChainView } from "@/lib/tickets/approval/views";
import type { ChainState } from "@/lib/words";

const ENDED: Partial<Record<ChainState, string>> = {
  withdrawn: "withdrawn with the ticket",
  replaced: "asked anew",
};

/** Who has to say yes before this ticket is given to anybody, and what they said. */
export function Approval({ chain, links }: { chain: ChainView | null; links: boolean }) {
  if (!chain) return null;
  return (
    <section aria-labelledby="approval" className="px-5 py-3">
      <div className="mb-1 flex items-baseline justify-between gap-2">
        <h2 id="approval" className="sect">
          Approval
        </h2>
        <span className="text-muted text-xs">
          {chain.category ? `${chain.category}, ` : ""}
          {ENDED[chain.state] ? `${ENDED[chain.state]} ` : ""}
          <Time at={chain.endedAt ?? chain.startedAt} style="brief" />
        </span>
      </div>
      <div className="-ml-2">
        <ApprovalChain chain={chain} links={links} />
      </div>
    </section>
  );
}
