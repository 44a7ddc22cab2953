import { Check, Clock, CornerDownRight, type LucideIcon, Minus, X } from "lucide-react";
import { Time } from "@/app/_components/time";
import type { RequestState } from "@/lib/domain/approval";
import type { RequestView } from "@/lib/tickets/approvals/views";
import { formatRequestOrigin, REQUEST_LABELS } from "./approval-text";
import { ShowLink } from "./show-link";

const ICONS: Record<RequestState, [LucideIcon, string]> = {
  asked: [Clock, "text-muted"],
  approved: [Check, "text-primary"],
  rejected: [X, "text-error"],
  delegated: [CornerDownRight, "text-muted"],
  void: [Minus, "text-faint"],
};

export function RequestItem({ request, links }: { request: RequestView; links?: boolean }) {
  const { approver, email, state, comment, decidedAt, askedAt } = request;
  const [Icon, colour] = ICONS[state];
  const origin = formatRequestOrigin(request);
  const at = decidedAt ?? (state === "asked" ? askedAt : null);
  return (
    <li className="flex gap-2">
      <Icon size={14} strokeWidth={2} aria-hidden="true" className={`mt-1 shrink-0 ${colour}`} />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-medium">{approver}</span>{" "}
          <span className={state === "rejected" ? "text-error" : "text-muted"}>{REQUEST_LABELS[state]}</span>
          {at ? (
            <span className="text-muted text-xs">
              {" "}
              <Time at={at} style="brief" />
            </span>
          ) : null}
        </p>
        {email && email !== approver ? <p className="text-muted text-xs [overflow-wrap:anywhere]">{email}</p> : null}
        {origin ? <p className="text-muted text-xs">{origin}</p> : null}
        {comment ? <blockquote className="sb-user-text mt-1 border-line border-l-2 pl-3">{comment}</blockquote> : null}
        {links && state === "asked" ? <ShowLink requestId={request.id} approver={approver} /> : null}
      </div>
    </li>
  );
}
