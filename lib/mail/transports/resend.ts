import { Resend } from "resend";
import { env } from "@/lib/env";
import type { MailTransport, OutgoingMail, TransportResult } from "@/lib/mail/transport";

/**
 * Sends by Resend, exactly once: its idempotency key makes a repeat the same mail for 24 hours, and the room makes no
 * try that might be a repeat after that. The SDK answers `{error}` instead of throwing and never gives up by itself.
 */
export function resendTransport(apiKey: string): MailTransport {
  return { name: "resend", carry: (mail) => carry(apiKey, mail) };
}

async function carry(apiKey: string, mail: OutgoingMail): Promise<TransportResult> {
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
  if (data) return { taken: true, transportId: data.id ?? null };
  return refusal({ status: error?.statusCode ?? null, name: String(error?.name ?? "") }, headers?.["retry-after"]);
}

function refusal({ status, name }: { status: number | null; name: string }, retryAfter?: string): TransportResult {
  // The key stands for another payload, so an earlier try got through and a setting of ours changed since.
  if (status === 409 && name === "invalid_idempotent_request") return { taken: true, transportId: null };
  const reason = /^[a-z_]{1,40}$/.test(name) ? `-${name}` : "";
  return {
    taken: false,
    code: status === null ? "resend-no-answer" : `resend-${status}${reason}`,
    final: status !== null && status >= 400 && status < 500 && !HEALS.has(status),
    retryAfterSeconds: secondsOf(retryAfter),
  };
}

/** Wrong key or unverified domain (an admin can put it right), too slow, the same key still in progress, too many. */
const HEALS = new Set([401, 403, 408, 409, 425, 429]);

function secondsOf(retryAfter: string | undefined): number | undefined {
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.ceil(seconds), 3_600) : undefined;
}
