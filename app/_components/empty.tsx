import type { ReactNode } from "react";

/** Shown instead of an empty list: a title, an explanation and at most one button or link. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <svg width="96" height="34" viewBox="0 0 96 34" fill="none" aria-hidden="true" className="mb-4">
        <path d="M2 30h92" stroke="var(--sb-track)" strokeWidth="2" />
        <path d="M32 30l18-18h32" stroke="var(--sb-track)" strokeWidth="2" strokeDasharray="4 4" />
        <circle cx="87" cy="12" r="4" stroke="var(--sb-track)" strokeWidth="2" />
      </svg>
      <h2 className="font-semibold text-base">{title}</h2>
      {children ? <p className="mt-1 max-w-md text-muted">{children}</p> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}
