"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { DecisionPage } from "@/lib/trust/ledger/queries";

/** The ledger as the page came with it, and older rows on demand. What can't be loaded can be asked for again. */
export function useLedger(ticketId: string, given: DecisionPage) {
  // With all that was shown when it was loaded: a new reading pushes the end of what the page comes with.
  const [kept, setKept] = useState<Pick<DecisionPage, "decisions" | "nextCursor"> | null>(null);
  const [busy, setBusy] = useState(false);
  const fresh = new Set(given.decisions.map(({ id }) => id));
  const decisions = [...given.decisions, ...(kept?.decisions ?? []).filter(({ id }) => !fresh.has(id))];
  const cursor = kept ? kept.nextCursor : given.nextCursor;

  async function showMore() {
    if (cursor === null || busy) return;
    setBusy(true);
    try {
      const path = `/api/tickets/${ticketId}/decisions?limit=50&cursor=${encodeURIComponent(cursor)}`;
      const page = await callApi<DecisionPage>("GET", path);
      setKept({ decisions: [...decisions, ...page.decisions], nextCursor: page.nextCursor });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    } finally {
      setBusy(false);
    }
  }
  return { decisions, more: cursor !== null, busy, showMore };
}
