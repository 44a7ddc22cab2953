import type { ReactNode } from "react";
import { Timeline, TimelineItem, type TimelineItemState } from "./timeline";

export interface ProgressItem {
  key: string;
  name: string;
  state: TimelineItemState;
  /** Under the name: a time, or when it is expected. */
  note?: ReactNode;
}

/** At most five stations from left to right; on a phone the same track goes down the page. */
export function ProgressSteps({
  progressSteps,
  label,
  small,
}: {
  progressSteps: readonly ProgressItem[];
  label: string;
  small?: boolean;
}) {
  return (
    <>
      <ol className="relative hidden sm:flex" aria-label={label}>
        {progressSteps.map((progressStep, index) => (
          <Across
            key={progressStep.key}
            progressStep={progressStep}
            index={index}
            of={progressSteps.length}
            next={progressSteps[index + 1]}
            small={small}
          />
        ))}
      </ol>
      <div className="-ml-2 text-md sm:hidden">
        <Timeline label={label}>
          {progressSteps.map((progressStep, index) => (
            <TimelineItem
              key={progressStep.key}
              state={progressStep.state}
              ahead={progressSteps[index + 1]?.state === "waiting"}
              name={<span className={nameWeight(progressStep.state)}>{progressStep.name}</span>}
              right={<span className="font-normal text-muted text-sm">{progressStep.note}</span>}
            />
          ))}
        </Timeline>
      </div>
    </>
  );
}

interface AcrossProps {
  progressStep: ProgressItem;
  index: number;
  of: number;
  next?: ProgressItem;
  small?: boolean;
}

/** The first stands at the left end, the last at the right end, the others in the middle of their part. */
function Across({ progressStep, index, of, next, small }: AcrossProps) {
  const first = index === 0;
  const last = index === of - 1;
  const side = first ? "items-start text-left" : last ? "items-end text-right" : "items-center text-center";
  return (
    <li
      className={`sb-step relative flex flex-col ${side}`}
      style={{ width: `${(first || last ? 50 : 100) / (of - 1)}%` }}
      data-state={progressStep.state}
      aria-current={progressStep.state === "running" ? "step" : undefined}
    >
      {next ? <Sidebar from={first} to={index === of - 2} ahead={next.state === "waiting"} /> : null}
      <span className="tl-dot relative z-1" aria-hidden="true" />
      <span
        className={`mt-1.5 whitespace-nowrap ${small ? "text-xs" : "text-base"} ${nameWeight(progressStep.state)} ${progressStep.state === "waiting" ? "text-muted" : ""}`}
      >
        {progressStep.name}
      </span>
      <span className="text-muted text-xs">{progressStep.note}</span>
    </li>
  );
}

/** From this station's middle to the next one's. The end stations have half a part, so lengths differ. */
function Sidebar({ from, to, ahead }: { from: boolean; to: boolean; ahead: boolean }) {
  const left = from ? "0%" : "50%";
  const width = from ? (to ? "200%" : "200%") : "100%";
  return (
    <span className={`sb-step-line ${ahead ? "sb-step-line-ahead" : ""}`} aria-hidden="true" style={{ left, width }} />
  );
}

function nameWeight(state: TimelineItemState): string {
  return state === "running" ? "font-semibold" : "font-normal";
}
