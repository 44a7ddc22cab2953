"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { ReviewCase, ReviewPage } from "@/lib/tickets/review/queries";
import { inPlace } from "./in-place";

/**
 * The cases that stand open on this page: the server's, further pages behind them, without what was answered here. A
 * case goes at once and comes back by `putBack`; what was skipped here stands last.
 */
export function useCases(page: ReviewPage) {
  const [more, setMore] = useState<ReviewPage | null>(null);
  /** Up to which version a case is gone: to the last while its answer is under way, whatever the server's list says. */
  const [gone, setGone] = useState<ReadonlyMap<string, number>>(new Map());
  const [skipped, setSkipped] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [fresh, setFresh] = useState<ReadonlyMap<string, ReviewCase>>(new Map());
  const [loading, setLoading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const known = new Set(page.cases.map(({ id }) => id));
  const all = [...page.cases, ...(more?.cases ?? []).filter(({ id }) => !known.has(id))].map((seen) => {
    const newer = fresh.get(seen.id);
    const one = newer && newer.version > seen.version ? newer : seen;
    return { ...one, skipped: skipped.get(one.verdictId) ?? one.skipped };
  });
  // A case that the server's list lost meanwhile, but that was put back here, is still there.
  const listed = new Set(all.map(({ id }) => id));
  const back = [...fresh.values()].filter(({ id }) => !listed.has(id));
  const cases = inPlace([...all, ...back].filter((seen) => seen.version > (gone.get(seen.id) ?? 0)));
  const next = more ? more.nextCursor : page.nextCursor;

  async function load() {
    if (!next || loading) return;
    setLoading(true);
    setProblem(null);
    try {
      const found = await callApi<ReviewPage>("GET", `/api/review?limit=50&cursor=${encodeURIComponent(next)}`);
      setMore((before) => ({ cases: [...(before?.cases ?? []), ...found.cases], nextCursor: found.nextCursor }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error.detail);
    }
    setLoading(false);
  }

  return {
    cases,
    /** Whether it went by an answer of this page. */
    wentHere: (seen: ReviewCase) => gone.has(seen.id),
    more: { there: next !== null, load, loading, problem },
    take(taken: readonly ReviewCase[]) {
      setGone((before) => new Map([...before, ...taken.map(({ id }) => [id, Number.POSITIVE_INFINITY] as const)]));
    },
    /** Its answer went through with this version: what comes later is another case. */
    settle(id: string, version: number) {
      setGone((before) => new Map(before).set(id, version));
    },
    /** As it is now. */
    putBack(seen: ReviewCase) {
      setFresh((before) => new Map(before).set(seen.id, seen));
      setGone((before) => without(before, seen.id));
    },
    /** Whether it is there, the server's list says. */
    release(seen: ReviewCase) {
      setGone((before) => without(before, seen.id));
    },
    putOff(seen: ReviewCase, off: boolean) {
      setSkipped((before) => new Map(before).set(seen.verdictId, off));
    },
  };
}

function without<V>(entries: ReadonlyMap<string, V>, id: string): Map<string, V> {
  return new Map([...entries].filter(([key]) => key !== id));
}
