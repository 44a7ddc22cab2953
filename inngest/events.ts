import { eventType } from "inngest";
import { z } from "zod";

/*
 * The events that functions listen to. They hold only ids, because the queue's vendor stores them. An event is sent
 * with the id of its row in the table `events`, so that a second send within 24 hours changes nothing.
 */
export const userSignup = eventType("user/signup", { schema: z.object({ personId: z.uuid() }) });
export const ticketCreated = eventType("ticket/created", { schema: z.object({ ticketId: z.uuid() }) });
export const ticketTriageRequested = eventType("ticket/triage.requested", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent only when an unassigned ticket got another category, so that routing tries again. */
export const ticketUpdated = eventType("ticket/updated", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent when a person assigns a ticket to somebody else, or `drain-queue` a waiting one. Other jobs mail assignees. */
export const ticketAssigned = eventType("ticket/assigned", {
  schema: z.object({ ticketId: z.uuid(), personId: z.uuid() }),
});
export const ticketUnassigned = eventType("ticket/unassigned", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent when a person's availability, hours, role, capacity, skills or teams change, or when they have room again. */
export const personAvailabilityChanged = eventType("person/availability.changed", {
  schema: z.object({ personId: z.uuid() }),
});
export const personDeactivated = eventType("person/deactivated", { schema: z.object({ personId: z.uuid() }) });
/** Sent after a file of classified tickets was checked and stored: a job then imports its rows. */
export const triageImportRequested = eventType("triage/import.requested", { schema: z.object({ importId: z.uuid() }) });

export const triageTrainingRequested = eventType("triage/training.requested", {
  schema: z.object({ trainingId: z.uuid() }),
});

/** Sent when an approval step opens, or when it asks further approvers. */
export const ticketApprovalRequested = eventType("ticket/approval.requested", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** Sent when an approver decided. The ticket's `approval` says if that ended its approval chain. */
export const ticketApprovalDecided = eventType("ticket/approval.decided", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** Sent when an unassigned ticket no longer needs the approval it waits for, so that routing can assign it. */
export const ticketApprovalEnded = eventType("ticket/approval.ended", { schema: z.object({ ticketId: z.uuid() }) });
export const ticketHandoverOffered = eventType("ticket/handover.offered", {
  schema: z.object({ ticketId: z.uuid(), handoverId: z.uuid() }),
});
export const ticketHandoverAnswered = eventType("ticket/handover.answered", {
  schema: z.object({ ticketId: z.uuid(), handoverId: z.uuid() }),
});

/** Only these events get an outbox row; all others are only history. */
export const WIRE_EVENTS = {
  "user/signup": userSignup,
  "ticket/created": ticketCreated,
  "ticket/triage.requested": ticketTriageRequested,
  "ticket/updated": ticketUpdated,
  "ticket/assigned": ticketAssigned,
  "ticket/unassigned": ticketUnassigned,
  "ticket/approval.requested": ticketApprovalRequested,
  "ticket/approval.decided": ticketApprovalDecided,
  "ticket/approval.ended": ticketApprovalEnded,
  "ticket/handover.offered": ticketHandoverOffered,
  "ticket/handover.answered": ticketHandoverAnswered,
  "person/availability.changed": personAvailabilityChanged,
  "person/deactivated": personDeactivated,
  "triage/import.requested": triageImportRequested,
  "triage/training.requested": triageTrainingRequested,
} as const;

export type WireEventName = keyof typeof WIRE_EVENTS;

/** History events and the older names under which they are sent; functions listen to these names. */
export const SENT_AS: Readonly<Record<string, WireEventName>> = {
  "ticket/edited": "ticket/updated",
  "ticket/review.undone": "ticket/updated",
};

/** Events that are sent only if the verb asks for it with `publish`. */
export const PUBLISH_ON_DEMAND: readonly string[] = [
  "ticket/updated",
  "ticket/assigned",
  "ticket/approval.ended",
] satisfies WireEventName[];
