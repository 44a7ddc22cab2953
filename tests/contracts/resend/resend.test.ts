import { eq } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/clock";
import type { Db } from "@/lib/db/client";
import { mails } from "@/lib/db/schema";
import type { MailKind } from "@/lib/domain/mail";
import { newId } from "@/lib/ids";
import { deliverMail } from "@/lib/mail/deliver-mail";
import { notifyAssignee } from "@/lib/mail/notify-assignee";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { createMailTicket, queueTestMail, setSettings } from "@/tests/support/mails";
import { type FakeResend, type FakeResendOptions, type ResendFault, startFakeResend } from "./fake-resend";

let db: Db;
let fake: FakeResend;
beforeAll(async () => {
  db = await testDatabase();
});
afterEach(() => fake.close());

async function resend(options: FakeResendOptions = {}, more: Record<string, string> = {}): Promise<void> {
  fake = await startFakeResend(options);
  setSettings({
    RESEND_API_KEY: "re_test",
    RESEND_BASE_URL: fake.url,
    MAIL_FROM: "Signalbox <desk@example.test>",
    MAIL_TIMEOUT_MS: "2000",
    ...more,
  });
}

async function queued(kind: MailKind = "requester-confirmation", at = new Date()) {
  const recipient = await createPerson(db);
  const ticket = await createMailTicket(db, recipient.id);
  const input = { eventId: newId(), recipientId: recipient.id, kind, ticketId: ticket.id };
  const write = () => ({ subject: `[${ticket.number}] Charged twice`, text: "text", html: "<p>html</p>" });
  const ctx = testContext(db, undefined, () => at);
  const mailId = await queueTestMail(ctx, { ...input, write });
  return { mailId, recipient, ticket, key: `${input.eventId}/${recipient.id}/${kind}` };
}

async function rowOf(id: string) {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row!;
}

/** One attempt, as a durable step makes it: the mail's state, or the error that the step would retry after. */
async function deliverOnce(mailId: string, at = Date.now()) {
  const ctx = testContext(db, undefined, () => new Date(at));
  return deliverMail(ctx, mailId).then(
    ({ state }) => state,
    ({ code, kind, retryAfterSeconds }) => ({ code, kind, retryAfterSeconds }),
  );
}

describe("email sent by Resend", () => {
  it("An email is sent with its headers, both parts and a key of event, recipient and kind", async () => {
    await resend();
    const { mailId, recipient, ticket, key } = await queued();
    expect(await deliverOnce(mailId)).toBe("sent");
    expect(fake.requests).toMatchObject([{ authorization: "Bearer re_test", idempotencyKey: key, status: 200 }]);
    expect(fake.mails[0]?.body).toEqual({
      from: "Signalbox <desk@example.test>",
      to: recipient.email,
      subject: `[${ticket.number}] Charged twice`,
      text: "text",
      html: "<p>html</p>",
      headers: {
        "X-Signalbox-Kind": "requester-confirmation",
        "X-Signalbox-Ticket": ticket.number,
        "Auto-Submitted": "auto-generated",
        "Message-ID": `<${mailId}@desk.example.test>`,
      },
    });
    expect(await rowOf(mailId)).toMatchObject({ state: "sent", transport: "resend", transportId: fake.mails[0]?.id });
  });

  it("A repeated delivery does not call Resend", async () => {
    await resend();
    const { mailId } = await queued();
    await deliverOnce(mailId);
    expect(await deliverOnce(mailId)).toBe("sent");
    expect(fake.requests).toHaveLength(1);
  });

  it("The body of an email with a one-time link is deleted after sending", async () => {
    await resend();
    const [welcome, other] = [await queued("welcome"), await queued()];
    await deliverOnce(welcome.mailId);
    await deliverOnce(other.mailId);
    expect(await rowOf(welcome.mailId)).toMatchObject({ state: "sent", textBody: null, htmlBody: null });
    expect(await rowOf(other.mailId)).toMatchObject({ state: "sent", textBody: "text" });
  });
});

describe("Resend failures", () => {
  const refusals: [ResendFault, string, number | undefined][] = [
    ["rate-limit", "resend-429-rate_limit_exceeded", 7],
    ["server-error", "resend-500-internal_server_error", undefined],
    ["unavailable", "resend-503-application_error", 3],
    ["gateway-page", "resend-502-application_error", undefined],
    ["in-progress", "resend-409-concurrent_idempotent_requests", undefined],
    ["answer-lost", "resend-no-answer", undefined],
  ];
  it.each(refusals)(
    "On %s the attempt fails with a code, the next one succeeds, and one email is sent",
    async (fault, kind, retryAfterSeconds) => {
      await resend({ faults: [fault] });
      const { mailId } = await queued();
      expect(await deliverOnce(mailId)).toEqual({ code: "unavailable", kind, retryAfterSeconds });
      expect(await rowOf(mailId)).toMatchObject({ state: "pending", lastError: kind, attempts: 1, leasedUntil: null });
      expect(await deliverOnce(mailId)).toBe("sent");
      expect(await rowOf(mailId)).toMatchObject({ lastError: null, attempts: 2, transportId: fake.mails[0]?.id });
      expect(fake.mails).toHaveLength(1);
    },
  );

  it("Without an answer the attempt times out, the next one succeeds, and one email is sent", async () => {
    await resend({ faults: ["hang"] }, { MAIL_TIMEOUT_MS: "100" });
    const { mailId } = await queued();
    expect(await deliverOnce(mailId)).toMatchObject({ kind: "resend-no-answer" });
    setSettings({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: fake.url });
    expect(await deliverOnce(mailId)).toBe("sent");
    expect(fake.mails).toHaveLength(1);
  });

  it("An email that Resend calls invalid fails at once, without another attempt", async () => {
    await resend({ faults: ["invalid"] });
    const { mailId } = await queued("reset");
    expect(await deliverOnce(mailId)).toBe("failed");
    expect(await rowOf(mailId)).toMatchObject({ lastError: "resend-422-validation_error", textBody: null });
    expect(await deliverOnce(mailId)).toBe("failed");
    expect(fake.requests).toHaveLength(1);
  });

  it("An email with a wrong API key stays pending, because an admin can correct the key", async () => {
    await resend({}, { RESEND_API_KEY: "re_wrong" });
    const { mailId } = await queued();
    expect(await deliverOnce(mailId)).toMatchObject({ kind: "resend-403-invalid_api_key" });
    expect(await rowOf(mailId)).toMatchObject({ state: "pending" });
  });

  it("An email accepted without an answer counts as sent, even if our settings changed", async () => {
    await resend({ faults: ["answer-lost"] });
    const { mailId } = await queued();
    await deliverOnce(mailId);
    setSettings({ RESEND_API_KEY: "re_test", RESEND_BASE_URL: fake.url, MAIL_FROM: "Help <help@example.test>" });
    expect(await deliverOnce(mailId)).toBe("sent");
    expect(fake.mails).toHaveLength(1);
  });

  it("An email is not sent again once Resend may have forgotten its key", async () => {
    await resend({ faults: ["answer-lost"] });
    const [tried, untried] = [await queued(), await queued()];
    await deliverOnce(tried.mailId);
    const nextDay = Date.now() + 23 * HOUR_MS + 1;
    expect(await deliverOnce(tried.mailId, nextDay)).toBe("failed");
    expect(await rowOf(tried.mailId)).toMatchObject({ lastError: "resend-key-expired" });
    expect(await deliverOnce(untried.mailId, nextDay)).toBe("sent");
    expect(fake.mails).toHaveLength(2);
  });

  it("No stored error holds an address or quotes the email", async () => {
    await resend({ faults: ["invalid", "server-error"] });
    const [first, second] = [await queued(), await queued()];
    await deliverOnce(first.mailId);
    const error: Error = await deliverMail(testContext(db), second.mailId).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    for (const message of [error.message, (await rowOf(first.mailId)).lastError ?? ""]) {
      expect(message).not.toMatch(/@|Charged|`to`/);
    }
  });

  it("With random faults, every email is sent exactly once", async () => {
    const kinds: ResendFault[] = ["rate-limit", "server-error", "unavailable", "answer-lost", "in-progress"];
    await resend({ faults: { rate: 0.5, kinds }, seed: 20261120 });
    const person = await createPerson(db, "moderator");
    const inputs = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const ticket = await createMailTicket(db, person.id, { assigneeId: person.id });
        return { ticketId: ticket.id, eventId: newId(), personId: person.id };
      }),
    );
    for (const input of inputs) {
      let state = "pending";
      for (let attempts = 0; state === "pending" && attempts < 12; attempts++) {
        state = await notifyAssignee(testContext(db), input).then(
          (outcome) => outcome.state,
          () => "pending",
        );
      }
      expect(state).toBe("sent");
    }
    expect(fake.requests.some((request) => request.fault === "answer-lost")).toBe(true);
    expect(fake.mails.map((mail) => mail.idempotencyKey).sort()).toEqual(
      inputs.map(({ eventId, personId }) => `${eventId}/${personId}/assignee-notice`).sort(),
    );
  });
});
