import { createTransport, type Transporter } from "nodemailer";
import MailComposer from "nodemailer/lib/mail-composer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { env } from "@/lib/env";
import type { OutgoingMail } from "@/lib/mail/transport";

/** The email as an `.eml` file, byte for byte the same each time. */
export function composeEml(mail: OutgoingMail): Promise<Buffer> {
  const options = { ...messageOf(mail), baseBoundary: mail.mailId, newline: "\r\n" };
  return new MailComposer(options).compile().build();
}

/** Sends an email to the SMTP server. Throws nodemailer's errors. */
export async function sendBySmtp(url: string, mail: OutgoingMail): Promise<void> {
  await transportTo(url).sendMail(messageOf(mail));
}

/** Closes the process's pooled SMTP connections. */
export function closeSmtp(): void {
  holder.__signalboxSmtp?.transport.close();
  holder.__signalboxSmtp = undefined;
}

function messageOf(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: { name: "", address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    date: mail.at,
    headers: mail.headers,
    // Content must never be used as a path or URL.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** One pool per process, although Next loads this module once per route. */
function transportTo(url: string): Transporter {
  if (holder.__signalboxSmtp?.url !== url) {
    closeSmtp();
    const timeoutMs = env().MAIL_TIMEOUT_MS;
    const options: SMTPPool.Options & { maxRequeues: number } = {
      url,
      pool: true,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      // Else the pool resends emails that may have been delivered.
      maxRequeues: 0,
    };
    holder.__signalboxSmtp = { url, transport: createTransport(options) };
  }
  return holder.__signalboxSmtp!.transport;
}

const holder = globalThis as { __signalboxSmtp?: { url: string; transport: Transporter } };
