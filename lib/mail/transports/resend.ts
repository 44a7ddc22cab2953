import { Resend } from "resend";
import { env } from "@/lib/env";
import type { MailTransport, OutgoingMail, TransportResult } from "@/lib/mail/transport";

/** Sends by Resend exactly once, by its idempotency key. The SDK returns `{error}` instead of throwing. */
export function resendTransport(apiKey: string): MailTransport {
  return { name: "resend", send: (mail) => send(apiKey, mail) };
}

async function send(apiKey: string, mail: OutgoingMail): Promise<TransportResult> {
  const { RESEND_BASE_URL: baseUrl, MAIL_TIMEOUT_MS: timeoutMs } = env();
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  const { data, error, headers } = await resend.emails.send(
    {
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      html: mail.html,
      headers: { ...mail.headers, "Message-ID": mail.messageId },
    },
    { idempotencyKey: mail.idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
  );
  if (data) return { accepted: true, transportId: data.id ?? null };
  return refusal({ status: error?.statusCode ?? null, name: String(error?.name ?? "") }, headers?.["retry-after"]);
}

function refusal({ status, name }: { status: number | null; name: string }, retryAfter?: string): TransportResult {
  // Already accepted before one of our settings changed.
  if (status === 409 && name === "invalid_idempotent_request") return { accepted: true, transportId: null };
  const reason = /^[a-z_]{1,40}$/.test(name) ? `-${name}` : "";
  return {
    accepted: false,
    code: status === null ? "resend-no-answer" : `resend-${status}${reason}`,
    final: status !== null && status >= 400 && status < 500 && !RETRYABLE.has(status),
    retryAfterSeconds: secondsOf(retryAfter),
  };
}

/** Wrong key or domain, timeout, same key in progress, too many requests. */
const RETRYABLE = new Set([401, 403, 408, 409, 425, 429]);

function secondsOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), 3_600) : undefined;
}
