import { beforeAll, describe, expect, it } from "vitest";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { openTicket } from "@/lib/tickets/open-ticket";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testContext, testDatabase } from "@/tests/support/database";
import { scratchFolder } from "@/tests/support/settings";
import { DELETE as deleteSkill, GET as getSkill, PATCH as patchSkill } from "../skills/[id]/route";
import { GET as listSkills, POST as postSkill } from "../skills/route";
import { DELETE as deleteTeam, GET as getTeam, PATCH as patchTeam } from "../teams/[id]/route";
import { GET as listTeams, POST as postTeam } from "../teams/route";
import { DELETE, GET as getOne, PATCH } from "./[id]/route";
import { POST as postItPack } from "./it-pack/route";
import { GET as list, POST } from "./route";

let db: Db;
let admin: string;
let moderator: string;
let user: Awaited<ReturnType<typeof createSessionRow>>;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  admin = (await createSessionRow(db, "admin")).token;
  moderator = (await createSessionRow(db, "moderator")).token;
  user = await createSessionRow(db, "user");
});

const COLLECTIONS = [
  { noun: "categories", list, POST, getOne, PATCH, DELETE },
  { noun: "teams", list: listTeams, POST: postTeam, getOne: getTeam, PATCH: patchTeam, DELETE: deleteTeam },
  { noun: "skills", list: listSkills, POST: postSkill, getOne: getSkill, PATCH: patchSkill, DELETE: deleteSkill },
];

describe.each(COLLECTIONS)("/api/$noun", ({ noun, ...routes }) => {
  const path = `/api/${noun}`;
  const at = (id: string, method: string, token?: string, body?: unknown) => {
    const handler = { GET: routes.getOne, PATCH: routes.PATCH, DELETE: routes.DELETE }[method]!;
    return call(handler, `${path}/${id}`, { method, token, body, params: { id } });
  };

  it("An admin can create, read, change and delete an item", async () => {
    const created = await call(routes.POST, path, { token: admin, body: { name: "Green things" } });
    expect([created.status, created.json.slug, created.json.name]).toEqual([201, "green-things", "Green things"]);
    const { id } = created.json;
    expect((await at(id, "GET", user.token)).json).toEqual(created.json);
    const changed = await at(id, "PATCH", admin, { name: "Greener things" });
    expect([changed.status, changed.json.name, changed.json.slug]).toEqual([200, "Greener things", "green-things"]);
    const listed = await call(routes.list, path, { token: user.token });
    expect([listed.json[noun], listed.json.nextCursor]).toEqual([[changed.json], null]);
    expect((await at(id, "DELETE", admin)).status).toBe(204);
    expect((await at(id, "GET", admin)).status).toBe(404);
    expect((await at(id, "DELETE", admin)).status).toBe(404);
  });

  it("Reading needs a sign-in (401), and writing needs an admin (403)", async () => {
    expect((await call(routes.list, path)).status).toBe(401);
    expect((await call(routes.POST, path, { body: { name: "x" } })).status).toBe(401);
    for (const token of [user.token, moderator]) {
      expect((await call(routes.list, path, { token })).status).toBe(200);
      expect((await call(routes.POST, path, { token, body: { name: "x" } })).status).toBe(403);
      expect((await at(newId(), "PATCH", token, { name: "x" })).status).toBe(403);
      expect((await at(newId(), "DELETE", token)).status).toBe(403);
    }
  });

  it.each([
    [{}, "/name"],
    [{ name: 7 }, "/name"],
    [{ name: " " }, "/name"],
    [{ name: "x\u0000" }, "/name"],
    [{ name: "\ud800" }, "/name"],
    [{ name: "x", slug: "Up" }, "/slug"],
    [{ name: "x", id: newId() }, "/id"],
    [{ name: "☃" }, "/slug"],
  ])("The invalid body %j is 400 with a pointer", async (body, pointer) => {
    const answer = await call(routes.POST, path, { token: admin, body });
    expect([answer.status, answer.json.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it("A duplicate name is 409, and a repeated request gets the first response", async () => {
    const request = { token: admin, body: { name: `Twice ${noun}` }, headers: { "idempotency-key": newId() } };
    const first = await call(routes.POST, path, request);
    const again = await call(routes.POST, path, request);
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    const other = { ...request, body: { name: "Something else" } };
    expect((await call(routes.POST, path, other)).status).toBe(422);
    expect((await call(routes.POST, path, { token: admin, body: request.body })).status).toBe(409);
  });

  it("Invalid ids are 404, and invalid pages and changed fields are 400", async () => {
    for (const id of ["1", "null", "%00", "x".repeat(100)]) expect((await at(id, "GET", admin)).status).toBe(404);
    for (const query of ["limit=0", "limit=101", "limit=x", "cursor=%F0%9F", "cursor=W10", "page=2"]) {
      expect([query, (await call(routes.list, `${path}?${query}`, { token: admin })).status]).toEqual([query, 400]);
    }
    const { json } = await call(routes.POST, path, { token: admin, body: { name: `Fixed ${noun}` } });
    expect((await at(json.id, "PATCH", admin, { slug: "other" })).status).toBe(400);
    expect((await at(json.id, "PATCH", admin, { name: null })).status).toBe(400);
  });
});

describe("DELETE /api/categories/:id", () => {
  it("A category with tickets is retired instead of deleted, and returned", async () => {
    const { json } = await call(POST, "/api/categories", { token: admin, body: { name: "Lost and found" } });
    const input = { description: "My umbrella.", category: json.slug, channel: "web" as const };
    await openTicket(testContext(db, user.person), input);
    const answer = await call(DELETE, `/api/categories/${json.id}`, {
      method: "DELETE",
      token: admin,
      params: { id: json.id },
    });
    expect([answer.status, answer.json.retiredAt]).toEqual([200, expect.any(String)]);
  });
});

describe("POST /api/categories/it-pack", () => {
  it("An admin adds the IT pack with one call, and a second call has no effect", async () => {
    const send = (token: string) => call(postItPack, "/api/categories/it-pack", { method: "POST", token });
    expect((await send(moderator)).status).toBe(403);
    const [first, second] = [await send(admin), await send(admin)];
    expect([first.status, first.json.categories.length]).toEqual([200, 8]);
    expect(second.json).toEqual(first.json);
  });
});
