import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { call, createSessionRow } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { expectProblem } from "@/tests/support/expect-problem";
import { PUT as answer } from "./[id]/route";
import { POST as acceptMany } from "./acceptances/route";
import { GET as listReview } from "./route";

let moderator: Awaited<ReturnType<typeof createSessionRow>>;

beforeAll(async () => {
  moderator = await createSessionRow(await testDatabase(), "moderator");
});

describe("the review inbox", () => {
  const answered = (body: unknown) =>
    call(answer, "/", {
      method: "PUT",
      token: moderator.token,
      body,
      headers: { "if-match": '"1"' },
      params: { id: "TKT-20200101-0001" },
    });

  it.each<[string, unknown, string]>([
    ["no answer", {}, "/answer"],
    ["an unknown answer", { answer: "maybe", triageResultId: newId() }, "/answer"],
    ["no triage result", { answer: "accept" }, "/triageResultId"],
    ["values without a change", { answer: "accept", triageResultId: newId(), values: {} }, "/values"],
    ["a change without values", { answer: "change", triageResultId: newId(), values: {} }, "/values"],
    ["a status", { answer: "change", triageResultId: newId(), values: { status: "open" } }, "/values/status"],
  ])("An answer with %s is 400 with a pointer", async (_case, body, pointer) => {
    expectProblem(await answered(body), 400, "invalid", pointer);
  });

  it("1 to 100 cases can be accepted at once, each with its own outcome", async () => {
    const item = { ticket: "TKT-20200101-0001", triageResultId: newId(), version: 1 };
    const accept = (cases: unknown[]) =>
      call(acceptMany, "/api/review/acceptances", { token: moderator.token, body: { cases } });
    for (const cases of [[], Array(101).fill(item)]) expectProblem(await accept(cases), 400, "invalid", "/cases");
    const done = await accept([item]);
    expect([done.status, done.json]).toEqual([200, { cases: [{ ticket: item.ticket, outcome: "not_found" }] }]);
  });

  it("The review list is paged like other lists", async () => {
    const page = await call(listReview, "/api/review?limit=5", { token: moderator.token });
    expect([page.status, page.json]).toEqual([200, { cases: expect.any(Array), nextCursor: null }]);
    expectProblem(await call(listReview, "/api/review?limit=0", { token: moderator.token }), 400, "invalid", "/limit");
  });
});
