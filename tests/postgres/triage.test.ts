import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor } from "@/lib/auth/actor";
import { seedStarter } from "@/lib/catalogue/seed-starter";
import type { Db } from "@/lib/db/client";
import {
  trainingExamples,
  trainingImports,
  trainings,
  triageDecisions,
  triageModels,
  triageReviews,
} from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { answerReview } from "@/lib/tickets/review/answer-review";
import { runTraining } from "@/lib/triage/training/run-training";
import { trainModels } from "@/lib/triage/training/train-models";
import { createTriageResult, fieldResultOf, openTestTicket, rowOf } from "@/tests/support/workspace";
import { createPerson, testContext } from "../support/database";
import { DRIVERS, realDatabase } from "./drivers";

describe.each(DRIVERS)("triage on Postgres through %s", (driver) => {
  const database = realDatabase(driver);
  let db: Db;

  beforeAll(async () => {
    db = database.current.db;
    await seedStarter(testContext(db));
  });

  it("A person's category wins over triage in either order, and the decision log shows it", async () => {
    const admin = await createPerson(db, "admin");
    for (let round = 0; round < 20; round++) {
      const { id, version } = await openTestTicket(db, await createPerson(db));
      const triageResultId = await createTriageResult(db, id, { category: fieldResultOf("billing") });
      const person = () => editTicket(testContext(db, admin), { ticket: id, version, category: "fraud" });
      const triage = () => applyTriage(testContext(db, jobActor("pipeline")), { triageResultId });
      const [edited] = await Promise.allSettled(round % 2 ? [person(), triage()] : [triage(), person()].reverse());
      // If triage was first, the person's version is stale and they try again.
      if (edited!.status === "rejected") {
        const { version: current } = await rowOf(db, id);
        await editTicket(testContext(db, admin), { ticket: id, version: current, category: "fraud" });
      }
      const row = await rowOf(db, id);
      expect(row.provenance.category).toMatchObject({ source: "person", by: admin.id });
      const [decision] = await db.select().from(triageDecisions).where(eq(triageDecisions.ticketId, id));
      expect(["applied", "overruled"]).toContain(decision?.mode);
    }
  });

  it("Of ten answers to one review case at the same moment, one counts and the others are stale", async () => {
    const staff = await Promise.all(Array.from({ length: 10 }, () => createPerson(db, "moderator")));
    const { id } = await openTestTicket(db, await createPerson(db));
    const triageResultId = await createTriageResult(db, id, {
      category: fieldResultOf("billing", { apply: false, holdReason: "unclear" }),
    });
    await applyTriage(testContext(db, jobActor("pipeline")), { triageResultId });
    const { version } = await rowOf(db, id);
    const answers = await Promise.allSettled(
      staff.map((person) =>
        answerReview(testContext(db, person), { ticket: id, version, triageResultId, answer: "accept" }),
      ),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.select().from(triageReviews).where(eq(triageReviews.ticketId, id))).toHaveLength(1);
    const refused = answers.flatMap((each) => (each.status === "rejected" ? [each.reason.code] : []));
    expect(new Set(refused)).toEqual(new Set(["stale"]));
  });

  it("Of ten training requests one starts, and running it three times at once stores one set of models", async () => {
    const importId = newId();
    const at = new Date();
    const file = { name: "old.csv", contentHash: newId(), total: 60, done: 60, startedAt: at, leasedUntil: at };
    await db.insert(trainingImports).values({ id: importId, ...file, state: "done" });
    const row = (n: number) =>
      n % 2
        ? { text: `The invoice ${n} is wrong`, category: "billing" }
        : { text: `No login ${n}`, category: "account" };
    await db.insert(trainingExamples).values(Array.from({ length: 60 }, (_, n) => ({ importId, ...row(n) })));
    const admin = await createPerson(db, "admin");
    const requests = await Promise.all(
      Array.from({ length: 10 }, () => trainModels(testContext(db, admin), { by: "person" })),
    );
    expect(requests.filter(({ state }) => state === "started")).toHaveLength(1);
    expect(requests.filter(({ state }) => state === "running")).toHaveLength(9);
    const trainingId = requests.find(({ state }) => state === "started")!.trainingId!;
    const job = testContext(db, jobActor("training"));
    await Promise.all([1, 2, 3].map(() => runTraining(job, { trainingId })));
    expect(await db.select({ field: triageModels.field }).from(triageModels)).toEqual([{ field: "category" }]);
    expect(await db.select({ state: trainings.state }).from(trainings)).toEqual([{ state: "done" }]);
  });
});
