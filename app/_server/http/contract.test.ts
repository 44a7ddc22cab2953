import { eq } from "drizzle-orm";
import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET as missing } from "@/app/api/[...missing]/route";
import { PUT as decide } from "@/app/api/approvals/[id]/decision/route";
import { PUT as delegate } from "@/app/api/approvals/[id]/delegation/route";
import { POST as showLink } from "@/app/api/approvals/[id]/link/route";
import { GET as getRequest } from "@/app/api/approvals/[id]/route";
import { PUT as decideByLink } from "@/app/api/approvals/by-link/decision/route";
import { PUT as delegateByLink } from "@/app/api/approvals/by-link/delegation/route";
import { POST as peek } from "@/app/api/approvals/by-link/route";
import { GET as listRequests } from "@/app/api/approvals/route";
import { POST as login } from "@/app/api/auth/login/route";
import { POST as logout } from "@/app/api/auth/logout/route";
import { POST as signup } from "@/app/api/auth/signup/route";
import { POST as addCorrection } from "@/app/api/dictionary/route";
import { PUT as answerOffer, DELETE as withdrawOffer } from "@/app/api/handovers/[id]/route";
import { GET as listOffers } from "@/app/api/handovers/route";
import { GET as getMe } from "@/app/api/me/route";
import { PUT as answer, GET as getCase, DELETE as undo } from "@/app/api/review/[id]/route";
import { POST as acceptMany } from "@/app/api/review/acceptances/route";
import { GET as listReview } from "@/app/api/review/route";
import { POST as dryRun } from "@/app/api/routing/dry-run/route";
import { GET as getRouting, PUT as putRouting } from "@/app/api/routing/policy/route";
import { PATCH as changeRule } from "@/app/api/rules/[id]/route";
import { PUT as orderRules } from "@/app/api/rules/order/route";
import { POST as createRule } from "@/app/api/rules/route";
import { POST as tryRules } from "@/app/api/rules/trial/route";
import { GET as getApproval } from "@/app/api/tickets/[id]/approval/route";
import { PUT as assign } from "@/app/api/tickets/[id]/assignment/route";
import { PUT as cancel } from "@/app/api/tickets/[id]/cancellation/route";
import { GET as getDecisions } from "@/app/api/tickets/[id]/decisions/route";
import { POST as offer } from "@/app/api/tickets/[id]/handovers/route";
import { POST as reply } from "@/app/api/tickets/[id]/replies/route";
import { PUT as resolve } from "@/app/api/tickets/[id]/resolution/route";
import { GET as getOne, PATCH as patch, DELETE as remove } from "@/app/api/tickets/[id]/route";
import { GET as getSimilar } from "@/app/api/tickets/[id]/similar/route";
import { GET as getTimeline } from "@/app/api/tickets/[id]/timeline/route";
import { POST as triage } from "@/app/api/tickets/[id]/triage/route";
import { GET as list, POST as open } from "@/app/api/tickets/route";
import { POST as findSimilar } from "@/app/api/tickets/similar/route";
import { DELETE as resetBreaker } from "@/app/api/triage/breakers/[id]/route";
import { GET as getPolicy, PUT as putPolicy } from "@/app/api/triage/policy/route";
import { PUT as decideProposal } from "@/app/api/triage/proposals/[id]/route";
import { POST as train } from "@/app/api/triage/trainings/route";
import { GET as getTrust } from "@/app/api/triage/trust/route";
import { POST as suggestSpelling } from "@/app/api/wording/route";
import { authSecret } from "@/lib/auth/secret";
import { type Database, type Db, openDatabase } from "@/lib/db/client";
import { people } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createSessionRow, PASSWORD, type RouteAnswer, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { expectProblem } from "@/tests/support/expect-problem";
import { scratchFolder, setEnvironment } from "@/tests/support/settings";
import { openTestTicket, rowOf } from "@/tests/support/workspace";

type Handler = Parameters<typeof call>[0];
type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let user: Session;
let other: Session;
let moderator: Session;
let admin: Session;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  user = await createSessionRow(db);
  other = await createSessionRow(db);
  moderator = await createSessionRow(db, "moderator");
  admin = await createSessionRow(db, "admin");
});

/** Sends a raw body, as a broken client could. */
async function raw(
  body: BodyInit,
  headers: Record<string, string> = {},
  handler: Handler = open,
): Promise<RouteAnswer> {
  const request = new Request("http://localhost:3000/api/tickets", {
    method: "POST",
    headers: { authorization: `Bearer ${user.token}`, "content-type": "application/json", ...headers },
    body,
    duplex: "half",
  } as RequestInit);
  const response = await handler(request, { params: Promise.resolve({}) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: JSON.parse(text) };
}

const post = (body: unknown, more: Partial<Parameters<typeof call>[2]> = {}) =>
  call(open, "/api/tickets", { token: user.token, body, ...more });

describe("an invalid body", () => {
  it.each<[string, unknown, string]>([
    ["no description", {}, "/description"],
    ["an empty description", { description: " \n" }, "/description"],
    ["a number for text", { description: 5 }, "/description"],
    ["null for text", { description: null }, "/description"],
    ["a list for text", { description: ["x"] }, "/description"],
    ["an object for text", { description: { toString: "x" } }, "/description"],
    ["a description that is too long", { description: "x".repeat(50_001) }, "/description"],
    ["a title that is too long", { description: "x", title: "x".repeat(201) }, "/title"],
    ["a blank title", { description: "x", title: "   " }, "/title"],
    ["an unknown priority", { description: "x", priority: "asap" }, "/priority"],
    ["a priority from an object's insides", { description: "x", priority: "constructor" }, "/priority"],
    ["an unknown category", { description: "x", category: "made-up" }, "/category"],
    ["an unknown field", { description: "x", colour: "red" }, "/colour"],
    ["a field that only we set", { description: "x", status: "closed" }, "/status"],
    ["a field with a slash in its name", { description: "x", "a/b~c": 1 }, "/a~1b~0c"],
    ["a NUL in a text", { description: "a\u0000b" }, "/description"],
    ["a NUL in a name", { description: "x", "a\u0000": 1 }, ""],
    ["half of a surrogate pair", '{"description":"\\ud800"}', "/description"],
    ["half of a surrogate pair in a name", '{"description":"x","\\udfff":1}', ""],
    ["an own __proto__", '{"description":"x","__proto__":{"priority":"low"}}', "/__proto__"],
    ["a list", ["description"], ""],
    ["a text", '"description"', ""],
    ["null", "null", ""],
    ["deep nesting", `{"description":${"[".repeat(100_000)}${"]".repeat(100_000)}}`, ""],
  ])("A body with %s is 400 with a pointer", async (_case, body, pointer) => {
    expectProblem(await post(body), 400, "invalid", pointer);
  });

  it("The response lists each error, but at most twenty", async () => {
    const two = await post({ description: "", title: "", colour: 1 });
    expect(two.json.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      "/colour",
      "/description",
      "/title",
    ]);
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, n]));
    const answer = await post(many);
    expectProblem(answer, 400, "invalid");
    expect(answer.json.errors).toHaveLength(20);
    expectProblem(await post({ description: Array(20_000).fill("\0") }), 400, "invalid");
  });

  it.each(["", "{", "{}}", "undefined", "{'description': 'x'}", '{"description":"x",}', "\u0000"])(
    "The invalid JSON %j is 400",
    async (body) => {
      expectProblem(await post(body), 400, "invalid");
    },
  );

  it("A body that is not UTF-8 is 400", async () => {
    const bytes = Buffer.from('{"description":"x"}');
    bytes[16] = 0xff;
    expectProblem(await raw(bytes), 400, "invalid");
    expectProblem(await raw(Buffer.from([0x7b, 0xc3])), 400, "invalid");
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "",
  ])("A body with the media type %j is 415", async (type) => {
    expectProblem(
      await post('{"description":"x"}', { headers: { "content-type": type } }),
      415,
      "unsupported-media-type",
    );
  });

  it.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"])(
    "A body with the media type %j is accepted as JSON",
    async (type) => {
      expect((await post('{"description":"x"}', { headers: { "content-type": type } })).status).toBe(201);
    },
  );

  it("A body that is too large is 413, by its declared or its real size, and is not read further", async () => {
    expectProblem(await raw("{}", { "content-length": String(10 ** 12) }), 413, "too-large");
    let pulled = 0;
    const long = new ReadableStream({
      pull: (controller) => {
        if (++pulled > 100) controller.close();
        else controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
      },
    });
    expectProblem(await raw(long), 413, "too-large");
    expect(pulled).toBeLessThan(10);
    const largest = JSON.stringify({ description: "x" }).padEnd(256 * 1024, " ");
    expect((await raw(largest)).status).toBe(201);
    expectProblem(await raw(`${largest} `), 413, "too-large");
  });

  it("No JSON body causes a 500 at any route", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const { id } = await openTestTicket(db, user.person);
    const routes: [Handler, string, string][] = [
      [open, "POST", user.token],
      [patch, "PATCH", admin.token],
      [assign, "PUT", admin.token],
      [offer, "POST", admin.token],
      [answerOffer, "PUT", admin.token],
      [resolve, "PUT", admin.token],
      [cancel, "PUT", admin.token],
      [answer, "PUT", admin.token],
      [acceptMany, "POST", admin.token],
      [reply, "POST", user.token],
      [putPolicy, "PUT", admin.token],
      [putRouting, "PUT", admin.token],
      [dryRun, "POST", admin.token],
      [createRule, "POST", admin.token],
      [changeRule, "PATCH", admin.token],
      [orderRules, "PUT", admin.token],
      [tryRules, "POST", admin.token],
      [findSimilar, "POST", user.token],
      [addCorrection, "POST", admin.token],
      [suggestSpelling, "POST", user.token],
      [decideProposal, "PUT", admin.token],
      [train, "POST", admin.token],
      [decide, "PUT", user.token],
      [delegate, "PUT", user.token],
      [showLink, "POST", admin.token],
      [peek, "POST", ""],
      [decideByLink, "PUT", ""],
      [delegateByLink, "PUT", ""],
      [login, "POST", ""],
      [signup, "POST", ""],
    ];
    const names = [
      "description",
      "originalDescription",
      "title",
      "word",
      "replacement",
      "priority",
      "category",
      "categories",
      "teams",
      "people",
      "skills",
      "personId",
      "teamId",
      "toMe",
      "note",
      "body",
      "status",
      "email",
      "notes",
      "policy",
      "answer",
      "triageResultId",
      "values",
      "cases",
      "token",
      "comment",
      "name",
      "conditions",
      "actions",
      "ids",
      "ticket",
      "draft",
    ];
    const anyBody = fc.oneof(
      fc.json(),
      fc.dictionary(fc.constantFrom(...names), fc.jsonValue()).map((body) => JSON.stringify(body)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...routes), anyBody, async ([handler, method, token], body) => {
        const headers = { "if-match": '"999"', "content-type": "application/json" };
        const answer = await call(handler, "/api/x", { method, token, body, headers, params: { id } });
        expect([answer.status, body]).not.toEqual([500, body]);
        if (answer.status >= 400) expectProblem(answer, answer.status);
      }),
      { numRuns: 120 },
    );
    logged.mockRestore();
  });
});

describe("an unknown path or id", () => {
  it.each(["TKT-20200101-0001", "x", "00000000-0000-0000-0000-000000000000", "..%2f..", "' or 1=1 --", "%"])(
    "The ticket id %j is 404 for reading and changing",
    async (id) => {
      const how = { token: admin.token, params: { id } };
      expectProblem(await call(getOne, `/api/tickets/${id}`, how), 404, "not-found");
      const change = { ...how, method: "PATCH", body: { priority: "low" }, headers: { "if-match": '"1"' } };
      expectProblem(await call(patch, `/api/tickets/${id}`, change), 404, "not-found");
      expectProblem(await call(getTimeline, `/api/tickets/${id}/timeline`, how), 404, "not-found");
      expectProblem(await call(getDecisions, `/api/tickets/${id}/decisions`, how), 404, "not-found");
      expectProblem(await call(getSimilar, `/api/tickets/${id}/similar`, how), 404, "not-found");
      expectProblem(await call(getApproval, `/api/tickets/${id}/approval`, how), 404, "not-found");
      expectProblem(await call(getRequest, `/api/approvals/${id}`, how), 404, "not-found");
      const decision = { ...how, method: "PUT", body: { word: "approve" } };
      expectProblem(await call(decide, `/api/approvals/${id}/decision`, decision), 404, "not-found");
      const delegation = { ...how, method: "PUT", body: { email: "ana@example.com" } };
      expectProblem(await call(delegate, `/api/approvals/${id}/delegation`, delegation), 404, "not-found");
      expectProblem(await call(showLink, `/api/approvals/${id}/link`, { ...how, body: {} }), 404, "not-found");
      const skip = { ...change, method: "PUT", body: { answer: "skip", triageResultId: newId() } };
      expectProblem(await call(getCase, `/api/review/${id}`, how), 404, "not-found");
      expectProblem(await call(answer, `/api/review/${id}`, skip), 404, "not-found");
      expectProblem(await call(undo, `/api/review/${id}`, { ...how, method: "DELETE" }), 404, "not-found");
      const toTeam = { ...change, method: "POST", body: { teamId: newId() } };
      expectProblem(await call(offer, `/api/tickets/${id}/handovers`, toTeam), 404, "not-found");
      const take = { ...change, method: "PUT", body: { answer: "take" } };
      expectProblem(await call(answerOffer, `/api/handovers/${id}`, take), 404, "not-found");
      expectProblem(await call(withdrawOffer, `/api/handovers/${id}`, { ...how, method: "DELETE" }), 404, "not-found");
    },
  );

  it.each(["x".repeat(101), "a\u0000b", "\ud800"])("The impossible id %j is 400", async (id) => {
    expectProblem(await call(getOne, "/api/tickets/x", { token: admin.token, params: { id } }), 400, "invalid", "/id");
  });

  it("Another person's ticket is 404 everywhere, exactly like an unknown one", async () => {
    const { id } = await openTestTicket(db, user.person);
    const read = await call(getOne, `/api/tickets/${id}`, { token: other.token, params: { id } });
    expectProblem(read, 404, "not-found");
    const unknown = await call(getOne, "/api/tickets/x", { token: other.token, params: { id: newId() } });
    expect({ ...read.json, requestId: "" }).toEqual({ ...unknown.json, requestId: "" });
    const headers = { "if-match": '"1"' };
    for (const [handler, method, body] of [
      [patch, "PATCH", { title: "mine now" }],
      [resolve, "PUT", {}],
      [cancel, "PUT", {}],
      [reply, "POST", { body: "x" }],
      [getSimilar, "GET", undefined],
      [getApproval, "GET", undefined],
    ] as const) {
      const how = { method, token: other.token, body, headers, params: { id } };
      expectProblem(await call(handler, `/api/tickets/${id}`, how), 404, "not-found");
    }
    expect((await rowOf(db, id)).version).toBe(1);
  });

  it("An unknown API path is 404", async () => {
    expectProblem(await call(async () => missing(), "/api/nothing/here"), 404, "not-found");
  });
});

describe("missing permissions", () => {
  it.each(["", "Bearer", "Bearer ", "Bearer nonsense", "Bearer sbx_0123456789", "Basic dXNlcjpwYXNz", "bearer null"])(
    "The authorization header %j is 401",
    async (authorization) => {
      const headers: Record<string, string> = authorization ? { authorization } : {};
      const answer = await call(list, "/api/tickets", { headers });
      expectProblem(answer, 401, "unauthenticated");
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expectProblem(await call(open, "/api/tickets", { headers, body: { description: "x" } }), 401, "unauthenticated");
      expectProblem(await call(listRequests, "/api/approvals", { headers }), 401, "unauthenticated");
    },
  );

  it("An action that the role does not allow is 403 if the ticket is visible", async () => {
    const { id } = await openTestTicket(db, user.person);
    const headers = { "if-match": '"1"' };
    const as = (token: string, method: string, body?: unknown) => ({ method, token, body, headers, params: { id } });
    expectProblem(await call(patch, "/", as(user.token, "PATCH", { priority: "low" })), 403, "forbidden");
    expectProblem(await call(assign, "/", as(user.token, "PUT", { personId: user.person.id })), 403, "forbidden");
    expectProblem(await call(offer, "/", as(user.token, "POST", { teamId: newId() })), 403, "forbidden");
    expectProblem(await call(listOffers, "/api/handovers", as(user.token, "GET")), 403, "forbidden");
    expectProblem(await call(answerOffer, "/", as(user.token, "PUT", { answer: "take" })), 403, "forbidden");
    expectProblem(await call(withdrawOffer, "/", as(user.token, "DELETE")), 403, "forbidden");
    expectProblem(await call(triage, "/", as(user.token, "POST")), 403, "forbidden");
    expectProblem(await call(getDecisions, "/", as(user.token, "GET")), 403, "forbidden");
    expectProblem(await call(reply, "/", as(user.token, "POST", { body: "x", internal: true })), 403, "forbidden");
    expectProblem(await call(remove, "/", as(moderator.token, "DELETE")), 403, "forbidden");
    expectProblem(await call(getTrust, "/", as(moderator.token, "GET")), 403, "forbidden");
    expectProblem(await call(getPolicy, "/", as(moderator.token, "GET")), 403, "forbidden");
    expectProblem(await call(putPolicy, "/", as(moderator.token, "PUT", { policy: {} })), 403, "forbidden");
    expectProblem(await call(getRouting, "/", as(moderator.token, "GET")), 403, "forbidden");
    expectProblem(await call(putRouting, "/", as(moderator.token, "PUT", { policy: {} })), 403, "forbidden");
    expectProblem(await call(resetBreaker, "/", as(moderator.token, "DELETE")), 403, "forbidden");
    expectProblem(await call(showLink, "/", as(moderator.token, "POST", {})), 403, "forbidden");
    const accept = { answer: "accept", triageResultId: newId() };
    expectProblem(await call(listReview, "/api/review", as(user.token, "GET")), 403, "forbidden");
    expectProblem(await call(getCase, "/", as(user.token, "GET")), 403, "forbidden");
    expectProblem(await call(answer, "/", as(user.token, "PUT", accept)), 403, "forbidden");
    expectProblem(await call(undo, "/", as(user.token, "DELETE")), 403, "forbidden");
    const many = { cases: [{ ticket: id, triageResultId: newId(), version: 1 }] };
    expectProblem(await call(acceptMany, "/", as(user.token, "POST", many)), 403, "forbidden");
  });

  it("A person who must change their password gets 403 of its own type for everything else [S1.5]", async () => {
    const invited = await createSessionRow(db, "admin", { mustChangePassword: true });
    for (const [handler, how] of [
      [list, {}],
      [open, { body: { description: "x" } }],
    ] as const) {
      expectProblem(await call(handler, "/", { token: invited.token, ...how }), 403, "password-change-required");
    }
    expect((await call(getMe, "/api/me", { token: invited.token })).status).toBe(200);
    expect((await call(logout, "/api/auth/logout", { token: invited.token, body: {} })).status).toBe(204);
  });

  it("The session of a deactivated person is 401", async () => {
    const gone = await createSessionRow(db);
    await db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, gone.person.id));
    expectProblem(await call(list, "/api/tickets", { token: gone.token }), 401, "unauthenticated");
  });
});

describe("a write by cookie", () => {
  const cookieOf = async ({ sessionId }: Session) =>
    `next-auth.session-token=${await encode({ token: { sid: sessionId }, secret: authSecret() })}`;

  it.each([
    [{ "sec-fetch-site": "same-origin" }, 201],
    [{ origin: "http://localhost:3000" }, 201],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "none" }, 403],
    [{ "sec-fetch-site": "cross-site", origin: "http://localhost:3000" }, 403],
    [{ origin: "http://localhost:3000.evil.test" }, 403],
    [{ origin: "null" }, 403],
    [{ host: "evil.test", origin: "http://evil.test" }, 403],
    [{}, 403],
  ])("A write by cookie with the headers %j is %i", async (headers, status) => {
    const cookie = await cookieOf(user);
    const answer = await call(open, "/api/tickets", { cookie, headers, body: { description: "x" } });
    if (status === 403) expectProblem(answer, 403, "cross-site");
    else expect([answer.status, answer.json.channel]).toEqual([201, "web"]);
    expect((await call(list, "/api/tickets", { cookie, headers })).status).toBe(200);
  });

  it("A form post, which other sites could send, is 415", async () => {
    const how = { cookie: await cookieOf(user), body: "description=x" };
    const headers = { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" };
    expectProblem(await call(open, "/api/tickets", { ...how, headers }), 415, "unsupported-media-type");
  });

  it("A write by bearer token needs no same-site check", async () => {
    const answer = await post({ description: "x" }, { headers: { "sec-fetch-site": "cross-site" } });
    expect([answer.status, answer.json.channel]).toEqual([201, "api"]);
  });
});

describe("If-Match", () => {
  const change = (id: string, headers: Record<string, string>) =>
    call(patch, "/", { method: "PATCH", token: moderator.token, body: { priority: "high" }, headers, params: { id } });

  it("A missing version is 428, an outdated one 412, an invalid one 400", async () => {
    const { id } = await openTestTicket(db, user.person);
    expectProblem(await change(id, {}), 428, "version-required");
    for (const stale of ['"0"', '"2"', 'W/"7"']) expectProblem(await change(id, { "if-match": stale }), 412, "stale");
    for (const bad of ["1", "*", '"1', '"x"', '"1", "2"', '""', '"-1"', '"1234567890"', "", '"1.0"']) {
      expectProblem(await change(id, { "if-match": bad }), 400, "invalid");
    }
    expect((await rowOf(db, id)).version).toBe(1);
    const done = await change(id, { "if-match": ' "1" ' });
    expect([done.status, done.json.version, done.headers.get("etag")]).toEqual([200, 2, '"2"']);
    expectProblem(await change(id, { "if-match": '"1"' }), 412, "stale");
  });

  it("A ticket’s ETag can be used as If-Match", async () => {
    const opened = await post({ description: "x" });
    expect(opened.headers.get("etag")).toBe('"1"');
    const read = await call(getOne, "/", { token: user.token, params: { id: opened.json.number } });
    expect(read.headers.get("etag")).toBe('"1"');
    expect((await change(opened.json.id, { "if-match": read.headers.get("etag")! })).status).toBe(200);
  });

  it.each([
    ["assignment", assign, { personId: newId() }],
    ["resolution", resolve, {}],
    ["cancellation", cancel, {}],
    ["an answer in review", answer, { answer: "skip", triageResultId: newId() }],
  ] as const)("The version is required for %s too", async (_case, handler, body) => {
    const { id } = await openTestTicket(db, user.person);
    const how = { method: "PUT", token: admin.token, body, params: { id } };
    expectProblem(await call(handler, "/", how), 428, "version-required");
    expectProblem(await call(handler, "/", { ...how, headers: { "if-match": '"9"' } }), 412, "stale");
  });
});

describe("Idempotency-Key", () => {
  const keyed = (key: string, body: unknown, token = user.token) =>
    call(open, "/api/tickets", { token, body, headers: { "idempotency-key": key } });

  it("A repeated request has one effect and gets the first response, even if the ticket has changed", async () => {
    const key = newId();
    const first = await keyed(key, { description: "once" });
    await call(reply, "/", { token: user.token, body: { body: "more" }, params: { id: first.json.id } });
    const second = await keyed(key, { description: "once" });
    expect([second.status, second.headers.get("etag")]).toEqual([201, '"1"']);
    expect(second.json).toEqual(first.json);
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  });

  it("A reused key with another body or path is 422", async () => {
    const key = newId();
    const { json } = await keyed(key, { description: "once" });
    expectProblem(await keyed(key, { description: "other" }), 422, "idempotency-key-reused");
    const how = {
      token: user.token,
      body: { body: "x" },
      headers: { "idempotency-key": key },
      params: { id: json.id },
    };
    expectProblem(await call(reply, `/api/tickets/${json.id}/replies`, how), 422, "idempotency-key-reused");
  });

  it("The same key of two people makes two requests", async () => {
    const key = newId();
    const [mine, theirs] = [
      await keyed(key, { description: "x" }),
      await keyed(key, { description: "x" }, other.token),
    ];
    expect(theirs.status).toBe(201);
    expect(theirs.json.id).not.toBe(mine.json.id);
  });

  it("Ten simultaneous requests with one key make one ticket and get the same response", async () => {
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 10 }, () => keyed(key, { description: key })));
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(201));
    for (const answer of answers) expect(answer.json).toEqual(answers[0]!.json);
    const found = await call(list, `/api/tickets?search=${key}`, { token: user.token });
    expect(found.json.tickets).toHaveLength(1);
  });

  it("Two replies with one key make one reply", async () => {
    const { id } = await openTestTicket(db, user.person);
    const how = { token: user.token, body: { body: "x" }, headers: { "idempotency-key": newId() }, params: { id } };
    const [one, two] = [await call(reply, "/r", how), await call(reply, "/r", how)];
    expect([one.status, two.json]).toEqual([201, one.json]);
    expect((await call(getOne, "/", { token: user.token, params: { id } })).json.messages).toHaveLength(1);
  });

  it("An error is not stored, so a corrected request can use the same key", async () => {
    const key = newId();
    expectProblem(await keyed(key, { description: "x", category: "made-up" }), 400, "invalid");
    expect((await keyed(key, { description: "x" })).status).toBe(201);
  });

  it.each(["", " ", "x".repeat(201), "a b"])("The invalid key %j is 400", async (key) => {
    expectProblem(await keyed(key, { description: "x" }), 400, "invalid");
  });
});

describe("conflicts with the ticket’s state", () => {
  it("An action that the ticket’s state does not allow is 409", async () => {
    const { id } = await openTestTicket(db, user.person);
    const how = (version: number, body: unknown = {}) => ({
      method: "PUT",
      token: admin.token,
      body,
      headers: { "if-match": `"${version}"` },
      params: { id },
    });
    expect((await call(cancel, "/", how(1))).status).toBe(200);
    expectProblem(await call(cancel, "/", how(2)), 409, "conflict");
    expectProblem(await call(resolve, "/", how(2)), 409, "conflict");
    expectProblem(await call(assign, "/", how(2, { personId: admin.person.id })), 409, "conflict");
    expectProblem(await call(reply, "/", { token: user.token, body: { body: "x" }, params: { id } }), 409, "conflict");
  });
});

describe("an invalid query", () => {
  it.each<[string, string]>([
    ["limit=0", "/limit"],
    ["limit=101", "/limit"],
    ["limit=x", "/limit"],
    ["limit=1&limit=2", "/limit"],
    ["status=opened", "/status/0"],
    ["status=open,nope", "/status/1"],
    ["colour=red", "/colour"],
    ["sort=title", "/sort"],
    ["from=tomorrow", "/from"],
    ["cursor=nonsense", "/cursor"],
    ["cursor=%00", "/cursor"],
    ["search=%00", "/search"],
    [`cursor=${Buffer.from('["newest","0000-01-01T00:00:00Z","x"]').toString("base64url")}`, "/cursor"],
  ])("The query %s is 400 with a pointer", async (query, pointer) => {
    expectProblem(await call(list, `/api/tickets?${query}`, { token: user.token }), 400, "invalid", pointer);
  });
});

describe("rate limits", () => {
  it("A rate-limited request is 429 with the wait time in two headers", async () => {
    setEnvironment({ LIMIT_SIGNIN_FAILURES: "1" });
    const wrong = { email: user.person.email, password: "not the one at all" };
    await call(login, "/api/auth/login", { body: wrong });
    const answer = await call(login, "/api/auth/login", { body: { ...wrong, password: PASSWORD } });
    setEnvironment({ LIMIT_SIGNIN_FAILURES: undefined });
    expectProblem(answer, 429, "too-many");
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(answer.headers.get("ratelimit")).toBe(`"limit";r=0;t=${seconds}`);
  });
});

describe("server errors", () => {
  const holder = globalThis as { __signalboxDatabase?: Promise<Database> };
  const current = () => holder.__signalboxDatabase;
  let original: Promise<Database> | undefined;
  const use = (database: Promise<Database>) => {
    original ??= current();
    database.catch(() => {});
    holder.__signalboxDatabase = database;
  };
  afterEach(() => {
    if (original) holder.__signalboxDatabase = original;
  });

  it("An unreachable database is 503 with Retry-After", async () => {
    const unreachable = openDatabase("postgres://nobody:secret@127.0.0.1:1/none");
    use(unreachable);
    for (const answer of [await call(list, "/api/tickets", { token: user.token }), await post({ description: "x" })]) {
      expectProblem(answer, 503, "unavailable");
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.text).not.toMatch(/secret|127\.0\.0\.1/);
    }
    await (await unreachable).close();
  });

  it.each([
    ["is shut down", Object.assign(new Error("terminating connection"), { code: "57P01" })],
    ["is starting", Object.assign(new Error("starting up"), { code: "57P03" })],
    ["has no slot left", Object.assign(new Error("too many clients"), { code: "53300" })],
    ["has lost the connection", new Error("Connection terminated unexpectedly")],
    ["doesn't answer in time", new Error("timeout exceeded when trying to connect")],
    ["can't be found", Object.assign(new Error("getaddrinfo ENOTFOUND db.example.test"), { code: "ENOTFOUND" })],
  ])("A request is 503 while the database %s, even inside the query builder's error", async (_case, cause) => {
    use(Promise.reject(new Error("Failed query: select 1", { cause })));
    expectProblem(await call(list, "/api/tickets", { token: user.token }), 503, "unavailable");
  });

  it("Any other error is 500 and reveals only the request id of the log entry", async () => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    use(Promise.reject(new TypeError('select "secret" from tickets at /srv/app/lib/x.ts:1')));
    const answer = await call(list, "/api/tickets", { token: user.token });
    expectProblem(answer, 500, "internal");
    expect(answer.text).not.toContain("secret");
    expect(logged.mock.calls.flat().join()).toContain(answer.json.requestId);
    logged.mockRestore();
  });
});

describe("every response", () => {
  it("Every response has its own request id and is not cached", async () => {
    const { id } = await openTestTicket(db, user.person);
    const answers = [
      await call(list, "/api/tickets", { token: user.token }),
      await call(getOne, "/", { token: user.token, params: { id } }),
      await post({ description: "x" }),
      await call(remove, "/", { method: "DELETE", token: admin.token, params: { id } }),
      await call(list, "/api/tickets"),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 201, 204, 401]);
    const ids = answers.map((answer) => answer.headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(answers.length);
    expect(ids).not.toContain(null);
    for (const answer of answers) {
      expect(answer.headers.get("cache-control")).toBe("private, no-store");
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
    expect(answers[3]?.text).toBe("");
  });
});
