import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { spellingCorrections, tickets } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { DELETE, GET as getOne, PATCH } from "../dictionary/[id]/route";
import { POST as add, GET as list } from "../dictionary/route";
import { POST as ask } from "./route";

let db: Db;
let admin: string;
let moderator: string;
let user: string;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = (await createSessionRow(db, "admin")).token;
  moderator = (await createSessionRow(db, "moderator")).token;
  user = (await createSessionRow(db)).token;
  await db.insert(spellingCorrections).values({ word: "recieve", replacement: "receive" });
});

const one = (id: string, method: string, token?: string, body?: unknown) =>
  call({ GET: getOne, PATCH, DELETE }[method]!, `/api/dictionary/${id}`, { method, token, body, params: { id } });

describe("POST /api/wording", () => {
  const send = (body: unknown, token: string | undefined = user) => call(ask, "/api/wording", { token, body });

  it("The response has language, corrections and a title, and nothing is stored [S3.1]", async () => {
    const before = await db.$count(tickets);
    const answer = await send({ description: "Hello, I can not recieve any mail today. It began in the morning." });
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        language: "en",
        corrections: [{ start: 17, end: 24, written: "recieve", proposed: "receive", reason: "dictionary" }],
        proposedTitle: expect.stringContaining("I can not recieve any mail today"),
      },
    ]);
    expect(await db.$count(tickets)).toBe(before);
  });

  it("A quoted mail gets no corrections and gives no title", async () => {
    const description =
      "On Mon, 23 Nov 2026, Support wrote:\n> Did you recieve it?\n\nI did not recieve any mail this morning.";
    expect((await send({ description })).json).toMatchObject({
      corrections: [{ start: description.lastIndexOf("recieve"), written: "recieve" }],
      proposedTitle: expect.stringMatching(/^I did not recieve/),
    });
  });

  it("No title is suggested if there is one, and nothing for an empty text", async () => {
    expect((await send({ description: "The printer is on fire.", title: "Fire" })).json.proposedTitle).toBeNull();
    expect((await send({ description: "" })).json).toEqual({ language: null, corrections: [], proposedTitle: null });
  });

  it("Every signed-in person can ask for suggestions, and invalid text is 400", async () => {
    expect((await call(ask, "/api/wording", { body: { description: "x" } })).status).toBe(401);
    for (const token of [moderator, admin]) expect((await send({ description: "x" }, token)).status).toBe(200);
    for (const body of [{}, { description: 1 }, { description: "x".repeat(50_001) }, { description: "x", more: 1 }]) {
      expect((await send(body)).status).toBe(400);
    }
  });

  it("At most 200 corrections are returned", async () => {
    const { json } = await send({ description: "recieve ".repeat(1_000) });
    expect(json.corrections).toHaveLength(200);
  });

  it("Too many requests are 429 with Retry-After", async () => {
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: "1" });
    const { token } = await createSessionRow(db);
    expect((await send({ description: "x" }, token)).status).toBe(200);
    const refused = await send({ description: "x" }, token);
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: undefined });
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
  });
});

describe("/api/dictionary", () => {
  it("An admin can create, read, change and delete a correction [S3.26]", async () => {
    const created = await call(add, "/api/dictionary", {
      token: admin,
      body: { word: "Scaner", replacement: "scanner" },
    });
    expect([created.status, created.json.word, created.json.replacement]).toEqual([201, "scaner", "scanner"]);
    const { id } = created.json;
    expect((await one(id, "GET", admin)).json).toEqual(created.json);
    const changed = await one(id, "PATCH", admin, { replacement: "flatbed scanner" });
    expect([changed.status, changed.json.replacement]).toEqual([200, "flatbed scanner"]);
    const listed = await call(list, "/api/dictionary?search=scaner", { token: admin });
    expect([listed.json.corrections, listed.json.nextCursor]).toEqual([[changed.json], null]);
    expect((await one(id, "DELETE", admin)).status).toBe(204);
    expect((await one(id, "GET", admin)).status).toBe(404);
    expect((await one(id, "DELETE", admin)).status).toBe(404);
  });

  it("The dictionary is 401 without sign-in and 403 except for admins", async () => {
    for (const [token, status] of [
      [undefined, 401],
      [user, 403],
      [moderator, 403],
    ] as const) {
      const body = { word: "wrng", replacement: "wrong" };
      expect((await call(list, "/api/dictionary", { token })).status).toBe(status);
      expect((await call(add, "/api/dictionary", { token, body })).status).toBe(status);
      for (const method of ["GET", "DELETE"]) expect((await one(newId(), method, token)).status).toBe(status);
      expect((await one(newId(), "PATCH", token, body)).status).toBe(status);
    }
  });

  it.each([
    [{ word: "two words", replacement: "x" }, "/word"],
    [{ word: "x1", replacement: "x" }, "/word"],
    [{ word: "wrng" }, "/replacement"],
    [{ word: "wrng", replacement: "wrng" }, "/replacement"],
    [{ word: "wrng", replacement: "wrong", id: "1" }, "/id"],
  ])("The invalid correction %j is 400 with a pointer", async (body, pointer) => {
    const answer = await call(add, "/api/dictionary", { token: admin, body });
    expect([answer.status, answer.json.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it("A duplicate is 409, and a repeated request gets the first response", async () => {
    const body = { word: "twise", replacement: "twice" };
    const request = { token: admin, body, headers: { "idempotency-key": newId() } };
    const [first, again] = [await call(add, "/api/dictionary", request), await call(add, "/api/dictionary", request)];
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    expect((await call(add, "/api/dictionary", { token: admin, body })).status).toBe(409);
  });

  it("Invalid ids are 404, and invalid pages are 400", async () => {
    for (const id of ["1", "null", "x".repeat(100)]) expect((await one(id, "GET", admin)).status).toBe(404);
    for (const query of ["limit=0", "limit=101", "cursor=W10", "page=2"]) {
      expect((await call(list, `/api/dictionary?${query}`, { token: admin })).status).toBe(400);
    }
  });
});
