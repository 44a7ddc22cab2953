import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { triageReviews } from "@/lib/db/schema";
import type { FieldResults, ReviewAnswer, TriageField } from "@/lib/domain/triage";
import { applyTriage } from "@/lib/tickets/apply-triage";
import { deleteTicket } from "@/lib/tickets/delete-ticket";
import { editTicket } from "@/lib/tickets/edit-ticket";
import { reopenTicket } from "@/lib/tickets/reopen-ticket";
import { resolveTicket } from "@/lib/tickets/resolve-ticket";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import {
  createCategoryRow,
  createSkillRows,
  createTriageResult,
  fieldResultOf,
  openTestTicket,
  rowOf,
} from "@/tests/support/workspace";
import { countOutcomes, type OutcomeCount } from "./count-outcomes";

const START = new Date("2027-03-01T08:00:00Z").getTime();
const at = (hours: number) => new Date(START + hours * HOUR_MS);

let db: Db;
let ida: PersonActor;
let moderator: PersonActor;
let network: string;
let billing: string;

beforeAll(async () => {
  db = await testDatabase();
  [ida, moderator] = [await createPerson(db), await createPerson(db, "moderator")];
  [network, billing] = [(await createCategoryRow(db)).slug, (await createCategoryRow(db)).slug];
  await createSkillRows(db, "vpn", "dns");
});

/** Each test has its own days. */
let day = 0;
const hour = () => day * 24;

async function ticket(): Promise<string> {
  return (await openTestTicket(db, ida, {}, () => at(hour()))).id;
}

async function read(id: string, fields: FieldResults, after = 1, shadow: FieldResults | null = null) {
  const triageResultId = await createTriageResult(db, id, fields, {
    shadow,
    ticketVersion: (await rowOf(db, id)).version,
  });
  await applyTriage(
    testContext(db, jobActor("triage"), () => at(hour() + after)),
    { triageResultId },
  );
  return triageResultId;
}

async function edit(id: string, change: object, after = 2) {
  const ctx = testContext(db, moderator, () => at(hour() + after));
  await editTicket(ctx, { ticket: id, version: (await rowOf(db, id)).version, ...change });
}

async function solve(id: string, after = 3) {
  const ctx = testContext(db, moderator, () => at(hour() + after));
  await resolveTicket(ctx, { ticket: id, version: (await rowOf(db, id)).version });
}

async function answer(
  triageResultId: string,
  ticketId: string,
  said: ReviewAnswer,
  fields: TriageField[],
  undone = false,
) {
  const row = { triageResultId, ticketId, answer: said, fields, personId: moderator.id, at: at(hour() + 2) };
  await db.insert(triageReviews).values({ ...row, undoneAt: undone ? at(hour() + 2) : null });
}

/** The counts of this test's own day. */
async function counted(field = "category"): Promise<OutcomeCount[]> {
  const cells = await countOutcomes({ db }, unrestricted("statistics"), at(hour()));
  return cells.filter((cell) => cell.field === field);
}

async function told(field?: string) {
  const cells = await counted(field);
  const total = (name: "made" | "decided" | "kept" | "byHand" | "keptByHand") =>
    cells.reduce((all, cell) => all + cell[name], 0);
  return [total("made"), total("decided"), total("kept"), total("byHand"), total("keptByHand")];
}

describe("what people made of a decision", () => {
  it("A decision has no outcome without a label", async () => {
    day = 1;
    await read(await ticket(), { category: fieldResultOf(network) });
    expect(await told()).toEqual([1, 0, 0, 0, 0]);
  });

  it("A decision is kept if the label has the same value, explicit or implicit", async () => {
    day = 2;
    const [accepted, changed, stood] = [await ticket(), await ticket(), await ticket()];
    for (const id of [accepted, changed, stood]) await read(id, { category: fieldResultOf(network) });
    await edit(accepted, { category: network });
    await edit(changed, { category: billing });
    for (const id of [accepted, changed, stood]) await solve(id);
    expect(await told()).toEqual([3, 3, 2, 2, 1]);
  });

  it("Skills are compared as sets", async () => {
    day = 3;
    const sets = [
      [
        ["vpn", "dns"],
        ["dns", "vpn"],
      ],
      [["vpn"], ["vpn", "dns"]],
      [["vpn", "dns"], ["vpn"]],
      [[], ["vpn"]],
      [["vpn"], []],
    ];
    for (const [said, meant] of sets) {
      const id = await ticket();
      await read(id, { skills: fieldResultOf(said!) });
      await edit(id, { skills: meant });
    }
    expect(await told("skills")).toEqual([5, 5, 1, 5, 1]);
    expect((await counted("skills")).map(({ value }) => value)).toEqual([null]);
  });

  it("A current rejection in review counts, and an implicit label does not undo it", async () => {
    day = 4;
    const ids = [await ticket(), await ticket(), await ticket(), await ticket()];
    const triageResults: string[] = [];
    for (const id of ids)
      triageResults.push(await read(id, { category: fieldResultOf(network), priority: fieldResultOf("high") }));
    await answer(triageResults[0]!, ids[0]!, "rejected", ["category"]);
    await answer(triageResults[1]!, ids[1]!, "rejected", ["category"]);
    await answer(triageResults[1]!, ids[1]!, "accepted", ["category"]);
    await answer(triageResults[2]!, ids[2]!, "rejected", ["category"], true);
    await answer(triageResults[3]!, ids[3]!, "rejected", ["category"]);
    await edit(ids[3]!, { category: network }, 4);
    expect(await told()).toEqual([4, 2, 1, 2, 1]);
    expect(await told("priority")).toEqual([4, 0, 0, 0, 0]);
    await solve(ids[0]!, 5);
    expect(await told()).toEqual([4, 2, 1, 2, 1]);
    expect(await told("priority")).toEqual([4, 1, 1, 0, 0]);
  });

  it("The latest triage run before the label counts, once per ticket", async () => {
    day = 5;
    const id = await ticket();
    await read(id, { category: fieldResultOf(network) }, 1);
    await read(id, { category: fieldResultOf(billing) }, 2);
    expect(await told()).toEqual([1, 0, 0, 0, 0]);
    await edit(id, { category: billing }, 3);
    await read(id, { category: fieldResultOf(network) }, 4);
    expect(await told()).toEqual([1, 1, 1, 1, 1]);
    expect((await counted()).map(({ value }) => value)).toEqual([billing]);
  });

  it("A rejected run counts rather than a later one without an answer", async () => {
    day = 6;
    const id = await ticket();
    const first = await read(id, { category: fieldResultOf(network) }, 1);
    await answer(first, id, "rejected", ["category"]);
    await read(id, { category: fieldResultOf(billing) }, 3);
    expect(await told()).toEqual([1, 1, 0, 1, 0]);
  });

  it("Overruled decisions and deleted tickets do not count", async () => {
    day = 7;
    const id = await ticket();
    await edit(id, { category: billing }, 0);
    await read(id, { category: fieldResultOf(network) });
    const gone = await ticket();
    await read(gone, { category: fieldResultOf(network) });
    await edit(gone, { category: network });
    expect(await told()).toEqual([1, 1, 1, 1, 1]);
    await deleteTicket(testContext(db, await createPerson(db, "admin")), { ticket: gone });
    expect(await told()).toEqual([0, 0, 0, 0, 0]);
  });

  it("Comparison providers count too, each separately", async () => {
    day = 8;
    const id = await ticket();
    await read(id, { category: fieldResultOf(network) }, 1, {
      category: fieldResultOf(billing, { provider: "learned" }),
    });
    await edit(id, { category: billing });
    const cells = await counted();
    expect(cells.map(({ provider, mode, decided, kept }) => [provider, mode, decided, kept]).sort()).toEqual([
      ["gemini", "applied", 1, 0],
      ["learned", "shadow", 1, 1],
    ]);
  });

  it("Outcomes are counted by whole percent, with the sums for the figures", async () => {
    day = 9;
    for (const [confidence, meant] of [
      [0.9, network],
      [0.9, billing],
      [0.29, network],
      [1, network],
      [null, network],
    ] as const) {
      const id = await ticket();
      await read(id, { category: fieldResultOf(network, { confidence, apply: confidence !== 0.29 }) });
      await edit(id, { category: meant });
    }
    const cells = (await counted()).sort((a, b) => (a.percent ?? 101) - (b.percent ?? 101));
    expect(cells.map(({ percent, mode, decided, kept }) => [percent, mode, decided, kept])).toEqual([
      [29, "suggested", 1, 1],
      [90, "applied", 2, 1],
      [100, "applied", 1, 1],
      [null, "applied", 1, 1],
    ]);
    expect(cells[1]!.confidence).toBeCloseTo(1.8);
    expect(cells[1]!.squaredError).toBeCloseTo(0.01 + 0.81);
    expect(cells[3]).toMatchObject({ confidence: 0, squaredError: 0 });
  });

  it("A label does not apply to a later triage run", async () => {
    day = 10;
    const id = await ticket();
    await read(id, { category: fieldResultOf(network) });
    await solve(id);
    const ctx = testContext(db, moderator, () => at(hour() + 4));
    await reopenTicket(ctx, { ticket: id, version: (await rowOf(db, id)).version });
    await read(id, { category: fieldResultOf(billing) }, 5);
    expect(await told()).toEqual([1, 1, 1, 0, 0]);
    expect((await counted()).map(({ value }) => value)).toEqual([network]);
  });
});
