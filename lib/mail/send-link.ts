import { and, desc, eq, gt } from "drizzle-orm";
import { jobActor } from "@/lib/auth/actor";
import { HOUR_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import { mails } from "@/lib/db/schema";
import { newId } from "@/lib/ids";
import { createLink, LINK_LIFETIME_MS, type LinkPurpose } from "./create-link";
import { deliverMail } from "./deliver-mail";
import { type MailOutcome, sendMail } from "./send-mail";
import type { MailContent } from "./templates/layout";

type Template = (facts: { name: string; url: string }) => MailContent;

/** A person gets at most so many links of a kind per hour, so that strangers can't flood a mailbox. */
const LINKS_AN_HOUR = 5;

/** Sends a new one-time link, or the one that is still waiting to be sent. */
export async function sendLink(
  ctx: Context,
  personId: string,
  purpose: LinkPurpose,
  template: Template,
): Promise<MailOutcome> {
  const job: Context = { ...ctx, actor: jobActor("account-mail") };
  const pending = await findPending(job, personId, purpose);
  if (pending) return deliverMail(job, pending);
  const tokenId = newId();
  return sendMail(job, {
    eventId: tokenId,
    recipientId: personId,
    kind: purpose,
    atMost: { count: LINKS_AN_HOUR, withinMs: HOUR_MS },
    write: async (recipient, tx) =>
      template({ name: recipient.name, url: await createLink(tx, tokenId, purpose, recipient) }),
  });
}

async function findPending({ db, now }: Context, personId: string, purpose: LinkPurpose): Promise<string | undefined> {
  const since = new Date(now().getTime() - LINK_LIFETIME_MS[purpose] / 2);
  const [row] = await db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.recipientId, personId),
        eq(mails.kind, purpose),
        eq(mails.state, "pending"),
        gt(mails.createdAt, since),
      ),
    )
    .orderBy(desc(mails.createdAt))
    .limit(1);
  return row?.id;
}
