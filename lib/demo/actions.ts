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

/** A scenario whose ticket has come in. */
export interface ScenarioTicket {
  scenario: Scenario;
  ticketId: string;
}

/** The requester sends the ticket. */
export async function openScenarioTicket(ctx: Context, world: DemoWorld, scenario: Scenario): Promise<ScenarioTicket> {
  const { from, text, channel = "web", title, category, priority, phone } = scenario;
  const { id } = await openTicket(
    { ...ctx, actor: world.requesters[from] },
    { description: text, title, category, priority, phone, channel, requesterDepartment: REQUESTERS[from].department },
  );
  return { scenario, ticketId: id };
}

/** What `on-ticket-created` does up to the approval: the ticket is read and sorted, or left to people. */
export async function triageScenarioTicket(ctx: Context, { scenario, ticketId }: ScenarioTicket): Promise<void> {
  const reader = { ...ctx, actor: jobActor("triage") };
  await beginTriage(reader, { ticketId });
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
    reader,
    { ticketId, eventId: opened!.id },
    scriptedResult(scenario, policy),
  );
  await applyTriage(reader, { triageResultId });
}

/** What `on-ticket-created` does after it: whoever has to agree is asked, or the ticket gets an owner. */
export async function requestApprovalOrRoute(ctx: Context, { ticketId }: ScenarioTicket): Promise<void> {
  await beginApproval({ ...ctx, actor: jobActor("approval") }, { ticketId });
  await route(ctx, ticketId);
}

/** One step of a scenario by the verb that the app has for it, and then an owner where the ticket lacks one. */
export async function runStep(
  ctx: Context,
  world: DemoWorld,
  { scenario, ticketId }: ScenarioTicket,
  step: ScenarioStep,
): Promise<void> {
  const now = await present(ctx, ticketId);
  const as: Context = { ...ctx, actor: doerOf(world, scenario, now, step.by) };
  const seen = { ticket: ticketId, version: now.version };
  switch (step.does) {
    case "reply":
    case "note":
      await addReply(as, { ticket: ticketId, body: step.body, internal: step.does === "note" });
      break;
    case "move":
      await editTicket(as, { ...seen, status: step.status });
      break;
    case "sort": {
      const { category, priority, skills } = step;
      await editTicket(as, { ...seen, category, priority, skills });
      await route(ctx, ticketId);
      break;
    }
    case "hand":
      await assignTicket(as, { ...seen, personId: world.staff[step.to].id, note: step.why });
      break;
    case "resolve":
      await resolveTicket(as, { ...seen, notes: step.why });
      break;
    case "confirm":
      await resolveTicket(as, seen);
      break;
    case "cancel":
      await cancelTicket(as, { ...seen, reason: step.why });
      break;
    case "approve":
    case "reject": {
      const asked = await requestOf(as, ticketId);
      await decideApproval(as, { ...asked, word: step.does, comment: step.comment });
      await route(ctx, ticketId);
      break;
    }
    case "delegate":
      await delegateApproval(as, { ...(await requestOf(as, ticketId)), email: STAFF[step.to].email });
      break;
    case "offer":
      await offerTicket(as, { ...seen, teamId: world.teams.get(step.team)!, note: step.why });
      break;
    case "take":
      await answerHandover(as, { handover: await offerOf(ctx, ticketId), answer: "take", toMe: true });
      break;
    case "decline":
      await answerHandover(as, { handover: await offerOf(ctx, ticketId), answer: "decline", note: step.why });
      break;
    case "review":
      await answerReview(as, { ...seen, triageResultId: now.triageResultId!, answer: step.answer });
      await route(ctx, ticketId);
  }
}

type Present = Awaited<ReturnType<typeof present>>;

async function present({ db }: Context, ticketId: string) {
  const { version, assigneeId, triageResultId } = tickets;
  const [row] = await db.select({ version, assigneeId, triageResultId }).from(tickets).where(eq(tickets.id, ticketId));
  return row!;
}

function doerOf(world: DemoWorld, { from }: Scenario, { assigneeId }: Present, doer: StepActor): Actor {
  if (doer === "requester") return world.requesters[from];
  if (doer !== "owner") return world.staff[doer];
  const owner = Object.values(world.staff).find(({ id }) => id === assigneeId);
  if (!owner) throw new TypeError("A demo ticket has no owner at a step of its owner's.");
  return owner;
}

/** Nothing happens where the ticket has an owner, needs none or waits for approval. */
async function route(ctx: Context, ticketId: string): Promise<void> {
  await routeTicket({ ...ctx, actor: jobActor("routing") }, { ticketId });
}

async function requestOf({ db, actor }: Context, ticketId: string): Promise<{ id: string }> {
  const email = actor.kind === "person" ? actor.email : "";
  const { id, state } = approvalRequests;
  const asked = and(eq(approvalRequests.ticketId, ticketId), eq(approvalRequests.email, email), eq(state, "asked"));
  const [row] = await db.select({ id }).from(approvalRequests).where(asked);
  if (!row) throw new TypeError("Nobody asked them in the demo's scenario.");
  return row;
}

async function offerOf({ db }: Context, ticketId: string): Promise<string> {
  const [row] = await db
    .select({ id: handovers.id })
    .from(handovers)
    .where(eq(handovers.ticketId, ticketId))
    .orderBy(desc(handovers.id))
    .limit(1);
  if (!row) throw new TypeError("Nobody offered this ticket in the demo's scenario.");
  return row.id;
}
