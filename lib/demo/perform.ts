import { mayMoveStatus, type Provenance, type Status } from "@/lib/domain/ticket";
import { newId } from "@/lib/ids";
import { giveWord } from "./approvals";
import { keepLabels, keepStanding } from "./labels";
import { categoryOf, change, keepAssignment, type Live, slugOf, type Ticket } from "./live";
import { route } from "./pipeline";
import type { Doer, Step } from "./script";
import { type By, record, type Stage } from "./stage";

/** One step of a script, with all that the app's own verb would have done besides. */
export function perform(stage: Stage, live: Live, step: Step, at: Date): void {
  const by = doerOf(stage, live, step.by);
  switch (step.does) {
    case "reply":
      write(stage, live, by, at, step.body, false);
      if (step.by === "requester") afterRequester(stage, live, by, at);
      else afterStaff(stage, live, by, at);
      break;
    case "note":
      write(stage, live, by, at, step.body, true);
      change(stage, live, at, {});
      break;
    case "move":
      changeStatus(stage, live, step.status, by, at);
      break;
    case "sort":
      sort(stage, live, by, at, step);
      break;
    case "hand":
      hand(stage, live, by, at, stage.staff[step.to].id, step.why);
      break;
    case "resolve":
      changeStatus(stage, live, "resolved", by, at, { resolvedAt: at, resolutionNotes: step.why });
      keepStanding(stage, live, by, at);
      break;
    case "cancel":
      changeStatus(stage, live, "cancelled", by, at, { closedAt: at, resolutionNotes: step.why });
      break;
    case "confirm":
      changeStatus(stage, live, "closed", by, at, { closedAt: at });
      break;
    case "approve":
      if (giveWord(stage, live, { ...by, word: "approved", comment: step.comment }, at)) route(stage, live, at);
      break;
    case "reject": {
      giveWord(stage, live, { ...by, word: "rejected", comment: step.comment }, at);
      const resolutionNotes = step.comment;
      changeStatus(stage, live, "cancelled", by, at, { closedAt: at, approval: "rejected", resolutionNotes });
    }
  }
}

/** Moves a ticket and says so in its history. Throws for a move that the app would refuse. */
export function changeStatus(stage: Stage, live: Live, to: Status, by: By, at: Date, more: Partial<Ticket> = {}): void {
  const from = live.ticket.status;
  if (!mayMoveStatus(from, to)) throw new TypeError(`A demo ticket can't go from ${from} to ${to}.`);
  change(stage, live, at, { ...more, status: to });
  const facts = { before: { status: from }, after: { status: to } };
  record(stage, at, by, { type: "ticket/status.changed", ticketId: live.ticket.id, ...facts });
}

function doerOf(stage: Stage, { ticket }: Live, doer: Doer): { personId: string } {
  if (doer === "requester") return { personId: ticket.requesterId };
  const personId = doer === "owner" ? ticket.assigneeId : stage.staff[doer].id;
  if (!personId) throw new TypeError("A demo ticket has no owner at a step of its owner's.");
  return { personId };
}

function write(
  stage: Stage,
  { ticket }: Live,
  by: { personId: string },
  at: Date,
  body: string,
  internal: boolean,
): void {
  const id = newId();
  stage.rows.messages.push({ id, ticketId: ticket.id, authorId: by.personId, body, internal, createdAt: at });
  const after = { messageId: id, internal };
  record(stage, at, by, { type: "ticket/message.added", ticketId: ticket.id, after });
}

/** A waiting ticket goes back to work, a resolved one is open again. */
function afterRequester(stage: Stage, live: Live, by: By, at: Date): void {
  const { status } = live.ticket;
  if (status === "resolved") changeStatus(stage, live, "open", by, at, { resolvedAt: null, closedAt: null });
  else if (status === "waiting") changeStatus(stage, live, "in_progress", by, at);
  else change(stage, live, at, {});
}

/** The first answer is the first response, and begins the work. */
function afterStaff(stage: Stage, live: Live, by: By, at: Date): void {
  const { status, firstResponseAt } = live.ticket;
  const answered = firstResponseAt ? {} : { firstResponseAt: at };
  if (status === "open") changeStatus(stage, live, "in_progress", by, at, answered);
  else change(stage, live, at, answered);
}

function sort(
  stage: Stage,
  live: Live,
  by: { personId: string },
  at: Date,
  { category: slug, priority, skills }: Extract<Step, { does: "sort" }>,
): void {
  const { ticket } = live;
  const category = slug === undefined ? undefined : categoryOf(stage, slug);
  const before = {
    ...(category ? { category: slugOf(stage, ticket) } : {}),
    ...(priority ? { priority: ticket.priority } : {}),
    ...(skills ? { skills: ticket.skills } : {}),
  };
  const mine: Provenance = { source: "person", at: at.toISOString(), by: by.personId };
  const marked = Object.fromEntries(
    Object.entries({ category, priority, skills }).flatMap(([field, value]) => (value ? [[field, mine]] : [])),
  );
  change(stage, live, at, {
    ...(category ? { categoryId: category.id, teamId: category.teamId } : {}),
    ...(priority ? { priority } : {}),
    ...(skills ? { skills } : {}),
    ...(category && ticket.triage === "needs_review" ? { triage: "done" as const } : {}),
    provenance: { ...ticket.provenance, ...marked },
  });
  keepLabels(stage, live, by, at, { category: slug, priority, skills });
  const after = { category: slug, priority, skills };
  record(stage, at, by, { type: "ticket/edited", ticketId: ticket.id, before, after });
}

function hand(stage: Stage, live: Live, by: { personId: string }, at: Date, to: string, why: string | undefined): void {
  const { ticket } = live;
  const before = { personId: ticket.assigneeId };
  if (before.personId === to) return;
  const provenance = {
    ...ticket.provenance,
    assignee: { source: "person" as const, at: at.toISOString(), by: by.personId },
  };
  change(stage, live, at, { assigneeId: to, provenance });
  keepAssignment(stage, live, at, { source: "person", assignedBy: by.personId });
  if (why) write(stage, live, by, at, why, true);
  const after = { personId: to, source: "person" } as const;
  record(stage, at, by, { type: "ticket/assigned", ticketId: ticket.id, personId: to, before, after });
}
