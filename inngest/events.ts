import { eventType } from "inngest";
import { z } from "zod";

/**
 * The events that functions listen to, as they travel: ids only, because a queue's vendor stores them.
 * An event's id on the wire is the id of its row in our history.
 */
export const userSignup = eventType("user/signup", { schema: z.object({ personId: z.uuid() }) });
export const ticketCreated = eventType("ticket/created", { schema: z.object({ ticketId: z.uuid() }) });
export const ticketTriageRequested = eventType("ticket/triage.requested", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent only where routing may find another assignee: an unassigned ticket got another category. */
export const ticketUpdated = eventType("ticket/updated", { schema: z.object({ ticketId: z.uuid() }) });
/** Sent on the wire where a person assigned, or the queue was drained; the pipeline tells its own choice itself. */
export const ticketAssigned = eventType("ticket/assigned", {
  schema: z.object({ ticketId: z.uuid(), personId: z.uuid() }),
});
export const ticketUnassigned = eventType("ticket/unassigned", { schema: z.object({ ticketId: z.uuid() }) });
/** Whatever may make somebody able to have a ticket that waits: their presence, room, role, skills, teams. */
export const personAvailabilityChanged = eventType("person/availability.changed", {
  schema: z.object({ personId: z.uuid() }),
});
export const personDeactivated = eventType("person/deactivated", { schema: z.object({ personId: z.uuid() }) });
/** A file of decided tickets was checked and stored, and its rows wait to be taken in. */
export const triageImportRequested = eventType("triage/import.requested", { schema: z.object({ importId: z.uuid() }) });

/** Somebody, or the clock, wants what people decided to be learned. */
export const triageTrainingRequested = eventType("triage/training.requested", {
  schema: z.object({ trainingId: z.uuid() }),
});

/** A step of a ticket's approvals was opened, or further people were asked in it. */
export const ticketApprovalRequested = eventType("ticket/approval.requested", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** Somebody gave their word, and with it perhaps the whole chain ended. The row says which. */
export const ticketApprovalDecided = eventType("ticket/approval.decided", {
  schema: z.object({ ticketId: z.uuid(), stepId: z.uuid() }),
});
/** Sent on the wire only where it leaves the way to an owner free: a category without steps came in place of one with. */
export const ticketApprovalEnded = eventType("ticket/approval.ended", { schema: z.object({ ticketId: z.uuid() }) });
export const ticketHandoverOffered = eventType("ticket/handover.offered", {
  schema: z.object({ ticketId: z.uuid(), handoverId: z.uuid() }),
});
export const ticketHandoverAnswered = eventType("ticket/handover.answered", {
  schema: z.object({ ticketId: z.uuid(), handoverId: z.uuid() }),
});

/** Names that functions listen to: only these get an outbox row; all others are history only. */
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

/** Names of history that travel under a name which functions knew before. */
export const SENT_AS: Readonly<Record<string, WireEventName>> = {
  "ticket/edited": "ticket/updated",
  "ticket/review.undone": "ticket/updated",
};

/** Of those, the names that wake a function only where the verb says so. */
export const PUBLISH_ON_DEMAND: readonly string[] = [
  "ticket/updated",
  "ticket/assigned",
  "ticket/approval.ended",
] satisfies WireEventName[];
