import { and, desc, eq } from "drizzle-orm";
import { type Actor, jobActor } from "@/lib/auth/actor";
import type { Context } from "@/lib/context";
import { approvalRequests, events, handovers, tickets } from "@/lib/db/schema";
import { routeTicket } from "@/lib/routing/route-ticket";
import { loadTriageSettings } from "@/lib/settings/load-triage-settings";
import { addReply } from "@/lib/tickets/add-reply";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { beginApproval } from "@/lib/tickets/approvals/begin-approval";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { delegateApproval } from "@/lib/tickets/approvals/delegate-approval";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { beginTriage } from "@/lib/tickets/begin-triage";
import { cancelTicket } from "@/lib/tickets/cancel-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { answerHandover } from "@/lib/tickets/handovers/answer-handover";
import { offerTicket } from "@/lib/tickets/handovers/offer-ticket";
import { leaveForReview } from "@/lib/tickets/leave-for-review";
import { openTicket } from "@/lib/tickets/open-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { answerReview } from "@/lib/tickets/review/answer-review";
import { triageTicket } from "@/lib/triage/triage-ticket";
import { REQUESTERS, STAFF } from "./people";
import type { Scenario, ScenarioStep, StepActor } from "./scenario";
import { scriptedResult } from "./scripted-results";
import type { DemoWorld } from "./world";

export interface ScenarioTicket {
  scenario: Scenario;
  ticketId: string;
}

export async function openScenarioTicket(ctx: Context, world: DemoWorld, scenario: Scenario): Promise<ScenarioTicket> {
  const { from, text, channel = "web", title, category, priority, phone } = scenario;
  const { id } = await openTicket(
    { ...ctx, actor: world.requesters[from] },
    { description: text, title, category, priority, phone, channel, requesterDepartment: REQUESTERS[from].department },
  );
  return { scenario, ticketId: id };
}

/** The triage of `on-ticket-created`: classifies the ticket or leaves it for review. */
export async function triageScenarioTicket(ctx: Context, { scenario, ticketId }: ScenarioTicket): Promise<void> {
  const triageCtx = { ...ctx, actor: jobActor("triage") };
  await beginTriage(triageCtx, { ticketId });
  if (scenario.gaveUp) {
    await leaveForReview({ ...ctx, actor: jobActor("pipeline") }, { ticketId });
    return;
  }
  const [opened] = await ctx.db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.ticketId, ticketId), eq(events.type, "ticket/created")));
  const { policy } = await loadTriageSettings(ctx);
  const { triageResultId } = await triageTicket(
    triageCtx,
    { ticketId, eventId: opened!.id },
    scriptedResult(scenario, policy),
  );
  await applyTriage(triageCtx, { triageResultId });
}

/** The rest of `on-ticket-created`: requests approvals or routes the ticket. */
export async function requestApprovalOrRoute(ctx: Context, { ticketId }: ScenarioTicket): Promise<void> {
  await beginApproval({ ...ctx, actor: jobActor("approval") }, { ticketId });
  await route(ctx, ticketId);
}

/** Runs one step of a scenario by its verb, then routes the ticket if it has no assignee. */
export async function runStep(
  ctx: Context,
  world: DemoWorld,
  { scenario, ticketId }: ScenarioTicket,
  step: ScenarioStep,
): Promise<void> {
  const current = await currentState(ctx, ticketId);
  const as: Context = { ...ctx, actor: actorOf(world, scenario, current, step.by) };
  const target = { ticket: ticketId, version: current.version };
  switch (step.does) {
    case "reply":
    case "note":
      await addReply(as, { ticket: ticketId, body: step.body, internal: step.does === "note" });
      break;
    case "set-status":
      await editTicket(as, { ...target, status: step.status });
      break;
    case "classify": {
      const { category, priority, skills } = step;
      await editTicket(as, { ...target, category, priority, skills });
      await route(ctx, ticketId);
      break;
    }
    case "assign":
      await assignTicket(as, { ...target, personId: world.staff[step.to].id, note: step.why });
      break;
    case "resolve":
      await resolveTicket(as, { ...target, notes: step.why });
      break;
    case "confirm":
      await resolveTicket(as, target);
      break;
    case "cancel":
      await cancelTicket(as, { ...target, reason: step.why });
      break;
    case "approve":
    case "reject": {
      const request = await requestOf(as, ticketId);
      await decideApproval(as, { ...request, word: step.does, comment: step.comment });
      await route(ctx, ticketId);
      break;
    }
    case "delegate":
      await delegateApproval(as, { ...(await requestOf(as, ticketId)), email: STAFF[step.to].email });
      break;
    case "offer":
      await offerTicket(as, { ...target, teamId: world.teams.get(step.team)!, note: step.why });
      break;
    case "take":
      await answerHandover(as, { handover: await offerOf(ctx, ticketId), answer: "take", toMe: true });
      break;
    case "decline":
      await answerHandover(as, { handover: await offerOf(ctx, ticketId), answer: "decline", note: step.why });
      break;
    case "review":
      await answerReview(as, { ...target, triageResultId: current.triageResultId!, answer: step.answer });
      await route(ctx, ticketId);
  }
}

type CurrentState = Awaited<ReturnType<typeof currentState>>;

async function currentState({ db }: Context, ticketId: string) {
  const { version, assigneeId, triageResultId } = tickets;
  const [row] = await db.select({ version, assigneeId, triageResultId }).from(tickets).where(eq(tickets.id, ticketId));
  return row!;
}

function actorOf(world: DemoWorld, { from }: Scenario, { assigneeId }: CurrentState, by: StepActor): Actor {
  if (by === "requester") return world.requesters[from];
  if (by !== "assignee") return world.staff[by];
  const assignee = Object.values(world.staff).find(({ id }) => id === assigneeId);
  if (!assignee) throw new TypeError("A demo ticket has no assignee at a step by its assignee.");
  return assignee;
}

/** Does nothing for a ticket that is assigned, ended or waiting for approval. */
async function route(ctx: Context, ticketId: string): Promise<void> {
  await routeTicket({ ...ctx, actor: jobActor("routing") }, { ticketId });
}

async function requestOf({ db, actor }: Context, ticketId: string): Promise<{ id: string }> {
  const email = actor.kind === "person" ? actor.email : "";
  const { id, state } = approvalRequests;
  const isOpen = and(eq(approvalRequests.ticketId, ticketId), eq(approvalRequests.email, email), eq(state, "asked"));
  const [row] = await db.select({ id }).from(approvalRequests).where(isOpen);
  if (!row) throw new TypeError("A demo scenario has no open approval request for this person.");
  return row;
}

async function offerOf({ db }: Context, ticketId: string): Promise<string> {
  const [row] = await db
    .select({ id: handovers.id })
    .from(handovers)
    .where(eq(handovers.ticketId, ticketId))
    .orderBy(desc(handovers.id))
    .limit(1);
  if (!row) throw new TypeError("A demo scenario has no offer of this ticket.");
  return row.id;
}
