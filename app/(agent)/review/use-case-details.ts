"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { ReviewCase, ReviewCaseDetails } from "@/lib/tickets/review/queries";

/** A case is fetched only if it stays current for this time. */
const FETCH_DELAY_MS = 120;

interface CaseRequests {
  onSettled: (reviewCase: ReviewCase) => void;
  idle: (reviewCase: ReviewCase) => Promise<() => boolean>;
}

/**
 * The current case's details; null until loaded. Also fetches the next case's. `onSettled` is called with a case that
 * no longer needs review, unless it was answered here.
 */
export function useCaseDetails(
  current: ReviewCase | null,
  next: ReviewCase | null,
  first: ReviewCaseDetails | null,
  { onSettled, idle }: CaseRequests,
): ReviewCaseDetails | null {
  const [loaded, setLoaded] = useState<Record<string, ReviewCaseDetails>>(first ? { [keyOf(first)]: first } : {});
  const requested = useRef(new Set(Object.keys(loaded)));
  const latestOnSettled = useRef(onSettled);
  useEffect(() => {
    latestOnSettled.current = onSettled;
  });
  const keys = [current, next].map((reviewCase) => reviewCase && keyOf(reviewCase)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys identify both cases
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const reviewCase of [current, next]) {
        if (!reviewCase || requested.current.has(keyOf(reviewCase))) continue;
        requested.current.add(keyOf(reviewCase));
        const isUntouched = await idle(reviewCase);
        const details = await fetchCase(reviewCase);
        if (details) setLoaded((before) => ({ ...before, [keyOf(reviewCase)]: details }));
        else requested.current.delete(keyOf(reviewCase));
        if (details === null && isUntouched()) latestOnSettled.current(reviewCase);
      }
    }, FETCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [keys]);
  return current ? (loaded[keyOf(current)] ?? null) : null;
}

const keyOf = ({ id, triageResultId }: ReviewCase): string => `${id}/${triageResultId}`;

/** Null: the case does not exist. Undefined: the request failed. */
async function fetchCase({ id }: ReviewCase): Promise<ReviewCaseDetails | null | undefined> {
  try {
    return await callApi<ReviewCaseDetails>("GET", `/api/review/${id}`);
  } catch (error) {
    return error instanceof ApiProblem && error.status === 404 ? null : undefined;
  }
}
