import { firstName } from "@/lib/display-text/labels";
import type { StepEntry, TicketMail } from "./timeline-entry";

/** What each kind of mail brings. */
const CONTENT: Partial<Record<TicketMail["kind"], string>> = {
  "assignee-notice": "ticket, facts and notes",
  "requester-confirmation": "confirmation",
  "admin-alert": "it needs a hand",
  "handover-offer": "an offer, which waits for an answer",
  "handover-answer": "what became of the offer",
  "approval-request": "approval asked",
  "approval-reminder": "approval, once more",
  "approval-rejected": "not approved, and why",
};

/** One stop a mail: who was told, of what, and whether it got through. Admins are told together. */
export function mailSteps(mails: readonly TicketMail[]): StepEntry[] {
  const steps = mails.filter(isFirstAlert).map(mailStep);
  return steps.map((step, index) => ({
    ...step,
    beside: step.state === "running" && steps[index - 1]?.state !== undefined,
  }));
}

function isFirstAlert(mail: TicketMail, index: number, all: readonly TicketMail[]): boolean {
  const near = (other: TicketMail) => Math.abs(Date.parse(other.createdAt) - Date.parse(mail.createdAt)) < 60_000;
  return mail.kind !== "admin-alert" || !all.slice(0, index).some((other) => other.kind === mail.kind && near(other));
}

function mailStep(mail: TicketMail): StepEntry {
  const who = mail.kind === "admin-alert" ? "the admins" : firstName(mail.recipientName ?? "somebody");
  const content = CONTENT[mail.kind] ?? "mail";
  const base = { kind: "step" as const, step: "tell" as const, id: mail.id, at: mail.createdAt };
  switch (mail.state) {
    case "sent":
      return { ...base, state: "done", name: `Told ${who}`, fact: content };
    case "failed":
      return {
        ...base,
        state: "failed",
        name: `Did not reach ${who}`,
        fact: `${content}; the mail was refused`,
        word: "failed",
      };
    case "suppressed":
      return {
        ...base,
        state: "skipped",
        name: `Not told ${who}`,
        fact: `${content}; address not verified or gone`,
        word: "skipped",
      };
    case "pending":
      return {
        ...base,
        state: "running",
        name: `Telling ${who}`,
        fact: `${content}${attempts(mail.attempts)}`,
        word: "running",
      };
  }
}

function attempts(attempts: number): string {
  return attempts < 2 ? "" : `; the mail service is busy, ${attempts} tries so far`;
}
