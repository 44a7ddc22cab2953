import { env } from "@/lib/env";
import type { MailTransport, OutgoingMail, TransportResult } from "@/lib/mail/transport";
import { sendBySmtp } from "./nodemailer";

/** Sends by SMTP at least once. A repeat has the same Message-ID, so mailboxes can recognize it. */
export function smtpTransport(url: string): MailTransport {
  return { name: "smtp", send: (mail) => send(url, mail) };
}

async function send(url: string, mail: OutgoingMail): Promise<TransportResult> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<TransportResult>((resolve) => {
    timer = setTimeout(() => resolve({ accepted: false, code: "smtp-timeout", final: false }), env().MAIL_TIMEOUT_MS);
  });
  const sent = sendBySmtp(url, mail).then<TransportResult, TransportResult>(
    () => ({ accepted: true, transportId: null }),
    (error: SmtpError) => refusal(error),
  );
  try {
    return await Promise.race([sent, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

interface SmtpError {
  code?: unknown;
  responseCode?: number;
}

/** A 5xx about the recipient or message is final; settings can fix one about signing in. */
function refusal({ code, responseCode }: SmtpError): TransportResult {
  const failure = typeof code === "string" && /^[A-Z]{2,20}$/.test(code) ? code.toLowerCase() : "failed";
  const aboutThisMail = failure === "eenvelope" || failure === "emessage";
  const final = aboutThisMail && responseCode !== undefined && responseCode >= 500;
  return { accepted: false, code: `smtp-${responseCode ?? failure}`, final };
}
