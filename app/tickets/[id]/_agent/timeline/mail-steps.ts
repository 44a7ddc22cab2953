import { firstName } from "@/lib/display-text/labels";
import type { StepEntry, TicketMail } from "./timeline-entry";

const CONTENT: Partial<Record<TicketMail["kind"], string>> = {
  "assignee-notice": "new assignment",
  "requester-confirmation": "confirmation",
  "admin-alert": "needs attention",
  "handover-offer": "transfer offer",
  "handover-answer": "answer to the offer",
  "approval-request": "approval request",
  "approval-reminder": "approval reminder",
  "approval-rejected": "not approved",
};

/** One step for each mail: recipient, content and delivery. Mails of one alert to all admins share a step. */
export function mailSteps(mails: readonly TicketMail[]): StepEntry[] {
  const steps = mails.filter(isFirstAlert).map(mailStep);
  return steps.map((step, index) => ({ ...step, parallel: step.state === "running" && index > 0 }));
}

/** False for an alert within a minute of an earlier one, because it is the same alert. */
function isFirstAlert(mail: TicketMail, index: number, all: readonly TicketMail[]): boolean {
  const isClose = (other: TicketMail) => Math.abs(Date.parse(other.createdAt) - Date.parse(mail.createdAt)) < 60_000;
  return (
    mail.kind !== "admin-alert" || !all.slice(0, index).some((other) => other.kind === mail.kind && isClose(other))
  );
}

function mailStep(mail: TicketMail): StepEntry {
  const { id, kind, state, createdAt: at, attempts } = mail;
  const recipient = kind === "admin-alert" ? "the admins" : firstName(mail.recipientName ?? "the recipient");
  const content = CONTENT[kind] ?? "email";
  const base = { kind: "step", step: "notify", id, at, detail: content } as const;
  switch (state) {
    case "sent":
      return { ...base, state: "done", name: `Notified ${recipient}` };
    case "failed": {
      const detail = `${content}; the email was rejected`;
      return { ...base, state: "failed", name: `Couldn’t notify ${recipient}`, detail, status: "failed" };
    }
    case "suppressed": {
      const detail = `${content}; the address is unconfirmed or deleted`;
      return { ...base, state: "skipped", name: `Didn’t notify ${recipient}`, detail, status: "skipped" };
    }
    case "pending": {
      const detail = attempts < 2 ? content : `${content}; the mail server is busy, ${attempts} attempts so far`;
      return { ...base, state: "running", name: `Notifying ${recipient}`, detail, status: "running" };
    }
  }
}
