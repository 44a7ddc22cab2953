import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { events } from "@/lib/db/schema";
import { EVENT_TYPES, type EventType, readFacts } from "@/lib/domain/event";
import { newId } from "@/lib/ids";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { EVENT_SAMPLES } from "@/tests/support/events";
import type { NewEvent } from "./record";
import { transact } from "./transact";

let db: Db;
let ida: PersonActor;
beforeAll(async () => {
  db = await testDatabase();
  ida = await createPerson(db);
});

const record = (event: NewEvent) => transact(testContext(db, ida), (tx) => tx.record(event));
const about = () => ({ ticketId: newId(), personId: ida.id, publish: false });

/** Records without type checks. */
function recordUnchecked(type: EventType, facts: object): Promise<string> {
  return record({ type, ...about(), ...facts } as NewEvent);
}

describe("an event of history", () => {
  it.each(EVENT_TYPES)("%s is recorded and read back with its facts", async (type) => {
    const { before, after } = EVENT_SAMPLES[type];
    const id = await record({ ...about(), ...EVENT_SAMPLES[type] });
    const [row] = await db.select().from(events).where(eq(events.id, id));
    const stored = JSON.parse(JSON.stringify({ before, after }));
    expect(readFacts(row!)).toEqual({ type, ...stored });
  });

  it.each(EVENT_TYPES)("%s with the facts of another event is refused, and nothing is written", async (type) => {
    const count = await db.$count(events);
    const { before, after } = EVENT_SAMPLES[type];
    await expect(recordUnchecked(type, { before, after: { ...after, weather: "fine" } })).rejects.toThrow(
      `The facts of ${type} are wrong: after (unrecognized_keys).`,
    );
    expect(await db.$count(events)).toBe(count);
  });

  it("An event with a missing or wrong fact is refused with a message without values", async () => {
    await expect(recordUnchecked("ticket/status.changed", {})).rejects.toThrow(
      "The facts of ticket/status.changed are wrong: before.status (invalid_value).",
    );
    const after = { messageId: "secret", internal: "secret" };
    const refused = await recordUnchecked("ticket/message.added", { after }).catch(String);
    expect(refused).toContain("after.messageId (invalid_format), after.internal (invalid_type)");
    expect(refused).not.toContain("secret");
  });

  it("The compiler refuses an event with a wrong, missing or foreign fact", () => {
    const ticketId = newId();
    const [open, personId] = [{ status: "open" as const }, null];
    const wrong = [
      // @ts-expect-error A status is one of a closed list.
      () => record({ type: "ticket/status.changed", ticketId, before: open, after: { status: "lost" } }),
      // @ts-expect-error The facts of a message are missing.
      () => record({ type: "ticket/message.added", ticketId }),
      // @ts-expect-error A triage request has no facts.
      () => record({ type: "ticket/triage.requested", ticketId, after: { priority: "low" } }),
      // @ts-expect-error A reason is a code, not a sentence.
      () => record({ type: "ticket/unassigned", ticketId, before: { personId }, after: { reason: "left" } }),
      // @ts-expect-error This event no longer exists.
      () => record({ type: "ticket/updated", ticketId, after: { priority: "low" } }),
      // @ts-expect-error An event about a ticket names the ticket.
      () => record({ type: "ticket/deleted" }),
    ];
    expect(wrong).toHaveLength(6);
  });
});
