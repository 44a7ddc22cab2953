"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TicketMail } from "./line-entry";

const LOOK_EVERY_MS = 2_000;
const SETTLES_WITHIN_MS = 30_000;

/**
 * Mails go out after a ticket has changed for the last time, so its version does not tell of them: for half a minute
 * after an assignment, or while a mail is on its way for the first time, the page is drawn anew every two seconds.
 */
export function useSettling(ticket: TicketDetails, mails: readonly TicketMail[]): void {
  const router = useRouter();
  const unsettled = mails.some(({ state, attempts }) => state === "pending" && attempts < 3);
  const given = ticket.assignment?.person ? ticket.assignment.at : null;
  const told = given === null || mails.some(({ kind, createdAt }) => kind === "assignee-notice" && createdAt >= given);
  useEffect(() => {
    if (!unsettled && told) return;
    const until = given === null || unsettled ? Date.now() + SETTLES_WITHIN_MS : Date.parse(given) + SETTLES_WITHIN_MS;
    const timer = setInterval(() => {
      if (Date.now() > until) clearInterval(timer);
      else if (!document.hidden) router.refresh();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [unsettled, told, given, router]);
}
