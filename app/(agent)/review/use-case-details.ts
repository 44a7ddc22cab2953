"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { ReviewCase, ReviewCaseDetails } from "@/lib/tickets/review/queries";

/** Moving through cases quickly asks for none of those that are passed. */
const REST_MS = 120;

/**
 * The whole of the case that is looked at; null until it is there. The one after it is fetched ahead, so that an answer
 * has the next case there at once. `onGone` is told of a case that is none any more; of one with which something is
 * under way, or was begun meanwhile, that could not be told, so `idle` is waited for first and asked again.
 */
export function useCaseDetails(
  current: ReviewCase | null,
  next: ReviewCase | null,
  first: ReviewCaseDetails | null,
  { onGone, idle }: { onGone: (gone: ReviewCase) => void; idle: (seen: ReviewCase) => Promise<() => boolean> },
): ReviewCaseDetails | null {
  const [known, setKnown] = useState<Record<string, ReviewCaseDetails>>(first ? { [keyOf(first)]: first } : {});
  const asked = useRef(new Set(Object.keys(known)));
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  const keys = [current, next].map((one) => one && keyOf(one)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys say all that matters of the two cases
  useEffect(() => {
    const timer = setTimeout(async () => {
      for (const wanted of [current, next]) {
        if (!wanted || asked.current.has(keyOf(wanted))) continue;
        asked.current.add(keyOf(wanted));
        const isUntouched = await idle(wanted);
        const found = await fetchCase(wanted);
        if (found) setKnown((before) => ({ ...before, [keyOf(wanted)]: found }));
        else asked.current.delete(keyOf(wanted));
        if (found === null && isUntouched()) gone.current(wanted);
      }
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [keys]);
  return current ? (known[keyOf(current)] ?? null) : null;
}

/** The same reading of the same text, whatever else changed on the ticket. */
function keyOf({ id, triageResultId }: ReviewCase): string {
  return `${id}/${triageResultId}`;
}

/** Null where there is no such case; undefined where no answer came. */
async function fetchCase({ id }: ReviewCase): Promise<ReviewCaseDetails | null | undefined> {
  try {
    return await callApi<ReviewCaseDetails>("GET", `/api/review/${id}`);
  } catch (error) {
    return error instanceof ApiProblem && error.status === 404 ? null : undefined;
  }
}
