import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/app/_components/chip";
import { Empty } from "@/app/_components/empty";
import { MoreLink } from "@/app/_components/more-link";
import { Cell, type Column, Row, Table } from "@/app/_components/table";
import { Time } from "@/app/_components/time";
import { firstParam, type SearchPageProps } from "@/app/_features/resources/search-params";
import { pageContext } from "@/app/_server/auth/page";
import { orNull } from "@/app/_server/or-null";
import { ListMailsInput } from "@/lib/mail/input";
import { listMails } from "@/lib/mail/queries";
import { MAIL_KIND_LABELS, MAIL_STATE_LABELS } from "./mail-text";
import { OutboxFrame } from "./outbox-frame";

export const metadata: Metadata = { title: "Sent email" };

const COLUMNS: readonly Column[] = [
  { key: "to", head: "To" },
  { key: "subject", head: "Subject" },
  { key: "kind", head: "Type", from: "md" },
  { key: "state", head: "Status", from: "sm" },
  { key: "at", head: "Date", right: true, from: "sm" },
];

/** The stored emails, if no email service is set up: admins see all, and in the demo others see their own. */
export default async function OutboxPage({ searchParams }: SearchPageProps) {
  const ctx = await pageContext({ next: "/outbox" });
  const cursor = firstParam(await searchParams, "cursor") ?? undefined;
  const page = await orNull(listMails(ctx, ListMailsInput.parse({ limit: 50, cursor })));
  if (!page) notFound();
  return (
    <OutboxFrame
      actor={ctx.actor}
      title="Sent email"
      bar={<p className="ml-3 text-muted max-sm:hidden">Email sending is off, so you can read the emails here.</p>}
    >
      {page.mails.length === 0 ? (
        <Empty title="No emails">Email sending is off. Emails appear here instead.</Empty>
      ) : (
        <Table caption="Emails, newest first" columns={COLUMNS}>
          {page.mails.map((mail) => (
            <Row key={mail.id}>
              <Cell>
                <span className="block">{mail.recipientName ?? "–"}</span>
                <span className="block max-w-48 truncate text-muted text-xs">{mail.toAddress}</span>
              </Cell>
              <Cell name>
                <Link href={`/outbox/${mail.id}`} className="line-clamp-2 rounded-sm py-1 hover:underline">
                  {mail.subject || "Deleted"}
                </Link>
              </Cell>
              <Cell from="md">
                <span className="whitespace-nowrap text-muted">{MAIL_KIND_LABELS[mail.kind]}</span>
              </Cell>
              <Cell from="sm">
                {mail.state === "sent" ? (
                  MAIL_STATE_LABELS.sent
                ) : (
                  <Badge tone={mail.state === "failed" ? "error" : "plain"}>{MAIL_STATE_LABELS[mail.state]}</Badge>
                )}
              </Cell>
              <Cell right from="sm">
                <Time at={(mail.sentAt ?? mail.createdAt).toISOString()} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      <MoreLink href={page.nextCursor ? `/outbox?cursor=${encodeURIComponent(page.nextCursor)}` : null} />
    </OutboxFrame>
  );
}
