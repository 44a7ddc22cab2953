import { beforeAll, describe, expect, it } from "vitest";
import { PUT as assign } from "@/app/api/tickets/[id]/assignment/route";
import { POST as offer } from "@/app/api/tickets/[id]/handovers/route";
import { GET as getTicket } from "@/app/api/tickets/[id]/route";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { assignTicket } from "@/lib/tickets/assign-ticket";
import { call, createSessionRow, takeEvents } from "@/tests/support/accounts";
import { testContext, testDatabase } from "@/tests/support/database";
import { createCategoryRow, createTeamRow, openTestTicket } from "@/tests/support/workspace";
import { PUT as answer, DELETE as withdraw } from "./[id]/route";
import { GET as list } from "./route";

type Session = Awaited<ReturnType<typeof createSessionRow>>;

let db: Db;
let user: Session;
let tom: Session;
let leonie: Session;
let admin: Session;
let billing: string;
let category: string;

beforeAll(async () => {
  db = await testDatabase();
  takeEvents();
  user = await createSessionRow(db);
  tom = await createSessionRow(db, "moderator");
  leonie = await createSessionRow(db, "moderator");
  admin = await createSessionRow(db, "admin");
  billing = await createTeamRow(db, [{ ...leonie.person, lead: true }]);
  category = (await createCategoryRow(db, await createTeamRow(db, [tom.person]))).slug;
});

/** A ticket assigned to Tom. */
async function tomsTicket(): Promise<{ id: string; version: number }> {
  const { id } = await openTestTicket(db, user.person, { category });
  const ctx = testContext(db, admin.person);
  const { version } = await assignTicket(ctx, { ticket: id, version: 1, personId: tom.person.id });
  return { id, version };
}
const at = (handler: Parameters<typeof call>[0], who: Session, method: string, id: string, more: object = {}) =>
  call(handler, "/", { token: who.token, method, params: { id }, ...more });
const offerOf = ({ id, version }: { id: string; version: number }, body: object = {}, headers: object = {}) =>
  at(offer, tom, "POST", id, {
    body: { teamId: billing, ...body },
    headers: { "if-match": `"${version}"`, ...headers },
  });

describe("handovers to another team", () => {
  it("Assigning a person of another team is 409 with the type needs-lead", async () => {
    const { id, version } = await tomsTicket();
    const headers = { "if-match": `"${version}"` };
    const refused = await at(assign, tom, "PUT", id, { body: { personId: leonie.person.id }, headers });
    expect([refused.status, refused.json.type]).toEqual([409, "needs-lead"]);
    expect(refused.json.detail).toContain("must accept it. Offer it to");
  });

  it("An offered ticket waits for the lead, who sees it, takes it and becomes the assignee", async () => {
    const ticket = await tomsTicket();
    expect((await at(getTicket, leonie, "GET", ticket.id)).status).toBe(404);
    const offered = await offerOf(ticket, { note: "A refund." });
    expect([offered.status, offered.json]).toMatchObject([201, { state: "offered", note: "A refund." }]);
    const waiting = await call(list, "/api/handovers", { token: leonie.token });
    expect(waiting.json).toMatchObject({
      handovers: [{ id: offered.json.id, mine: false, ticket: { id: ticket.id } }],
      nextCursor: null,
    });
    expect((await at(getTicket, leonie, "GET", ticket.id)).json.handovers).toMatchObject([{ id: offered.json.id }]);
    const taken = await at(answer, leonie, "PUT", offered.json.id, { body: { answer: "take", toMe: true } });
    expect([taken.status, taken.json.state]).toEqual([200, "taken"]);
    const now = await at(getTicket, leonie, "GET", ticket.id);
    expect(now.json).toMatchObject({ assignee: { id: leonie.person.id }, team: { id: billing } });
    const late = await at(withdraw, tom, "DELETE", offered.json.id);
    expect([late.status, late.json.type]).toEqual([409, "answered-already"]);
  });

  it("Two requests with one Idempotency-Key make one offer, and a withdrawn offer can be repeated", async () => {
    const ticket = await tomsTicket();
    const key = { "idempotency-key": newId() };
    const [one, two] = [await offerOf(ticket, {}, key), await offerOf(ticket, {}, key)];
    expect(two.json).toEqual(one.json);
    expect((await at(withdraw, tom, "DELETE", one.json.id)).status).toBe(204);
    expect((await offerOf({ ...ticket, version: ticket.version + 2 })).status).toBe(201);
  });

  it("An offer needs the ticket’s version: 428 without it, 412 with an old one", async () => {
    const { id, version } = await tomsTicket();
    expect((await at(offer, tom, "POST", id, { body: { teamId: billing } })).status).toBe(428);
    expect((await offerOf({ id, version: version - 1 })).status).toBe(412);
  });

  it.each([
    [{ answer: "perhaps" }, "/answer"],
    [{ answer: "decline", toMe: true }, "/toMe"],
    [{ answer: "take", note: "x".repeat(2_001) }, "/note"],
  ])("The invalid answer %j is 400 with a pointer", async (body, pointer) => {
    const refused = await at(answer, leonie, "PUT", newId(), { body });
    expect([refused.status, refused.json.errors[0].pointer]).toEqual([400, pointer]);
  });
});
