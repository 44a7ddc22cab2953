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
export type TransportResult =
  | { taken: true; transportId: string | null }
  | { taken: false; code: string; final: boolean; retryAfterSeconds?: number };

export interface MailTransport {
  name: "resend" | "smtp" | "file";
  /** Never throws for what the other side says; answers within MAIL_TIMEOUT_MS. */
  carry(mail: OutgoingMail): Promise<TransportResult>;
}
