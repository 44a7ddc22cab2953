import { resolve } from "node:path";
import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { approvalRequests, events, mails, people, tickets } from "@/lib/db/schema";
import { listTimeline } from "@/lib/tickets/timeline";
import { call, createAccount, PASSWORD, takeEvents } from "@/tests/support/accounts";
import { approvalTokenFor, createWaitingTicket, newAddress, requestsOf } from "@/tests/support/approvals";
import { testContext, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { sources } from "@/tests/support/source";

type Handler = Parameters<typeof call>[0];

const routes = sources.filter(({ path }) => /^app\/api\/.*route\.ts$/.test(path));
/** The other routes return no workspace data or check a signature. */
const WRAPPED = routes.filter(({ text }) => text.includes('from "@/app/_server/http/handle"'));
const isOpen = ({ text }: (typeof routes)[number]) => /\bopen: true\b/.test(text);
const pathOf = (file: string) => file.slice("app".length, -"/route.ts".length);

/** Each open route, and its response to a visitor without link, password or token. */
const OPEN: Record<string, { body: () => Record<string, unknown>; gets: [status: number, ...json: unknown[]] }[]> = {
  "/api/approvals/by-link": [{ body: () => ({ token: request.id }), gets: [200, { state: "unknown" }] }],
  "/api/approvals/by-link/decision": [{ body: () => ({ token: request.id, word: "approve" }), gets: [404] }],
  "/api/approvals/by-link/delegation": [{ body: () => ({ token: request.id, email: newAddress() }), gets: [404] }],
  "/api/auth/forgot": [{ body: () => ({ email: newAddress() }), gets: [202] }],
  "/api/auth/login": [{ body: () => ({ email: admin.email, password: `not ${PASSWORD}` }), gets: [401] }],
  "/api/auth/reset": [{ body: () => ({ token: request.id, password: "a quiet harbour" }), gets: [400] }],
  "/api/auth/signup": [
    { body: () => ({ name: "V", email: admin.email, password: "a quiet harbour" }), gets: [409] },
    { body: () => ({ name: "V", email: newAddress(), password: "a quiet harbour", role: "admin" }), gets: [400] },
  ],
  "/api/auth/verify": [
    { body: () => ({ token: request.id }), gets: [400] },
    { body: () => ({}), gets: [401] },
  ],
  "/api/local/admins": [{ body: () => ({ name: "V", email: newAddress() }), gets: [401] }],
};

/** Loading all routes is slow on a busy machine. */
const LOADING_MS = 180_000;

let db: Db;
let modules: Map<string, Record<string, Handler>>;
let admin: PersonActor;
let request: Awaited<ReturnType<typeof requestsOf>>[number];

beforeAll(async () => {
  modules = new Map(await Promise.all(WRAPPED.map(async ({ path }) => [path, await import(resolve(path))] as const)));
}, LOADING_MS);

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = await createAccount(db, "admin");
  const { id } = await createWaitingTicket(db, [{ who: [newAddress()] }]);
  request = (await requestsOf(db, id))[0]!;
});

/** The methods of a route. */
function handlersOf(file: string): [method: string, handler: Handler][] {
  return Object.entries(modules.get(file) ?? {}).filter(([name]) => /^[A-Z]+$/.test(name));
}

/** Everything that a visitor could change. */
async function snapshot() {
  const rows = await db
    .select({ version: tickets.version, approval: tickets.approval, status: tickets.status })
    .from(tickets);
  const requests = await db.select({ state: approvalRequests.state }).from(approvalRequests);
  const counts = [];
  for (const table of [people, events, mails]) counts.push((await db.select({ n: count() }).from(table))[0]!.n);
  return { rows, requests, counts };
}

describe("an open route", () => {
  it("The open routes are exactly the listed ones", () => {
    expect(
      routes
        .filter(isOpen)
        .map(({ path }) => pathOf(path))
        .sort(),
    ).toEqual(Object.keys(OPEN).sort());
  });

  it.each(Object.keys(OPEN))(
    "The open route %s gives a visitor only the listed response and changes nothing",
    async (path) => {
      const before = await snapshot();
      for (const [method, handler] of handlersOf(`app${path}/route.ts`)) {
        for (const { body, gets } of OPEN[path]!) {
          const [status, ...json] = gets;
          const answer = await call(handler, path, { method, body: body() });
          expect([answer.status, answer.text]).toEqual([status, answer.text]);
          expect(answer.status < 300 && answer.json ? [answer.json] : []).toEqual(json);
        }
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  it("A sign-up gets the role user, never more", async () => {
    const signUp = modules.get("app/api/auth/signup/route.ts")!.POST!;
    const answer = await call(signUp, "/api/auth/signup", {
      body: { name: "V", email: newAddress(), password: "a quiet harbour" },
    });
    expect(answer.json.user).toMatchObject({ role: "user" });
    const [event] = await db.select().from(events).where(eq(events.personId, answer.json.user.id));
    expect(event).toMatchObject({ type: "user/signup", actorKind: "visitor", actorId: null, actorName: null });
  });

  it("A visitor can decide with a mailed link, and history names the link as actor", async () => {
    const decide = modules.get("app/api/approvals/by-link/decision/route.ts")!.PUT!;
    const body = { token: await approvalTokenFor(db, request.id), word: "approve" };
    const answer = await call(decide, "/api/approvals/by-link/decision", { method: "PUT", body });
    expect(answer.json).toMatchObject({ state: "approved", approval: "approved" });
    const history = await db.select().from(events).where(eq(events.ticketId, request.ticketId));
    const decided = history.find(({ type }) => type === "ticket/approval.decided");
    expect(decided).toMatchObject({ actorKind: "link", actorId: null, actorName: null });
    const shown = await listTimeline(testContext(db, admin), { ticket: request.ticketId, limit: 100 });
    expect(shown.events.find(({ id }) => id === decided!.id)?.actor).toEqual({ id: null, name: "approval link" });
  });
});

describe("every other route", () => {
  it("A visitor gets 401 from every other route before the body is read", async () => {
    const others = WRAPPED.filter((source) => !isOpen(source));
    expect(others.length).toBeGreaterThan(50);
    const allowed: string[] = [];
    for (const { path } of others) {
      for (const [method, handler] of handlersOf(path)) {
        const body = method === "GET" ? undefined : { description: "x" };
        const answer = await call(handler, pathOf(path), { method, body, params: { id: request.ticketId } });
        if (answer.status !== 401) allowed.push(`${method} ${path} ${answer.status}`);
      }
    }
    expect(allowed).toEqual([]);
  });
});
