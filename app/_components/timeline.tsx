import type { CSSProperties, ReactNode } from "react";

export type TimelineItemState = "done" | "running" | "waiting" | "skipped" | "failed";

interface TimelineProps {
  children: ReactNode;
  background?: "base-100" | "base-200";
  label: string;
}

/** A vertical timeline. `children` are `TimelineItem`s and `TimelineAside`s. */
export function Timeline({ children, background = "base-100", label }: TimelineProps) {
  const style = { "--dot-on": `var(--color-${background})`, "--at": "0.75rem" } as CSSProperties;
  return (
    <ol className="tl-list" style={style} aria-label={label}>
      {children}
    </ol>
  );
}

interface TimelineItemProps {
  state: TimelineItemState;
  name?: ReactNode;
  /** Grey text after the name: "by Gemini in 1.8 s". */
  detail?: ReactNode;
  /** Default: the state, unless it is "done". */
  right?: ReactNode;
  /** True if the next item has not started; the line to it is dashed. */
  ahead?: boolean;
  /** Runs at the same time as the item above. */
  parallel?: boolean;
  /** The dot's distance from the top, as a CSS length. */
  at?: string;
  children?: ReactNode;
}

type Colours = Partial<Record<TimelineItemState, string>>;

const NAME_COLOURS: Colours = { waiting: "text-muted", failed: "text-error" };
const RIGHT_COLOURS: Colours = { running: "font-semibold text-primary", failed: "text-error" };
const STATE_LABELS: Record<TimelineItemState, string> = {
  done: "done",
  running: "running",
  skipped: "skipped",
  waiting: "not started",
  failed: "failed",
};

/** One item of a timeline: a line with name, detail and time, or any content in `children`, or both. */
export function TimelineItem({ state, name, detail, right, ahead, parallel, at, children }: TimelineItemProps) {
  return (
    <li
      className="tl-item"
      data-state={parallel ? "done" : state}
      data-next={ahead ? "ahead" : undefined}
      style={at ? ({ "--at": at } as CSSProperties) : undefined}
    >
      {parallel ? <ParallelDot state={state} /> : <span className="tl-dot" aria-hidden="true" />}
      {name === undefined ? null : (
        <div className={`flex min-h-6 items-baseline gap-2 py-0.5 ${parallel ? "pl-4" : ""}`}>
          <span className={`shrink-0 font-semibold ${NAME_COLOURS[state] ?? ""}`}>{name}</span>
          <span className="min-w-0 text-muted">{detail}</span>
          <span className={`num ml-auto shrink-0 pl-2 text-xs ${RIGHT_COLOURS[state] ?? "text-muted"}`}>
            {right ?? (state === "done" ? null : STATE_LABELS[state])}
          </span>
        </div>
      )}
      {children}
    </li>
  );
}

function ParallelDot({ state }: { state: TimelineItemState }) {
  return (
    <>
      <svg
        width="20"
        height="22"
        viewBox="0 0 20 22"
        fill="none"
        aria-hidden="true"
        className="absolute -top-2"
        style={{ left: "calc(var(--tl-gutter) / 2)" }}
      >
        <path d="M0 2l16 16" stroke="var(--color-primary)" strokeWidth="2" strokeDasharray="4 3" />
      </svg>
      <span
        className="tl-dot"
        data-state={state}
        aria-hidden="true"
        style={{ left: "calc(var(--tl-gutter) / 2 + 11px)" }}
      />
    </>
  );
}

/** Something that was not done and why: for example, a person who did not get the ticket. Drawn as a dead end. */
export function TimelineAside({ name, why }: { name: ReactNode; why: ReactNode }) {
  return (
    <li className="tl-item" data-state="done">
      <svg
        width="30"
        height="24"
        viewBox="0 0 30 24"
        fill="none"
        aria-hidden="true"
        className="absolute top-0"
        style={{ left: "calc(var(--tl-gutter) / 2)" }}
      >
        <path d="M1 -2l14 14h10M26 7.500v9" stroke="var(--sb-track)" strokeWidth="1.75" />
      </svg>
      <div className="flex min-h-6 items-baseline gap-2 py-0.5 pl-5 text-xs">
        <span className="shrink-0">{name}</span>
        <span className="min-w-0 text-muted">{why}</span>
      </div>
    </li>
  );
}
