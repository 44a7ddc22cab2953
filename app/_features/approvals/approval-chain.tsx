import { Time } from "@/app/_components/time";
import { Timeline, TimelineItem, type TimelineItemState } from "@/app/_components/timeline";
import type { ApprovalStepState } from "@/lib/domain/approval";
import type { ChainView, StepView } from "@/lib/tickets/approvals/views";
import { NEEDS_LABELS, STEP_LABELS } from "./approval-text";
import { RequestItem } from "./request-item";

interface ApprovalChainProps {
  chain: ChainView;
  background?: "base-100" | "base-200";
  /** Adds a button that creates an approver's link. For admins, if no email leaves this machine. */
  links?: boolean;
}

/** Lists the steps of a ticket's approval chain, with each approver's decision, comment and time. */
export function ApprovalChain({ chain: { steps }, background, links }: ApprovalChainProps) {
  return (
    <Timeline label="Approvals, in order" background={background}>
      {steps.map((step, index) => (
        <TimelineItem key={step.id} state={ITEM_STATES[step.state]} ahead={steps[index + 1]?.state === "waiting"}>
          <ChainStep step={step} links={links} />
        </TimelineItem>
      ))}
    </Timeline>
  );
}

const ITEM_STATES: Record<ApprovalStepState, TimelineItemState> = {
  waiting: "waiting",
  asked: "running",
  approved: "done",
  rejected: "failed",
  void: "skipped",
};

const COLOURS: Partial<Record<ApprovalStepState, string>> = {
  asked: "font-semibold text-primary",
  rejected: "font-semibold text-error",
};

function ChainStep({ step, links }: { step: StepView; links?: boolean }) {
  const { name, state, needs, requests, remindedAt } = step;
  return (
    <div className="pb-3">
      <p className="flex min-h-6 flex-wrap items-baseline gap-x-3 py-0.5">
        <strong className={`font-semibold [overflow-wrap:anywhere] ${state === "waiting" ? "text-muted" : ""}`}>
          {name}
        </strong>
        <span className={`ml-auto text-xs ${COLOURS[state] ?? "text-muted"}`}>{STEP_LABELS[state]}</span>
      </p>
      {requests.length > 1 && state === "asked" ? <p className="text-muted text-xs">{NEEDS_LABELS[needs]}</p> : null}
      {requests.length > 0 ? (
        <ul className="mt-0.5 space-y-1.5">
          {requests.map((request) => (
            <RequestItem key={request.id} request={request} links={links} />
          ))}
        </ul>
      ) : null}
      {remindedAt && state === "asked" ? (
        <p className="mt-1 text-muted text-xs">
          Reminded <Time at={remindedAt} style="brief" />
        </p>
      ) : null}
    </div>
  );
}
