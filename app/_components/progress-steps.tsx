import type { ReactNode } from "react";
import { Timeline, TimelineItem, type TimelineItemState } from "./timeline";

export interface ProgressItem {
  key: string;
  name: string;
  state: TimelineItemState;
  /** Such as a time. */
  note?: ReactNode;
}

type ProgressStepsProps = { progressSteps: readonly ProgressItem[]; label: string; small?: boolean };

/** A ticket's progress from left to right; on phones from top to bottom. */
export function ProgressSteps({ progressSteps, label, small }: ProgressStepsProps) {
  return (
    <>
      <ol className="relative hidden sm:flex" aria-label={label}>
        {progressSteps.map((step, index) => (
          <HorizontalStep
            key={step.key}
            step={step}
            index={index}
            count={progressSteps.length}
            next={progressSteps[index + 1]}
            small={small}
          />
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

interface HorizontalStepProps {
  step: ProgressItem;
  index: number;
  count: number;
  next?: ProgressItem;
  small?: boolean;
}

function HorizontalStep({ step, index, count, next, small }: HorizontalStepProps) {
  const first = index === 0;
  const last = index === count - 1;
  const side = first ? "items-start text-left" : last ? "items-end text-right" : "items-center text-center";
  return (
    <li
      className={`sb-step relative flex flex-col ${side}`}
      style={{ width: `${(first || last ? 50 : 100) / (count - 1)}%` }}
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

/** The first step is half as wide as the others, so its line is 200%. */
function ConnectingLine({ first, ahead }: { first: boolean; ahead: boolean }) {
  const [left, width] = first ? ["0%", "200%"] : ["50%", "100%"];
  return (
    <span className={`sb-step-line ${ahead ? "sb-step-line-ahead" : ""}`} aria-hidden="true" style={{ left, width }} />
  );
}

function nameWeight(state: TimelineItemState): string {
  return state === "running" ? "font-semibold" : "font-normal";
}
