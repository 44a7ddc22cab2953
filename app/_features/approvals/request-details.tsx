import { Time } from "@/app/_components/time";
import { PriorityLabel } from "@/app/_features/ticket/priority-label";
import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import type { ApprovalFacts } from "@/lib/tickets/approvals/views";
import { ApprovalChain } from "./approval-chain";

export function RequestDetails({ facts }: { facts: ApprovalFacts }) {
  const { number, category, requester, requesterDepartment, createdAt, priority, description, chain } = facts;
  return (
    <>
      <h1 className="font-semibold text-xl [overflow-wrap:anywhere] sm:text-2xl">{ticketTitle(facts)}</h1>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 text-muted text-sm">
        <span>
          {requester}
          {requesterDepartment ? `, ${requesterDepartment}` : ""}
        </span>
        <Dot />
        <span className="num">{number}</span>
        {category ? (
          <>
            <Dot />
            <span>{category}</span>
          </>
        ) : null}
        <Dot />
        <PriorityLabel priority={priority} />
        <Dot />
        <Time at={createdAt} />
      </p>
      <section aria-labelledby="request-text" className="mt-6">
        <h2 id="request-text" className="font-semibold text-base">
          Request
        </h2>
        <p className="sb-user-text mt-1">{description}</p>
      </section>
      <section aria-labelledby="request-chain" className="mt-6 text-base">
        <h2 id="request-chain" className="mb-1 font-semibold text-base">
          Approvals
        </h2>
        <div className="-ml-2">
          <ApprovalChain chain={chain} />
        </div>
      </section>
    </>
  );
}

function Dot() {
  return <span aria-hidden="true">·</span>;
}
