import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { newId } from "@/lib/ids";
import { RoutingSettingsInput } from "@/lib/settings/input";
import { saveRoutingSettings } from "@/lib/settings/save-routing-settings";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createTeamRow, openTestTicket } from "@/tests/support/workspace";
import { checkOffer } from "./check-offer";
import { offerTicket } from "./offer-ticket";
import { withdrawHandover } from "./withdraw-handover";

let db: Db;
let tom: PersonActor;
let handoverId: string;
let made: number;

beforeAll(async () => {
  db = await testDatabase();
});
beforeEach(async () => {
  tom = await createPerson(db, "moderator");
  const { id: ticket } = await openTestTicket(db, await createPerson(db));
  const offer = await offerTicket(testContext(db, tom), { ticket, version: 1, teamId: await createTeamRow(db) });
  handoverId = offer.id;
  made = Date.parse(offer.at);
});

const look = (afterMs: number, id = handoverId) =>
  checkOffer({ ...testContext(db, jobActor("handover")), now: () => new Date(made + afterMs) }, { handoverId: id });

describe("checkOffer", () => {
  it("An offer is checked within a day, reminded after 24 hours, and escalated to admins after 72", async () => {
    expect(await look(0)).toEqual({ over: false, remind: false, escalate: false, waitMs: DAY_MS });
    expect(await look(23 * HOUR_MS)).toMatchObject({ remind: false, waitMs: HOUR_MS });
    expect(await look(DAY_MS - 1)).toMatchObject({ remind: false, waitMs: MINUTE_MS });
    expect(await look(DAY_MS)).toEqual({ over: false, remind: true, escalate: false, waitMs: DAY_MS });
    expect(await look(3 * DAY_MS - HOUR_MS)).toMatchObject({ remind: true, escalate: false, waitMs: HOUR_MS });
    expect(await look(3 * DAY_MS)).toMatchObject({ remind: true, escalate: true });
  });

  it("An offer is over once answered, withdrawn, or not found", async () => {
    await withdrawHandover(testContext(db, tom), { handover: handoverId });
    expect(await look(DAY_MS)).toEqual({ over: true });
    expect(await look(DAY_MS, newId())).toEqual({ over: true });
  });

  it("The hours that admins set apply at once, even to open offers", async () => {
    const admin = await createPerson(db, "admin");
    const { policy } = RoutingSettingsInput.parse({ policy: { approvals: { reminderHours: 2, escalationHours: 4 } } });
    await saveRoutingSettings(testContext(db, admin), { policy, version: 0 });
    expect(await look(HOUR_MS)).toMatchObject({ remind: false, waitMs: HOUR_MS });
    expect(await look(2 * HOUR_MS)).toMatchObject({ remind: true, escalate: false, waitMs: 2 * HOUR_MS });
    expect(await look(4 * HOUR_MS)).toMatchObject({ remind: true, escalate: true });
  });
});
