import type { ReactNode } from "react";
import { Timeline, TimelineItem, type TimelineItemState } from "./timeline";

export interface ProgressItem {
  key: string;
  name: string;
  state: TimelineItemState;
  /** Grey text near the name, such as a time. */
  note?: ReactNode;
}

type ProgressStepsProps = { progressSteps: readonly ProgressItem[]; label: string; small?: boolean };

/** A ticket's progress steps, from left to right. On phones they go from top to bottom. */
export function ProgressSteps({ progressSteps, label, small }: ProgressStepsProps) {
  return (
    <>
      <ol className="relative hidden sm:flex" aria-label={label}>
        {progressSteps.map((step, index) => (
          <HorizontalStep key={step.key} {...{ progressSteps, step, index, small }} />
        ))}
      </ol>
      <div className="-ml-2 text-md sm:hidden">
        <Timeline label={label}>
          {progressSteps.map((step, index) => (
            <TimelineItem
              key={step.key}
              state={step.state}
              ahead={progressSteps[index + 1]?.state === "waiting"}
              name={<span className={nameWeight(step.state)}>{step.name}</span>}
              right={<span className="font-normal text-muted text-sm">{step.note}</span>}
            />
          ))}
        </Timeline>
      </div>
    </>
  );
}

type HorizontalStepProps = Omit<ProgressStepsProps, "label"> & { step: ProgressItem; index: number };

function HorizontalStep({ progressSteps, step, index, small }: HorizontalStepProps) {
  const first = index === 0;
  const next = progressSteps[index + 1];
  const side = first ? "items-start text-left" : next ? "items-center text-center" : "items-end text-right";
  return (
    <li
      className={`sb-step relative flex flex-col ${side}`}
      style={{ width: `${(first || !next ? 50 : 100) / (progressSteps.length - 1)}%` }}
      data-state={step.state}
      aria-current={step.state === "running" ? "step" : undefined}
    >
      {next ? <ConnectingLine first={first} ahead={next.state === "waiting"} /> : null}
      <span className="tl-dot relative z-1" aria-hidden="true" />
      <span
        className={`mt-1.5 whitespace-nowrap ${small ? "text-xs" : "text-base"} ${nameWeight(step.state)} ${step.state === "waiting" ? "text-muted" : ""}`}
      >
        {step.name}
      </span>
      <span className="text-muted text-xs">{step.note}</span>
    </li>
  );
}

/** The first step is half as wide as the middle ones, so its line is 200% wide. */
function ConnectingLine({ first, ahead }: { first: boolean; ahead: boolean }) {
  const [left, width] = first ? ["0%", "200%"] : ["50%", "100%"];
  return (
    <span className={`sb-step-line ${ahead ? "sb-step-line-ahead" : ""}`} aria-hidden="true" style={{ left, width }} />
  );
}

function nameWeight(state: TimelineItemState): string {
  return state === "running" ? "font-semibold" : "font-normal";
}
