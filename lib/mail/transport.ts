/** An email ready to send. Every field is the same at each attempt, so repeats are recognizable. */
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

/** Accepted, or refused with a code without addresses or text. `final`: another attempt would fail too. */
export type TransportResult =
  | { accepted: true; transportId: string | null }
  | { accepted: false; code: string; final: boolean; retryAfterSeconds?: number };

export interface MailTransport {
  name: "resend" | "smtp" | "file";
  /** Never throws for an answer of the server. Answers within MAIL_TIMEOUT_MS. */
  send(mail: OutgoingMail): Promise<TransportResult>;
}
