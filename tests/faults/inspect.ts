import type { StoredMail } from "../contracts/resend/fake-resend";
import { api, apiSignIn } from "./api";

export interface InspectedTicket {
  number: string;
  triage: string;
  assignments: number;
  confirmations: number;
  notices: number;
  /** Created by this run, not seeded. */
  isOfThisRun: boolean;
}

let token: string | undefined;

/** Compares all tickets of the API with the mails that the fake Resend accepted. */
export async function inspect(url: string, mails: StoredMail[]): Promise<InspectedTicket[]> {
  token ??= await apiSignIn(url, "admin@demo.com");
  const found: InspectedTicket[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await api(
      url,
      "GET",
      `/api/tickets?limit=100&search=import%20product${cursor && `&cursor=${cursor}`}`,
      { token },
    );
    if (page?.status !== 200) throw new Error(`the list answered ${page?.status}`);
    for (const { id, number, triage, description } of page.body.tickets) {
      const timeline = await api(url, "GET", `/api/tickets/${id}/timeline?limit=100`, { token });
      found.push({
        number,
        triage: triage.state,
        assignments: timeline?.body.events.filter((event: { type: string }) => event.type === "ticket/assigned").length,
        confirmations: count(mails, number, "requester-confirmation"),
        notices: count(mails, number, "assignee-notice"),
        isOfThisRun: /^Ticket \d+: the import/.test(description),
      });
    }
    cursor = page.body.nextCursor;
  }
  return found;
}

function count(mails: StoredMail[], number: string, kind: string): number {
  const has = (mail: StoredMail, name: string, value: string) =>
    Object.entries(mail.body.headers ?? {}).some(([key, text]) => key.toLowerCase() === name && text === value);
  return mails.filter((mail) => has(mail, "x-signalbox-ticket", number) && has(mail, "x-signalbox-kind", kind)).length;
}
