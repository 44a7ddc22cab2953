"use client";
import { useEffect, useState } from "react";
import { callApi } from "@/app/_ui/api";
import type { TicketDetails } from "@/lib/tickets/queries";

/** Moving through rows quickly asks for none of those that are passed. */
const REST_MS = 150;

/** The whole of a ticket that a list showed the beginning of; null until it is there. */
export function useTicketDetails({ id, version }: { id: string; version: number }): TicketDetails | null {
  const [details, setDetails] = useState<TicketDetails | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another text to ask for
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const found = await callApi<TicketDetails>("GET", `/api/tickets/${id}`, { signal: stop.signal }).catch(
        () => null,
      );
      if (found) setDetails(found);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, version]);
  return details?.id === id ? details : null;
}
