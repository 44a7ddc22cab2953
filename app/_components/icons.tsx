import type { Priority, Source, Status } from "@/lib/domain/ticket";

/** The SVG symbols of status, priority and source. A page needs them once; the icons below refer to them by id. */
export function IconSymbols() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <StatusDrawings />
      <SourceDrawings />
      <PriorityDrawings />
    </svg>
  );
}

const STATUS_COLOUR: Record<Status, string> = {
  open: "text-muted",
  in_progress: "text-primary",
  waiting: "text-high",
  resolved: "text-primary",
  closed: "text-faint",
  cancelled: "text-faint",
};

/** The icon of a ticket status. Screen readers ignore it, so show the status as text too. */
export function StatusIcon({ status, size = 14 }: { status: Status; size?: number }) {
  return <Icon name={`status-${status}`} box={14} size={size} className={STATUS_COLOUR[status]} />;
}

const PRIORITY_COLOUR: Record<Priority, string> = {
  low: "text-low",
  medium: "text-medium",
  high: "text-high",
  critical: "text-critical",
};

/** The icon of a priority: a railway signal's arm that points down, straight or up; for critical, a red square. */
export function PriorityIcon({ priority, size = 14 }: { priority: Priority; size?: number }) {
  return <Icon name={`priority-${priority}`} box={14} size={size} className={PRIORITY_COLOUR[priority]} />;
}

const SOURCE_COLOUR: Record<Source, string> = {
  ai: "text-ai",
  rules: "text-rules",
  person: "text-person",
  requester: "text-requester",
  fallback: "text-fallback",
};

/** The icon of a value's source: the AI, rules, a person, the requester, or a default. */
export function SourceIcon({ source, size = 12 }: { source: Source; size?: number }) {
  return <Icon name={`source-${source}`} box={12} size={size} className={SOURCE_COLOUR[source]} />;
}

function Icon({ name, box, size, className }: { name: string; box: number; size: number; className: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox={`0 0 ${box} ${box}`}
      className={`inline-block shrink-0 ${className}`}
      aria-hidden="true"
      focusable="false"
    >
      <use href={`#${name}`} />
    </svg>
  );
}

function StatusDrawings() {
  const ring = { fill: "none", stroke: "currentColor", strokeWidth: 1.6 };
  return (
    <>
      <symbol id="status-open" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="4.6" {...ring} />
      </symbol>
      <symbol id="status-in_progress" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="4.9" {...ring} />
        <circle cx="7" cy="7" r="2.3" fill="currentColor" />
      </symbol>
      <symbol id="status-waiting" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="4.9" {...ring} />
        <path d="M5.8 5.2v3.6M8.2 5.2v3.6" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
      </symbol>
      <symbol id="status-resolved" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="5.7" fill="currentColor" />
        <path
          d="M4.5 7.2l1.8 1.8 3.3-3.6"
          fill="none"
          stroke="var(--color-base-100)"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </symbol>
      <symbol id="status-closed" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="5.7" fill="currentColor" />
        <path d="M4.6 7h4.8" stroke="var(--color-base-100)" strokeWidth="1.5" strokeLinecap="round" />
      </symbol>
      <symbol id="status-cancelled" viewBox="0 0 14 14">
        <circle cx="7" cy="7" r="4.9" {...ring} />
        <path d="M4 10l6-6" stroke="currentColor" strokeWidth="1.5" />
      </symbol>
    </>
  );
}

function SourceDrawings() {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 1.2, strokeLinejoin: "round" } as const;
  return (
    <>
      <symbol id="source-ai" viewBox="0 0 12 12">
        <circle
          cx="6"
          cy="6"
          r="4.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.3"
          strokeDasharray="1.3 1.464"
          strokeLinecap="butt"
        />
        <circle cx="6" cy="6" r="1.8" fill="currentColor" />
      </symbol>
      <symbol id="source-rules" viewBox="0 0 12 12">
        <rect x="1.6" y="1.6" width="8.8" height="8.8" rx="1.6" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <path d="M4 8l4-4" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </symbol>
      <symbol id="source-person" viewBox="0 0 12 12">
        <circle cx="6" cy="3.7" r="2.2" fill="currentColor" />
        <path d="M1.8 10.9c.3-2.7 1.9-4.1 4.2-4.1s3.9 1.4 4.2 4.1z" fill="currentColor" />
      </symbol>
      <symbol id="source-requester" viewBox="0 0 12 12">
        <path
          d="M2.8 1.7h6.4c.7 0 1.2.5 1.2 1.2v4c0 .7-.5 1.2-1.2 1.2H5.8L3.4 10.3V8.1h-.6c-.7 0-1.2-.5-1.2-1.2v-4c0-.7.5-1.2 1.2-1.2z"
          {...line}
        />
      </symbol>
      <symbol id="source-fallback" viewBox="0 0 12 12">
        <path d="M6 1.5l4.8 8.7H1.2z" {...line} strokeDasharray="2.2 1.1" />
        <circle cx="6" cy="7.3" r="1" fill="currentColor" />
      </symbol>
    </>
  );
}

/** The arm's turn, in degrees clockwise. */
const ARMS = { low: 36, medium: 0, high: -36 };

function PriorityDrawings() {
  const ink = "var(--color-error-content)";
  return (
    <>
      {Object.entries(ARMS).map(([priority, turn]) => (
        <symbol key={priority} id={`priority-${priority}`} viewBox="0 0 14 14">
          <path d="M3.2 1.6v10.8" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" opacity=".75" />
          <rect
            x="3.2"
            y="5.5"
            width="8.8"
            height="3"
            rx=".8"
            transform={`rotate(${turn} 3.2 7)`}
            fill="currentColor"
          />
        </symbol>
      ))}
      <symbol id="priority-critical" viewBox="0 0 14 14">
        <rect width="14" height="14" rx="3.5" fill="var(--sb-critical)" />
        <path d="M4.2 3v8.2" stroke={ink} strokeWidth="1.5" strokeLinecap="round" />
        <rect x="4.2" y="5.2" width="6.6" height="2.6" rx=".6" transform="rotate(-30 4.2 6.5)" fill={ink} />
      </symbol>
    </>
  );
}
