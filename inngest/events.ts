import { eventType } from "inngest";
import { z } from "zod";

/** The events that functions listen to. Only ids, because the queue's vendor stores them; `id` is the history row's. */
export const userSignup = eventType("user/signup", { schema: z.object({ personId: z.uuid() }) });
export const ticketCreated = eventType("ticket/created", { schema: z.object({ ticketId: z.uuid() }) });
export const ticketTriageRequested = eventType("ticket/triage.requested", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent only when an unassigned ticket got another category, so that routing tries again. */
export const ticketUpdated = eventType("ticket/updated", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent when a person or the queue assigned the ticket; the pipeline notifies its own choice itself. */
export const ticketAssigned = eventType("ticket/assigned", {
  schema: z.object({ ticketId: z.uuid(), personId: z.uuid() }),
});
export const ticketUnassigned = eventType("ticket/unassigned", { schema: z.object({ ticketId: z.uuid() }) });
/** A change of availability, capacity, role, skills or teams that may let the person take a waiting ticket. */
export const personAvailabilityChanged = eventType("person/availability.changed", {
  schema: z.object({ personId: z.uuid() }),
});
export const personDeactivated = eventType("person/deactivated", { schema: z.object({ personId: z.uuid() }) });
/** A file of labelled tickets was checked and stored; its rows are to be imported. */
export const triageImportRequested = eventType("triage/import.requested", { schema: z.object({ importId: z.uuid() }) });

export const triageTrainingRequested = eventType("triage/training.requested", {
  schema: z.object({ trainingId: z.uuid() }),
});

/** A step opened, or more approvers were added to it. */
export const ticketApprovalRequested = eventType("ticket/approval.requested", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** An approver decided, which may have ended the chain; the row says so. */
export const ticketApprovalDecided = eventType("ticket/approval.decided", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** Sent only when a category without approval steps replaced one with steps, so that the ticket can be assigned. */
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

/** Events that are sent under an older name, which functions listen to. */
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
