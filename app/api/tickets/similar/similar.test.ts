import { beforeAll, describe, expect, it } from "vitest";
import { GET as getSimilar } from "@/app/api/tickets/[id]/similar/route";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { call, createSessionRow } from "@/tests/support/accounts";
import { testContext, testDatabase } from "@/tests/support/database";
import { setEnvironment } from "@/tests/support/settings";
import { openTestTicket } from "@/tests/support/workspace";
import { POST as findSimilar } from "./route";

let db: Db;
let user: Awaited<ReturnType<typeof createSessionRow>>;
let other: typeof user;
let admin: typeof user;
let solved: { id: string; number: string };

const TEXT = "The badge reader at the north gate blinks red and refuses my card with code B-204.";

beforeAll(async () => {
  db = await testDatabase();
  [user, other, admin] = [await createSessionRow(db), await createSessionRow(db), await createSessionRow(db, "admin")];
  solved = await openTestTicket(db, user.person, { description: TEXT, title: "Badge refused" });
  const notes = "Wrote the badge anew.";
  await resolveTicket(testContext(db, admin.person), { ticket: solved.id, version: 1, notes });
});

const ask = (body: unknown, token = user.token) => call(findSimilar, "/api/tickets/similar", { token, body });

describe("POST /api/tickets/similar", () => {
  it("The response contains resolved tickets with reason and resolution, and nothing is stored", async () => {
    const before = await db.$count(tickets);
    const answer = await ask({ description: TEXT });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.json).toEqual({
      tickets: [
        {
          id: solved.id,
          number: solved.number,
          title: "Badge refused",
          status: "resolved",
          category: null,
          resolvedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          resolutionNotes: "Wrote the badge anew.",
          score: expect.any(Number),
          reason: expect.stringMatching(/^Both mention “/),
          possibleDuplicate: false,
        },
      ],
    });
    expect(await db.$count(tickets)).toBe(before);
  });

  it("Another person gets an empty list", async () => {
    expect((await ask({ description: TEXT }, other.token)).text).toBe('{"tickets":[]}');
  });

  it.each([
    [{}, "/description"],
    [{ description: "" }, "/description"],
    [{ description: "x".repeat(50_001) }, "/description"],
    [{ description: "x", title: "x".repeat(201) }, "/title"],
    [{ description: "x", own: "yes" }, "/own"],
    [{ description: "x", limit: 5 }, "/limit"],
  ])("The invalid body %j is 400 with a pointer", async (body, pointer) => {
    const answer = await ask(body);
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([400, pointer]);
  });

  it("An empty title is valid", async () => {
    expect((await ask({ description: TEXT, title: "" })).json.tickets).toHaveLength(1);
  });

  it("The search needs a sign-in and is rate limited", async () => {
    expect((await call(findSimilar, "/api/tickets/similar", { body: { description: TEXT } })).status).toBe(401);
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: "1" });
    const eager = await createSessionRow(db);
    expect((await ask({ description: TEXT }, eager.token)).status).toBe(200);
    const refused = await ask({ description: TEXT }, eager.token);
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: undefined });
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });
});

describe("GET /api/tickets/:id/similar", () => {
  const get = (id: string, token: string) => call(getSimilar, `/api/tickets/${id}/similar`, { token, params: { id } });

  it("People who can see a ticket can search by its id or number", async () => {
    const { id, number } = await openTestTicket(db, user.person, { description: `Again: ${TEXT}` });
    for (const name of [id, number]) {
      for (const token of [user.token, admin.token]) {
        expect((await get(name, token)).json.tickets).toMatchObject([{ id: solved.id }]);
      }
    }
    expect((await get(id, other.token)).status).toBe(404);
  });
});
