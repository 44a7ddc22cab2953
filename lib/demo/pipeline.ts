import { createHash } from "node:crypto";
import { isPersons, type Provenance, type ProvenanceMap, type TriageState } from "@/lib/domain/ticket";
import type { DecisionMode, FieldReading, TriageField } from "@/lib/domain/triage";
import { newId } from "@/lib/ids";
import { chooseAssignee } from "@/lib/routing/choose-assignee";
import { ledgerRows } from "@/lib/tickets/write-ledger";
import type { Verdict } from "@/lib/triage/verdict";
import { beginChain, heldBack } from "./approvals";
import { REQUESTERS } from "./cast";
import { categoryOf, change, keepAssignment, type Live, slugOf, type Ticket } from "./live";
import { textOf } from "./read-scripts";
import type { Script } from "./script";
import { numberAt, record, type Stage, staffAt } from "./stage";

/** A request comes in, as `openTicket` takes it. */
export function openTicket(stage: Stage, script: Script, at: Date): Live {
  const { id: requesterId } = stage.requesters[script.from];
  const category = script.category ? categoryOf(stage, script.category) : undefined;
  const mine: Provenance = { source: "requester", at: at.toISOString(), by: requesterId };
  const ticket: Ticket = {
    id: newId(),
    number: numberAt(stage, at),
    title: script.title ?? null,
    description: script.text,
    channel: script.channel ?? "web",
    requesterId,
    requesterDepartment: REQUESTERS[script.from].department,
    phone: script.phone ?? null,
    status: "open",
    triage: "pending",
    categoryId: category?.id ?? null,
    teamId: category?.teamId ?? null,
    priority: script.priority ?? "medium",
    skills: [],
    provenance: {
      ...(script.title ? { title: mine } : {}),
      ...(category ? { category: mine } : {}),
      ...(script.priority ? { priority: mine } : {}),
    },
    assigneeId: null,
    version: 1,
    createdAt: at,
    updatedAt: at,
  };
  stage.rows.tickets.push(ticket);
  const { number, channel } = ticket;
  const after = { number, channel, category: script.category, priority: script.priority };
  const openedBy = record(stage, at, { personId: requesterId }, { type: "ticket/created", ticketId: ticket.id, after });
  return { script, ticket, openedBy };
}

/** The verdict is kept and written to the ticket, as `triageTicket` and `applyTriage` do. */
export function triage(stage: Stage, live: Live, verdict: Verdict, at: Date): void {
  const { ticket, openedBy, script } = live;
  const inputHash = createHash("sha256")
    .update(JSON.stringify(textOf(script)))
    .digest("hex");
  const verdictId = newId();
  stage.rows.verdicts.push({
    ...verdict,
    id: verdictId,
    ticketId: ticket.id,
    eventId: openedBy,
    ticketVersion: 1,
    inputHash,
    createdAt: at,
  });
  const { changes, provenance, modes } = readableValues(stage, ticket, verdict, at);
  const decided = { ...verdict, id: verdictId, ticketId: ticket.id, shadow: null, inputHash };
  stage.rows.decisions.push(...ledgerRows(decided, modes, at));
  const doubtful = verdict.needsReview.length > 0 || !provenance.category;
  const state: TriageState = !isPersons(provenance.category?.source) && doubtful ? "needs_review" : "done";
  const { summary, helpfulNotes, provider, needsReview } = verdict;
  const approval = heldBack(stage, { ...ticket, ...changes });
  change(stage, live, at, { ...changes, ...approval, provenance, triage: state, verdictId, summary, helpfulNotes });
  const sources = Object.fromEntries(Object.entries(provenance).map(([field, value]) => [field, value?.source]));
  const { priority = "medium", skills = [] } = ticket;
  const after = {
    provider,
    state,
    category: slugOf(stage, ticket),
    priority,
    skills,
    approval: ticket.approval ?? "not_required",
    sources,
    modes,
    needsReview,
  };
  record(stage, at, { job: "triage" }, { type: "ticket/triaged", ticketId: ticket.id, after });
}

/** The pipeline gives up, as in `leaveForHuman`. */
export function leave(stage: Stage, live: Live, at: Date): void {
  change(stage, live, at, { triage: "fallback" });
  const after = { reason: { code: "pipeline-failed" } } as const;
  record(stage, at, { job: "pipeline" }, { type: "ticket/left.for.review", ticketId: live.ticket.id, after });
}

/** What comes after the reading: whoever has to agree is asked, or the ticket is routed. */
export function goOn(stage: Stage, live: Live, at: Date): void {
  if (live.ticket.approval === "pending") beginChain(stage, live, at);
  else route(stage, live, at);
}

/** The assignment rule itself, over the desk as it was at that moment. */
export function route(stage: Stage, live: Live, at: Date): void {
  const { ticket } = live;
  const { chosen, scoreboard } = chooseAssignee(
    { skills: ticket.skills, teamId: ticket.teamId ?? null },
    staffAt(stage, at),
    at,
  );
  if (!chosen) {
    stage.rows.waits.push({ ticketId: ticket.id, scoreboard, at });
    return;
  }
  const { personId, reason } = chosen;
  const provenance = { ...ticket.provenance, assignee: { source: "rules" as const, at: at.toISOString() } };
  change(stage, live, at, { assigneeId: personId, provenance });
  keepAssignment(stage, live, at, { source: "rules", reason, scoreboard });
  const line = scoreboard.find((candidate) => candidate.personId === personId)!;
  const { covered, wanted, active, capacity } = line;
  const best = { code: "best-match", group: chosen.group, covered, wanted, active, capacity } as const;
  const after = { personId, source: "rules", reason: best } as const;
  record(stage, at, { job: "routing" }, { type: "ticket/assigned", ticketId: ticket.id, personId, after });
}

function readableValues(stage: Stage, ticket: Ticket, { fields }: Verdict, at: Date) {
  const provenance: ProvenanceMap = { ...ticket.provenance };
  const changes: Partial<Ticket> = {};
  const modes: Partial<Record<TriageField, DecisionMode>> = {};
  const takes = <T>(field: TriageField, reading: FieldReading<T> | undefined): reading is FieldReading<T> => {
    const persons = isPersons(ticket.provenance[field]?.source);
    modes[field] = persons ? "overruled" : reading?.apply ? "applied" : "suggested";
    if (!reading?.apply || persons) return false;
    const { source, confidence } = reading;
    provenance[field] = { source, at: at.toISOString(), ...(confidence === null ? {} : { confidence }) };
    return true;
  };
  const category = fields.category && categoryOf(stage, fields.category.value);
  if (category && takes("category", fields.category)) changes.categoryId = category.id;
  if (category && !isPersons(ticket.provenance.category?.source)) changes.teamId = category.teamId;
  if (takes("priority", fields.priority)) changes.priority = fields.priority.value;
  if (takes("skills", fields.skills)) changes.skills = fields.skills.value;
  if (takes("title", fields.title)) changes.title = fields.title.value;
  return { changes, provenance, modes };
}
