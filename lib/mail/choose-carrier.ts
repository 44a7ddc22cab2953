import { env } from "@/lib/env";
import type { Carrier } from "./carrier";
import { fileCarrier } from "./carrier-file";
import { resendCarrier } from "./carrier-resend";
import { smtpCarrier } from "./carrier-smtp";

/** By settings: Resend with its key, else SMTP with its address, else files in the data folder. */
export function chooseCarrier(): Carrier {
  const { RESEND_API_KEY: resendKey, SMTP_URL: smtpUrl } = env();
  if (resendKey) return resendCarrier(resendKey);
  return smtpUrl ? smtpCarrier(smtpUrl) : fileCarrier;
}

/** True where no mail leaves the machine, because neither Resend nor SMTP is set. */
export function keepsMailsHere(): boolean {
  const { RESEND_API_KEY: resendKey, SMTP_URL: smtpUrl } = env();
  return !resendKey && !smtpUrl;
}
