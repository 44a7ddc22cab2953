"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import type { Priority, Source } from "@/lib/words";

const PAUSE_MS = 600;
/** Shorter texts say too little to be sorted. */
const ENOUGH = 15;

/** What the classify route answers, as far as a requester is shown it: no figures. */
export interface ReadingAnswer {
  category: string | null;
  priority: Priority;
  skills: string[];
  source: Source;
  reasons: string[];
}

export interface Reading {
  answer: ReadingAnswer | null;
  reading: boolean;
  /** Reads at once: the field was left. */
  now: () => void;
}

/**
 * Has a text read while it is written: after a pause of 600 ms, or at once when the field is left. A newer text stops the
 * reading of an older one. Whatever fails is passed over in silence; after a 429 it waits as long as it was told.
 */
export function useReading(description: string, title: string): Reading {
  const [answer, setAnswer] = useState<ReadingAnswer | null>(null);
  const [reading, setReading] = useState(false);
  const asked = useRef({ text: "", notBeforeMs: 0, stop: new AbortController() });

  const read = useCallback(async () => {
    const text = JSON.stringify([description, title]);
    const enough = description.trim().length >= ENOUGH;
    if (!enough || text === asked.current.text || Date.now() < asked.current.notBeforeMs) return;
    asked.current.stop.abort();
    const stop = new AbortController();
    asked.current = { ...asked.current, text, stop };
    setReading(true);
    const found = await classify(description, title, stop.signal);
    if (stop.signal.aborted) return;
    setReading(false);
    if (found instanceof ApiProblem) {
      asked.current = { ...asked.current, text: "", notBeforeMs: Date.now() + (found.retryAfterSeconds ?? 0) * 1_000 };
    } else setAnswer(found);
  }, [description, title]);

  useEffect(() => {
    const timer = setTimeout(read, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [read]);
  useEffect(() => () => asked.current.stop.abort(), []);

  return { answer: description.trim().length < ENOUGH ? null : answer, reading, now: read };
}

async function classify(description: string, title: string, signal: AbortSignal): Promise<ReadingAnswer | ApiProblem> {
  const body = title.trim() ? { description, title: title.trim() } : { description };
  try {
    return await callApi<ReadingAnswer>("POST", "/api/tickets/classify", { body, signal });
  } catch (error) {
    return error instanceof ApiProblem ? error : new ApiProblem(0, "aborted", "A newer text is being read.");
  }
}
