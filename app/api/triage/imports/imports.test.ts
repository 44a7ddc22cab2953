import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { expectProblem } from "@/tests/support/expect-problem";
import { scratchFolder } from "@/tests/support/settings";
import { GET as getImport, DELETE as removeImport } from "./[id]/route";
import { POST as importFile, GET as listImports } from "./route";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let user: Session;
let moderator: Session;
let admin: Session;

beforeAll(async () => {
  const db = await testDatabase();
  scratchFolder();
  takeEvents();
  user = await createSessionRow(db);
  moderator = await createSessionRow(db, "moderator");
  admin = await createSessionRow(db, "admin");
});

describe("a file import", () => {
  const send = (body: string, more: Partial<Parameters<typeof call>[2]> = {}, name = "old.csv") =>
    call(importFile, `/api/triage/imports?name=${encodeURIComponent(name)}`, {
      token: admin.token,
      body,
      ...more,
      headers: { "content-type": "text/csv; charset=utf-8", ...more.headers },
    });

  it("An import is accepted at once with 202 and its progress can be read", async () => {
    const answer = await send("text,priority\nIt burns,P1\n", {}, "März.csv");
    expect([answer.status, answer.json]).toMatchObject([
      202,
      { name: "März.csv", state: "running", total: 1, done: 0 },
    ]);
    const how = { token: admin.token, params: { id: answer.json.id } };
    expect((await call(getImport, "/", how)).json).toEqual(answer.json);
    expect((await call(listImports, "/", { token: admin.token })).json.imports[0]).toEqual(answer.json);
    expect((await call(removeImport, "/", { ...how, method: "DELETE" })).status).toBe(204);
    expectProblem(await call(removeImport, "/", { ...how, method: "DELETE" }), 404, "not-found");
    expectProblem(await call(getImport, "/", how), 404, "not-found");
  });

  it("A file with errors is 400 with the line of each error", async () => {
    const answer = await send("text,priority\na,low\nb,asap\n");
    expectProblem(answer, 400, "invalid", "/3");
    expect(answer.json.errors[0].message).toMatch(/^Line 3: “asap” is not a priority/);
    expectProblem(await send(""), 400, "invalid", "/1");
    expectProblem(await send("text,priority\na,low\n", {}, " "), 400, "invalid", "/name");
  });

  it("A repeated file is 409, and with the same Idempotency-Key it gets the first response", async () => {
    const headers = { "idempotency-key": newId() };
    const file = "text,priority\nTwice,low\n";
    const first = await send(file, { headers });
    expect((await send(file, { headers })).json).toEqual(first.json);
    expectProblem(await send(`${file}more,low\n`, { headers }), 422, "idempotency-key-reused");
    expectProblem(await send(file), 409, "already-imported");
  });

  it("A file may be larger than JSON, but only admins can send one, and only as CSV", async () => {
    const large = `text,priority\n${`${"x".repeat(40_000)},low\n`.repeat(10)}`;
    expect((await send(large)).status).toBe(202);
    expectProblem(await send("x", { headers: { "content-length": String(10 ** 9) } }), 413, "too-large");
    for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x"])
      expectProblem(await send("x", { headers: { "content-type": type } }), 415, "unsupported-media-type");
    for (const { token } of [user, moderator])
      expectProblem(await send("x", { token, headers: { "content-length": String(10 ** 9) } }), 403, "forbidden");
    expectProblem(await send("x", { token: undefined }), 401, "unauthenticated");
  });
});
