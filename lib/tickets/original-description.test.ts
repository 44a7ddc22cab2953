import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { ticketTextVersions } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { historyRows, openTestTicket } from "@/tests/support/workspace";
import { deleteTicket } from "./delete-ticket";
import { editTicket } from "./edit-ticket";
import { openTicket } from "./open-ticket";
import { getTicket } from "./queries";

let db: Db;
let ida: PersonActor;
let admin: PersonActor;

beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
  admin = await createPerson(db, "admin");
});

const TAKEN = { description: "I did not receive it.", originalDescription: "I did not recieve it." };
const read = async (ticket: string, actor = admin) =>
  (await getTicket(testContext(db, actor), ticket)).originalDescription;

describe("the original description", () => {
  it("The text before corrections is stored for staff who may see the ticket [S3.1, S3.29]", async () => {
    const ticket = await openTestTicket(db, ida, TAKEN);
    expect(ticket.description).toBe(TAKEN.description);
    expect(await read(ticket.number)).toBe(TAKEN.originalDescription);
    expect(await read(ticket.number, ida)).toBeUndefined();
    const [opened, ...others] = await historyRows(db, ticket.id);
    expect([opened?.type, others]).toEqual(["ticket/created", []]);
  });

  it("No text version is stored if nothing was corrected", async () => {
    const { id } = await openTestTicket(db, ida, { description: "as it is", originalDescription: "as it is" });
    expect(await read(id)).toBeNull();
    expect(await db.$count(ticketTextVersions, eq(ticketTextVersions.ticketId, id))).toBe(0);
  });

  it("The original text comes before later edits", async () => {
    const { id } = await openTestTicket(db, ida, TAKEN);
    await editTicket(testContext(db, ida), { ticket: id, version: 1, description: "Never mind." });
    expect(await read(id)).toBe(TAKEN.originalDescription);
    expect(await db.$count(ticketTextVersions, eq(ticketTextVersions.ticketId, id))).toBe(2);
  });

  it("The original text is not stored if the ticket cannot be stored", async () => {
    const before = await db.$count(ticketTextVersions);
    const failing = {
      ...testContext(db, ida),
      storeResponse: async () => {
        throw new Error("the power went out");
      },
    };
    await expect(openTicket(failing, { ...TAKEN, channel: "web" })).rejects.toThrow("the power went out");
    expect(await db.$count(ticketTextVersions)).toBe(before);
  });

  it("The original text is erased with the ticket", async () => {
    const { id } = await openTestTicket(db, ida, TAKEN);
    await deleteTicket(testContext(db, admin), { ticket: id });
    const versions = await db.select().from(ticketTextVersions).where(eq(ticketTextVersions.ticketId, id));
    expect(versions.map(({ body }) => body)).toEqual([""]);
  });
});
