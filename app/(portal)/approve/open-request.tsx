"use client";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { DecideForm } from "@/app/_features/approvals/decide-form";
import type { ApprovalDecision } from "@/app/_features/approvals/send-decision";
import { ApproveMessage } from "./approve-frame";

interface OpenRequestProps {
  token: string;
  /** What follows a yes and a no, in words. */
  next: Record<ApprovalDecision, string>;
  /** The request and its facts. */
  children: ReactNode;
}

const TITLES = { approve: "Thank you: approved", reject: "Rejected", delegate: "They are asked now" } as const;

/** The request with the form that decides it; after an answer a thank-you in its place. */
export function OpenRequest({ token, next, children }: OpenRequestProps) {
  const [outcome, setOutcome] = useState<keyof typeof TITLES | null>(null);
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) said.current?.focus();
  }, [outcome]);
  if (outcome) {
    return (
      <div ref={said} tabIndex={-1} className="outline-none" role="status">
        <ApproveMessage title={TITLES[outcome]}>
          <p>{outcome === "delegate" ? "We have written to them. Your own link is used up." : next[outcome]}</p>
          <p>You can close this page.</p>
        </ApproveMessage>
      </div>
    );
  }
  return (
    <>
      {children}
      <section aria-label="Your answer" className="mt-6 border-line border-t pt-5">
        <DecideForm door={{ by: "link", token }} onDone={setOutcome} />
      </section>
    </>
  );
}
