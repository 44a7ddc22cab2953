import { env } from "@/lib/env";
import type { MailTransport } from "./transport";
import { fileTransport } from "./transports/file";
import { resendTransport } from "./transports/resend";
import { smtpTransport } from "./transports/smtp";

/** Resend if its key is set, else SMTP if its URL is set, else files in the data folder. */
export function chooseTransport(): MailTransport {
  const { RESEND_API_KEY: resendKey, SMTP_URL: smtpUrl } = env();
  if (resendKey) return resendTransport(resendKey);
  return smtpUrl ? smtpTransport(smtpUrl) : fileTransport;
}

/** True if emails stay on this machine because neither Resend nor SMTP is set. */
export function storesMailLocally(): boolean {
  return chooseTransport() === fileTransport;
}
