"use client";
import { useEffect, useRef } from "react";
import { useRefresh } from "@/app/_client/use-refresh";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TicketMail } from "./timeline/timeline-entry";

const LOOK_EVERY_MS = 2_000;
const SETTLES_WITHIN_MS = 30_000;

/**
 * Mails go out after a ticket has changed for the last time, so its version does not tell of them: for half a minute
 * after an assignment, or while a mail is on its way for the first time, the page is drawn anew every two seconds, or
 * as fast as the server can: a newer drawing would keep a slow one from ever being shown.
 */
export function useSettling(ticket: TicketDetails, mails: readonly TicketMail[]): void {
  const refresh = useRefresh();
  const drawing = useRef(false);
  const unsettled = mails.some(({ state, attempts }) => state === "pending" && attempts < 3);
  const given = ticket.assignment?.person ? ticket.assignment.at : null;
  const told = given === null || mails.some(({ kind, createdAt }) => kind === "assignee-notice" && createdAt >= given);
  useEffect(() => {
    if (!unsettled && told) return;
    const until = given === null || unsettled ? Date.now() + SETTLES_WITHIN_MS : Date.parse(given) + SETTLES_WITHIN_MS;
    const look = async () => {
      if (Date.now() > until) return clearInterval(timer);
      if (document.hidden || drawing.current) return;
      drawing.current = true;
      await refresh();
      drawing.current = false;
    };
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [unsettled, told, given, refresh]);
}
