"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { DecideForm } from "@/app/_features/approvals/decide-form";
import type { ApprovalDecision } from "@/app/_features/approvals/send-decision";
import { ApproveMessage } from "./approve-frame";

type OpenRequestProps = { token: string; next: Record<ApprovalDecision, string>; children: ReactNode };

const TITLES = { approve: "Request approved", reject: "Request rejected", delegate: "Request delegated" } as const;

/** Shows the request with a decision form. After the decision, shows a confirmation instead. */
export function OpenRequest({ token, next, children }: OpenRequestProps) {
  const [outcome, setOutcome] = useState<keyof typeof TITLES | null>(null);
  const confirmation = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) confirmation.current?.focus();
  }, [outcome]);
  if (outcome) {
    return (
      <div ref={confirmation} tabIndex={-1} className="outline-none" role="status">
        <ApproveMessage title={TITLES[outcome]}>
          <p>{outcome === "delegate" ? "We emailed the new approver. Your link no longer works." : next[outcome]}</p>
          <p>You can close this page.</p>
        </ApproveMessage>
      </div>
    );
  }
  return (
    <>
      {children}
      <section aria-label="Your decision" className="mt-6 border-line border-t pt-5">
        <DecideForm access={{ by: "link", token }} onDone={setOutcome} />
      </section>
    </>
  );
}
