import type { EventType, RecordedFacts } from "@/lib/domain/event";
import { newId } from "@/lib/ids";

const [id, at] = [newId(), new Date("2026-11-20T10:00:00Z")];
const step = { step: "Cost centre", position: 1 };

/** Valid facts for every history event. */
export const EVENT_SAMPLES: { [T in EventType]: RecordedFacts<T> } = {
  "user/signup": { type: "user/signup", after: { role: "user", by: "sign-up" } },
  "ticket/created": { type: "ticket/created", after: { number: "TKT-20261120-0001", channel: "web" } },
  "ticket/edited": {
    type: "ticket/edited",
    before: { category: null, priority: "low", skills: [] },
    after: { category: "billing", priority: "high", skills: ["vpn"], title: "changed", review: "accepted" },
  },
  "ticket/reworded": { type: "ticket/reworded", after: { title: "changed", description: "changed" } },
  "ticket/deleted": { type: "ticket/deleted" },
  "ticket/left.for.review": { type: "ticket/left.for.review", after: { reason: { code: "pipeline-failed" } } },
  "ticket/approval.link.shown": { type: "ticket/approval.link.shown", after: { requestId: id } },
  "ticket/review.rejected": { type: "ticket/review.rejected", after: { fields: ["category"] } },
  "ticket/review.undone": {
    type: "ticket/review.undone",
    before: { category: "billing" },
    after: { category: null },
  },
  "ticket/triage.requested": { type: "ticket/triage.requested" },
  "ticket/triaged": {
    type: "ticket/triaged",
    after: {
      provider: "gemini",
      state: "done",
      category: "billing",
      priority: "medium",
      skills: ["vpn"],
      approval: "not_required",
      sources: { category: "ai", assignee: "rules" },
      modes: { category: "applied" },
      needsReview: [],
    },
  },
  "ticket/approval.requested": { type: "ticket/approval.requested", after: { ...step, asked: 2 } },
  "ticket/approval.decided": {
    type: "ticket/approval.decided",
    after: { ...step, word: "approved", requestId: id, via: "link", outcome: "approved", chain: "pending" },
  },
  "ticket/approval.delegated": {
    type: "ticket/approval.delegated",
    after: { step: step.step, requestId: id },
  },
  "ticket/approval.escalated": { type: "ticket/approval.escalated", after: { ...step, asked: 1 } },
  "ticket/approval.ended": { type: "ticket/approval.ended", after: { chain: "replaced" } },
  "ticket/rules.applied": {
    type: "ticket/rules.applied",
    after: {
      rules: [{ ruleId: id, name: "Nights", set: { priority: "high" }, left: ["category"], gone: ["teamId"] }],
      approval: "pending",
    },
  },
  "ticket/handover.offered": { type: "ticket/handover.offered", after: { handoverId: id, teamId: id } },
  "ticket/handover.answered": {
    type: "ticket/handover.answered",
    after: { handoverId: id, state: "withdrawn", reason: "moved" },
  },
  "ticket/assigned": {
    type: "ticket/assigned",
    before: { personId: null },
    after: {
      personId: id,
      source: "rules",
      reason: { code: "best-match", group: "team", covered: 1, wanted: 2, active: 3, capacity: 20 },
    },
  },
  "ticket/unassigned": {
    type: "ticket/unassigned",
    before: { personId: id },
    after: { reason: { code: "returned" } },
  },
  "ticket/message.added": { type: "ticket/message.added", after: { messageId: id, internal: true } },
  "ticket/status.changed": {
    type: "ticket/status.changed",
    before: { status: "open" },
    after: { status: "waiting" },
  },
  "person/updated": {
    type: "person/updated",
    before: { role: "user", capacity: 20 },
    after: { role: "moderator", capacity: 5, fields: ["name"] },
  },
  "person/availability.changed": {
    type: "person/availability.changed",
    before: { availability: "available", awayUntil: null, handsTo: null },
    after: { availability: "away", awayUntil: at, handsTo: "queue", fields: ["workingHours"] },
  },
  "person/deactivated": { type: "person/deactivated", after: { deleted: true } },
  "triage/import.requested": { type: "triage/import.requested", after: { importId: id, rows: 3 } },
  "triage/training.requested": { type: "triage/training.requested", after: { trainingId: id, labels: 200 } },
};
