import Link from "next/link";
import { Time } from "@/app/_components/time";
import type { RequestState } from "@/lib/domain/approval";
import type { ApprovalItem } from "@/lib/tickets/approvals/views";

const DECISIONS: Partial<Record<RequestState, string>> = {
  approved: "You approved",
  rejected: "You rejected",
  delegated: "You delegated",
};

export function ApprovalRow({ approval, ticketLink }: { approval: ApprovalItem; ticketLink: boolean }) {
  const { id, number, title, category, requester, step, state, askedAt, decidedAt } = approval;
  const href = state === "asked" ? `/approvals/${id}` : ticketLink ? `/tickets/${number}` : null;
  const label = title ?? `Request from ${requester}`;
  return (
    <li className="group relative py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        {href ? (
          <Link
            href={href}
            className="min-w-0 flex-1 basis-80 font-medium group-hover:text-primary [overflow-wrap:anywhere] after:absolute after:inset-0"
          >
            {label}
          </Link>
        ) : (
          <span className="min-w-0 flex-1 basis-80 font-medium [overflow-wrap:anywhere]">{label}</span>
        )}
        <span className="text-muted text-sm">
          {DECISIONS[state] ?? "Requested"} <Time at={decidedAt ?? askedAt} style="ago" />
        </span>
      </div>
      <p className="mt-0.5 text-muted text-sm">
        {step} · {requester}
        {category ? ` · ${category}` : ""} · <span className="num">{number}</span>
      </p>
    </li>
  );
}
