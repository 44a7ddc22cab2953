import { env } from "@/lib/env";
import { fileCarrier } from "./carrier-file";
import { resendCarrier } from "./carrier-resend";
import { smtpCarrier } from "./carrier-smtp";

/** A mail ready to leave. Every field is the same at each try, so a repeat is recognisable as one. */
export interface OutgoingMail {
  mailId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  headers: Record<string, string>;
  /** `event/recipient/kind` */
  idempotencyKey: string;
  at: Date;
}

/** Taken, or refused with a code that names no address and no text. `final`: another try would end the same. */
export type CarrierAnswer =
  | { taken: true; carrierId: string | null }
  | { taken: false; code: string; final: boolean; retryAfterSeconds?: number };

export interface Carrier {
  name: "resend" | "smtp" | "file";
  /** Never throws for what the other side says; answers within MAIL_TIMEOUT_MS. */
  carry(mail: OutgoingMail): Promise<CarrierAnswer>;
}

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
