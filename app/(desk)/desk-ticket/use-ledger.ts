"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { Decision, DecisionPage } from "@/lib/trust/ledger/queries";

/** The ledger as the page came with it, and older rows on demand. What can't be loaded can be asked for again. */
export function useLedger(ticketId: string, given: DecisionPage) {
  const [older, setOlder] = useState<{ decisions: Decision[]; nextCursor: string | null } | null>(null);
  const [busy, setBusy] = useState(false);
  const known = new Set(given.decisions.map(({ id }) => id));
  const cursor = older ? older.nextCursor : given.nextCursor;

  async function showMore() {
    if (cursor === null || busy) return;
    setBusy(true);
    try {
      const path = `/api/tickets/${ticketId}/decisions?limit=50&cursor=${encodeURIComponent(cursor)}`;
      const page = await callApi<DecisionPage>("GET", path);
      setOlder({ decisions: [...(older?.decisions ?? []), ...page.decisions], nextCursor: page.nextCursor });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    } finally {
      setBusy(false);
    }
  }
  const rest = (older?.decisions ?? []).filter(({ id }) => !known.has(id));
  return { decisions: [...given.decisions, ...rest], more: cursor !== null, busy, showMore };
}
