import { beforeAll, describe, expect, it } from "vitest";
import { GET as getImport, DELETE as removeImport } from "@/app/api/triage/imports/[id]/route";
import { GET as listImports } from "@/app/api/triage/imports/route";
import { GET as getModels } from "@/app/api/triage/models/route";
import { PUT as decideProposal } from "@/app/api/triage/proposals/[id]/route";
import { GET as listProposals } from "@/app/api/triage/proposals/route";
import { POST as train } from "@/app/api/triage/trainings/route";
import type { Db } from "@/lib/db/client";
import { keywordProposals } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testDatabase } from "@/tests/support/database";
import { expectProblem } from "@/tests/support/expect-problem";
import { scratchFolder } from "@/tests/support/settings";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let moderator: Session;
let admin: Session;

beforeAll(async () => {
  db = await testDatabase();
  scratchFolder();
  takeEvents();
  moderator = await createSessionRow(db, "moderator");
  admin = await createSessionRow(db, "admin");
});

describe("training data", () => {
  it("Training data is 403 for everyone except admins", async () => {
    const how = { token: moderator.token, params: { id: newId() } };
    const answers = [
      await call(listImports, "/", how),
      await call(getImport, "/", how),
      await call(removeImport, "/", { ...how, method: "DELETE" }),
      await call(listProposals, "/", how),
      await call(decideProposal, "/", { ...how, method: "PUT", body: { state: "accepted" } }),
      await call(getModels, "/", how),
      await call(train, "/", { ...how, method: "POST" }),
    ];
    for (const answer of answers) expectProblem(answer, 403, "forbidden");
  });

  it("Models, trainings and the next training are listed, and a training can be started", async () => {
    const { json } = await call(getModels, "/", { token: admin.token });
    expect(json).toMatchObject({ models: [], trainings: [], next: { labels: expect.any(Number) } });
    const answer = await call(train, "/", { token: admin.token, method: "POST" });
    expect([answer.status, answer.json.state]).toEqual([202, expect.stringMatching(/^(started|running|too-few)$/)]);
  });

  it("A suggested keyword can be decided once", async () => {
    const row = { kind: "keyword" as const, target: "none", phrase: "sepa", speaksFor: 3, speaksAgainst: 0 };
    await db.insert(keywordProposals).values(row);
    const { json } = await call(listProposals, "/?state=open", { token: admin.token });
    expect(json.proposals).toMatchObject([{ ...row, target: { slug: "none", name: "none" }, state: "open" }]);
    const decide = (state: string) =>
      call(decideProposal, "/", {
        token: admin.token,
        method: "PUT",
        body: { state },
        params: { id: json.proposals[0].id },
      });
    expectProblem(await decide("open"), 400, "invalid", "/state");
    expectProblem(await decide("accepted"), 409, "conflict");
    expect((await decide("rejected")).json.state).toBe("rejected");
    expectProblem(await decide("rejected"), 409, "conflict");
  });
});
