import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import { ACTOR_KINDS, JOBS } from "@/lib/domain/actor";
import { ROLES } from "@/lib/domain/people";
import { transact } from "@/lib/events/transact";
import { decideApproval } from "@/lib/tickets/approvals/decide-approval";
import { delegateApproval } from "@/lib/tickets/approvals/delegate-approval";
import { findApproval, openApprovalLink } from "@/lib/tickets/approvals/queries";
import { lockTicket } from "@/lib/tickets/find-ticket";
import { UNRESTRICTED_REASONS, unrestricted } from "@/lib/tickets/visible-tickets";
import { approvalTokenFor, createWaitingTicket, newAddress, requestsOf } from "@/tests/support/approvals";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { type SourceFile, sources } from "@/tests/support/source";
import { type Actor, isStaff, jobActor, linkActor, VISITOR } from "./actor";
import { authorize, isAllowed } from "./authorize";
import { type Action, type Grantee, PERMISSIONS } from "./permissions";

const actions = Object.keys(PERMISSIONS) as Action[];
const allowed = (actor: Actor) => actions.filter((action) => isAllowed(actor, action)).sort();
const link = linkActor({ id: "request", ticketId: "ticket" });
const text = sources.map((source) => source.text).join("\n");

describe("the table of permissions", () => {
  it("A visitor may only sign in and open a link, and a link may only decide", () => {
    expect(allowed(VISITOR)).toEqual(["account.enter", "approval.open"]);
    expect(allowed(link)).toEqual(["approval.decide"]);
  });

  it("No visitor and no link may do what a job may do", () => {
    const job = allowed(jobActor("sweep"));
    expect(job).toEqual(expect.arrayContaining(["mail.send", "approval.run", "triage.watch", "ticket.close"]));
    expect([...allowed(VISITOR), ...allowed(link)].filter((action) => job.includes(action))).toEqual([]);
  });

  it("Some actions are only for jobs", async () => {
    const forJobs = actions.filter((action) => PERMISSIONS[action].every((one: Grantee) => one === "job"));
    expect(forJobs.sort()).toEqual(["approval.run", "mail.send", "ticket.close", "triage.watch"]);
    for (const action of forJobs) {
      expect(() => authorize(VISITOR, action)).toThrow("Sign in to continue.");
      expect(() => authorize(link, action)).toThrow("Your role does not allow this.");
    }
  });

  it("The permissions name only roles and kinds of actors, and a verb checks each action", () => {
    const grantees = [...ROLES, ...ACTOR_KINDS.filter((kind) => kind !== "person")];
    for (const action of actions) {
      expect(grantees).toEqual(expect.arrayContaining([...PERMISSIONS[action]]));
      expect([action, text.includes(`actor, "${action}"`)]).toEqual([action, true]);
    }
  });

  it("An unrestricted viewer has no permissions", () => {
    // @ts-expect-error: an unrestricted viewer is not an actor.
    for (const action of actions) expect(isAllowed(unrestricted("statistics"), action)).toBe(false);
  });
});

describe("who counts as staff", () => {
  it("Staff are moderators, admins and jobs, never visitors, links or requesters", () => {
    const person = { kind: "person", id: "p", name: "P", email: "p@example.test" } as const;
    const state = { emailVerified: true, mustChangePassword: false };
    const staff = ROLES.filter((role) => isStaff({ ...person, ...state, role }));
    expect(staff).toEqual(["moderator", "admin"]);
    expect([VISITOR, link, jobActor("routing")].map(isStaff)).toEqual([false, false, true]);
  });
});

describe("closed lists", () => {
  it("Every job name and every reason for an unrestricted view is in use", () => {
    const unused = JOBS.filter((job) => !new RegExp(`\\b(asJob|jobActor|inWorkspace)\\(\\s*"${job}"`).test(text));
    expect(unused).toEqual([]);
    expect(UNRESTRICTED_REASONS.filter((reason) => !text.includes(`unrestricted("${reason}")`))).toEqual([]);
  });

  it("Actors other than persons are created only in a few places", () => {
    const places = (pattern: RegExp) =>
      sources
        .filter((source) => source.path !== "lib/auth/actor.ts" && pattern.test(source.text))
        .map(({ path }) => path);
    expect(places(/\bjobActor\(/).sort()).toEqual([
      "app/_server/auth/mail-link.ts",
      "app/api/local/admins/route.ts",
      "inngest/functions/as-job.ts",
      "instrumentation-node.ts",
      "lib/bootstrap/prepare-workspace.ts",
      "lib/demo/actions.ts",
      "lib/demo/build-timeline.ts",
      "lib/mail/send-link.ts",
      "scripts/admin-create.ts",
      "scripts/triage/in-workspace.ts",
    ]);
    expect(places(/\blinkActor\(/)).toEqual(["lib/tickets/approvals/with-open-request.ts"]);
    expect(places(/\bkind: "(job|link|visitor|unrestricted)"/)).toEqual(["lib/tickets/visible-tickets.ts"]);
  });
});

/** Loading all of lib takes long on a busy machine. */
const LOADING_MS = 180_000;

interface CheckedFunction {
  name: string;
  source: SourceFile;
}

/** Every exported function of lib that checks the actor's permission: all verbs and queries. */
const checked: CheckedFunction[] = sources
  .filter(({ path }) => path.startsWith("lib/"))
  .flatMap((source) =>
    [...source.text.matchAll(/^export (?:async )?function (\w+)\(\s*ctx: (?:Context|Pick<)[\s\S]*?\n\}\n/gm)]
      .filter(([body]) => body.includes("authorize(ctx.actor, "))
      .map(([, name]) => ({ name: name!, source })),
  );

/** The functions that a visitor may call. */
const OPEN_TO_VISITORS = [
  "decideApproval",
  "delegateApproval",
  "findApproval",
  "openApprovalLink",
  "requestPasswordReset",
  "resetPassword",
  "signIn",
  "signUp",
  "verifyEmail",
];

type Verb = (ctx: Context, input: unknown) => unknown;

let db: Db;
let modules: Map<string, Record<string, Verb>>;
/** Valid input for every function: a ticket with a pending approval, and its approver. */
let input: Record<string, unknown>;
let request: Awaited<ReturnType<typeof requestsOf>>[number];

beforeAll(async () => {
  const paths = [...new Set(checked.map(({ source }) => source.path))];
  modules = new Map(await Promise.all(paths.map(async (path) => [path, await import(resolve(path))] as const)));
}, LOADING_MS);

beforeAll(async () => {
  db = await testDatabase();
  const approver = newAddress();
  const { id, requester, category } = await createWaitingTicket(db, [{ who: [approver] }]);
  request = (await requestsOf(db, id))[0]!;
  input = {
    ...{ id: request.id, ticket: id, ticketId: id, ticketIds: [id], tickets: [id], requestId: request.id },
    ...{ personId: requester.id, eventId: id, stepId: request.stepId, category: category.slug, email: approver },
    ...{ version: 1, limit: 10, description: "x", title: "x", body: "x", name: "x", internal: false, word: "approve" },
  };
});

/** The error message of a call, or its result. */
async function outcome({ name, source }: CheckedFunction, actor: Actor): Promise<unknown> {
  try {
    return await modules.get(source.path)![name]!(testContext(db, actor), input);
  } catch (error) {
    return (error as Error).message;
  }
}

async function unrefused(actor: Actor): Promise<string[]> {
  const found: string[] = [];
  const refusal = actor.kind === "visitor" ? "Sign in to continue." : "Your role does not allow this.";
  for (const one of checked) if ((await outcome(one, actor)) !== refusal) found.push(one.name);
  return found.sort();
}

describe("every verb and query of lib", () => {
  it("The verbs and queries of lib are found", () => {
    expect(checked.length).toBeGreaterThan(150);
    expect(checked.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["getTicket", "findHandover", "openTicket"]),
    );
  });

  it("A visitor must sign in for every verb except sign-in and links", async () => {
    expect(await unrefused(VISITOR)).toEqual(OPEN_TO_VISITORS);
  });

  it("A link cannot call any verb itself", async () => {
    expect(await unrefused(linkActor(request))).toEqual([]);
  });
});

describe("an approval", () => {
  it("A visitor without the link cannot find an approval", async () => {
    const ctx = testContext(db, VISITOR);
    const email = newAddress();
    for (const key of [{ id: request.id }, { id: request.ticketId }, { token: request.id }]) {
      const word = { ...key, word: "approve" as const };
      await expect(decideApproval(ctx, word)).rejects.toMatchObject({ code: "not_found" });
      await expect(delegateApproval(ctx, { ...key, email })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(findApproval(ctx, { id: request.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await openApprovalLink(ctx, { token: request.id })).toEqual({ state: "unknown" });
  });

  it("A visitor with the link sees the approval without staff data", async () => {
    const view = await openApprovalLink(testContext(db, VISITOR), { token: await approvalTokenFor(db, request.id) });
    expect(view).toMatchObject({ state: "open", requestId: request.id });
    expect(JSON.stringify(view)).not.toMatch(/summary|helpfulNotes|confidence|history/);
  });

  it("An approval link can lock its own ticket and no other", async () => {
    const other = await createWaitingTicket(db, [{ who: [newAddress()] }], await createPerson(db));
    const hold = (id: string) => transact(testContext(db, linkActor(request)), (tx) => lockTicket(tx, id));
    expect((await hold(request.ticketId)).id).toBe(request.ticketId);
    await expect(hold(other.id)).rejects.toMatchObject({ code: "not_found" });
  });
});
