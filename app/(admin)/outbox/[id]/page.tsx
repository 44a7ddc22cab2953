import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Tabs } from "@/app/_components/tabs";
import { Time } from "@/app/_components/time";
import { pageContext } from "@/app/_server/auth/page";
import { orNull } from "@/app/_server/or-null";
import { MAIL_KIND_LABELS, MAIL_STATE_LABELS } from "@/app/(admin)/outbox/mail-text";
import { OutboxFrame } from "@/app/(admin)/outbox/outbox-frame";
import { env } from "@/lib/env";
import { findMail } from "@/lib/mail/queries";
import { ownLinks } from "./own-links";

export const metadata: Metadata = { title: "Email" };

type Mail = Awaited<ReturnType<typeof findMail>>;

/** One stored email: its details, its content and its links to our pages. */
export default async function MailPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const ctx = await pageContext({ next: `/outbox/${id}` });
  const mail = await orNull(findMail(ctx, id));
  if (!mail) notFound();
  return (
    <OutboxFrame
      actor={ctx.actor}
      title="Email"
      bar={
        <Link href="/outbox" className="link-in ml-auto">
          All emails
        </Link>
      }
    >
      <div className="mx-auto max-w-3xl px-4 py-6 md:px-8">
        <h2 className="font-semibold text-xl">{mail.subject || "Deleted"}</h2>
        <Details mail={mail} />
        <div className="mt-5">
          <Content mail={mail} />
        </div>
      </div>
    </OutboxFrame>
  );
}

function Details({ mail }: { mail: Mail }) {
  return (
    <dl className="mt-3 grid grid-cols-[5rem_minmax(0,1fr)] gap-y-1">
      <dt className="text-muted">To</dt>
      <dd className="break-all">
        {mail.recipientName} <span className="text-muted">{mail.toAddress}</span>
      </dd>
      <dt className="text-muted">Type</dt>
      <dd>{MAIL_KIND_LABELS[mail.kind]}</dd>
      <dt className="text-muted">Status</dt>
      <dd>
        {MAIL_STATE_LABELS[mail.state]}
        {mail.lastError ? <span className="text-error"> {mail.lastError}</span> : null}
      </dd>
      <dt className="text-muted">Date</dt>
      <dd>
        <Time at={(mail.sentAt ?? mail.createdAt).toISOString()} />
      </dd>
      {mail.ticketNumber ? (
        <>
          <dt className="text-muted">Ticket</dt>
          <dd>
            <Link href={`/tickets/${mail.ticketNumber}`} className="link-in num">
              {mail.ticketNumber}
            </Link>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

/** The frame is sandboxed, so the email can't run scripts or submit forms. */
function Content({ mail: { subject, htmlBody, textBody } }: { mail: Mail }) {
  if (!htmlBody && !textBody) return <p className="text-muted">The content was deleted.</p>;
  const links = ownLinks(textBody ?? "", env().APP_URL);
  const frame = "mt-4 h-[34rem] w-full rounded-box border border-line bg-white";
  const preview = htmlBody && <iframe title={`Email: ${subject}`} sandbox="" srcDoc={htmlBody} className={frame} />;
  const plainText = textBody && <pre className="sb-user-text sb-card mt-4 p-4 font-sans text-base">{textBody}</pre>;
  const tabs = [
    { value: "html", label: "Preview", content: preview },
    { value: "text", label: "Plain text", content: plainText },
  ].filter(({ content }) => content);
  return (
    <>
      <Tabs label="Format" tabs={tabs} />
      {links.length > 0 ? (
        <div className="mt-4">
          <h3 className="sb-section-title mb-1">Links in this email</h3>
          <ul className="space-y-1">
            {links.map((link) => (
              <li key={link}>
                <a href={link} className="link-in break-all">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}
