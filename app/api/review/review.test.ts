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
    ["an answer that is none", { answer: "maybe", triageResultId: newId() }, "/answer"],
    ["no reading", { answer: "accept" }, "/verdictId"],
    ["values without a change", { answer: "accept", triageResultId: newId(), values: {} }, "/values"],
    ["a change of nothing", { answer: "change", triageResultId: newId(), values: {} }, "/values"],
    ["a status", { answer: "change", triageResultId: newId(), values: { status: "open" } }, "/values/status"],
  ])("takes no answer with %s: 400 with a pointer", async (_what, body, pointer) => {
    expectProblem(await answered(body), 400, "invalid", pointer);
  });

  it("takes 1 to 100 cases at once, and says of each what became of it", async () => {
    const seen = { ticket: "TKT-20200101-0001", triageResultId: newId(), version: 1 };
    const accept = (cases: unknown[]) =>
      call(acceptMany, "/api/review/acceptances", { token: moderator.token, body: { cases } });
    for (const cases of [[], Array(101).fill(seen)]) expectProblem(await accept(cases), 400, "invalid", "/cases");
    const done = await accept([seen]);
    expect([done.status, done.json]).toEqual([200, { cases: [{ ticket: seen.ticket, outcome: "not_found" }] }]);
  });

  it("answers its list as other lists", async () => {
    const page = await call(listReview, "/api/review?limit=5", { token: moderator.token });
    expect([page.status, page.json]).toEqual([200, { cases: expect.any(Array), nextCursor: null }]);
    expectProblem(await call(listReview, "/api/review?limit=0", { token: moderator.token }), 400, "invalid", "/limit");
  });
});
