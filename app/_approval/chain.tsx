import { Time } from "@/app/_ui/time";
import { Stop, type StopState, Track } from "@/app/_ui/track";
import type { ApprovalStepState } from "@/lib/domain/approval";
import type { ChainView, StepView } from "@/lib/tickets/approval/views";
import { NEEDS_WORDS, STEP_WORDS } from "./approval-words";
import { RequestLine } from "./request-line";

interface ChainProps {
  chain: ChainView;
  ground?: "base-100" | "base-200";
  /** For admins where no mail leaves the machine: each open request can show its link. */
  links?: boolean;
}

/** A ticket's way through its approvals, down the page: each step with who was asked, what they said, and when. */
export function ApprovalChain({ chain: { steps }, ground, links }: ChainProps) {
  return (
    <Track label="Approvals, in order" ground={ground}>
      {steps.map((step, index) => (
        <Stop key={step.id} state={STOPS[step.state]} ahead={steps[index + 1]?.state === "waiting"}>
          <ChainStep step={step} links={links} />
        </Stop>
      ))}
    </Track>
  );
}

const STOPS: Record<ApprovalStepState, StopState> = {
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
        <span className={`ml-auto text-xs ${COLOURS[state] ?? "text-muted"}`}>{STEP_WORDS[state]}</span>
      </p>
      {requests.length > 1 && state === "asked" ? <p className="text-muted text-xs">{NEEDS_WORDS[needs]}</p> : null}
      {requests.length > 0 ? (
        <ul className="mt-0.5 space-y-1.5">
          {requests.map((request) => (
            <RequestLine key={request.id} request={request} links={links} />
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
