"use client";
import { useEffect, useRef } from "react";
import { useRefresh } from "@/app/_client/use-refresh";
import type { TicketDetails } from "@/lib/tickets/queries";
import type { TicketMail } from "./timeline/timeline-entry";

const REFRESH_EVERY_MS = 2_000;
const STOP_AFTER_MS = 30_000;

/** Refreshes the page for 30 s while a mail is pending or expected. Mail does not change the ticket's version. */
export function useMailRefresh(ticket: TicketDetails, mails: readonly TicketMail[]): void {
  const refresh = useRefresh();
  const refreshing = useRef(false);
  const isPending = mails.some(({ state, attempts }) => state === "pending" && attempts < 3);
  const assignedAt = ticket.assignment?.person ? ticket.assignment.at : null;
  const isNotified =
    assignedAt === null || mails.some(({ kind, createdAt }) => kind === "assignee-notice" && createdAt >= assignedAt);
  useEffect(() => {
    if (!isPending && isNotified) return;
    const stopAt = (assignedAt === null || isPending ? Date.now() : Date.parse(assignedAt)) + STOP_AFTER_MS;
    const tick = async () => {
      if (Date.now() > stopAt) return clearInterval(timer);
      if (document.hidden || refreshing.current) return;
      refreshing.current = true;
      await refresh();
      refreshing.current = false;
    };
    const timer = setInterval(tick, REFRESH_EVERY_MS);
    return () => clearInterval(timer);
  }, [isPending, isNotified, assignedAt, refresh]);
}
