import { env } from "@/lib/env";
import type { MailTransport } from "./transport";
import { fileTransport } from "./transports/file";
import { resendTransport } from "./transports/resend";
import { smtpTransport } from "./transports/smtp";

/** By settings: Resend with its key, else SMTP with its address, else files in the data folder. */
export function chooseTransport(): MailTransport {
  const { RESEND_API_KEY: resendKey, SMTP_URL: smtpUrl } = env();
  if (resendKey) return resendTransport(resendKey);
  return smtpUrl ? smtpTransport(smtpUrl) : fileTransport;
}

/** True where no mail leaves the machine, because neither Resend nor SMTP is set. */
export function storesMailLocally(): boolean {
  const { RESEND_API_KEY: resendKey, SMTP_URL: smtpUrl } = env();
  return !resendKey && !smtpUrl;
}
