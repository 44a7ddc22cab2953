import { env } from "@/lib/env";
import type { MailTransport, OutgoingMail, TransportResult } from "@/lib/mail/transport";
import { sendBySmtp } from "./nodemailer";

/**
 * Sends by SMTP, at least once: a server that took the mail and then broke off can't be asked whether it did. A repeat
 * bears the same Message-ID, by which mailboxes tell that it is one.
 */
export function smtpTransport(url: string): MailTransport {
  return { name: "smtp", carry: (mail) => carry(url, mail) };
}

async function carry(url: string, mail: OutgoingMail): Promise<TransportResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<TransportResult>((resolve) => {
    timer = setTimeout(() => resolve({ taken: false, code: "smtp-timeout", final: false }), env().MAIL_TIMEOUT_MS);
  });
  const sent = sendBySmtp(url, mail).then<TransportResult, TransportResult>(
    () => ({ taken: true, transportId: null }),
    (error: SmtpError) => refusal(error),
  );
  try {
    return await Promise.race([sent, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface SmtpError {
  code?: unknown;
  responseCode?: number;
}

/** A 5xx about the recipient or the message is final; one about signing in is a setting that can be put right. */
function refusal({ code, responseCode }: SmtpError): TransportResult {
  const failure = typeof code === "string" && /^[A-Z]{2,20}$/.test(code) ? code.toLowerCase() : "failed";
  const aboutThisMail = failure === "eenvelope" || failure === "emessage";
  const final = aboutThisMail && responseCode !== undefined && responseCode >= 500;
  return { taken: false, code: `smtp-${responseCode ?? failure}`, final };
}
