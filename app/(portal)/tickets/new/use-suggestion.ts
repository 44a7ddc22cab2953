"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { Classification } from "@/lib/triage/classify-text";
import type { ClassifyTextInput } from "@/lib/triage/input";

const PAUSE_MS = 600;
/** Shorter texts say too little to be sorted. */
const ENOUGH = 15;
/** Who waits longer has sent the ticket by then. */
const PATIENCE_MS = 15_000;

/** What the classify route answers, as far as a requester is shown it: no figures. */
export type SuggestionAnswer = Omit<Classification, "confidence">;

export interface Suggestion {
  answer: SuggestionAnswer | null;
  reading: boolean;
  /** Reads at once: the field was left. */
  now: () => void;
}

/**
 * Has a text, with the category that its writer chose if any, read while it is written: after a pause of 600 ms, or at once when the field is left. A newer text stops the
 * reading of an older one, so the latest answer counts; until it is there, the one before stays. Whatever fails or takes
 * too long is passed over in silence; after a 429 it waits as long as it was told.
 */
export function useSuggestion(description: string, title: string, category: string): Suggestion {
  const [answer, setAnswer] = useState<SuggestionAnswer | null>(null);
  const [reading, setReading] = useState(false);
  const [notBeforeMs, setNotBeforeMs] = useState(0);
  const asked = useRef({ text: "", stop: new AbortController() });
  const enough = description.trim().length >= ENOUGH;

  const read = useCallback(async () => {
    const text = JSON.stringify([description, title, category]);
    if (!enough || text === asked.current.text || Date.now() < notBeforeMs) return;
    asked.current.stop.abort();
    const stop = new AbortController();
    asked.current = { text, stop };
    setReading(true);
    const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
    const found = await classify({ description, title: title.trim(), category }, stop.signal);
    clearTimeout(patience);
    if (asked.current.stop !== stop) return;
    setReading(false);
    if (!(found instanceof ApiProblem)) return setAnswer(found);
    asked.current.text = "";
    if (found.retryAfterSeconds) setNotBeforeMs(Date.now() + found.retryAfterSeconds * 1_000);
  }, [description, title, category, enough, notBeforeMs]);

  useEffect(() => {
    const timer = setTimeout(read, Math.max(PAUSE_MS, notBeforeMs - Date.now()));
    return () => clearTimeout(timer);
  }, [read, notBeforeMs]);
  useEffect(() => {
    if (enough) return;
    // What was said of an earlier text must not come back with the first words of another one.
    asked.current.stop.abort();
    asked.current = { text: "", stop: new AbortController() };
    setAnswer(null);
    setReading(false);
  }, [enough]);
  useEffect(() => () => asked.current.stop.abort(), []);

  return { answer: enough ? answer : null, reading, now: read };
}

async function classify(body: ClassifyTextInput, signal: AbortSignal): Promise<SuggestionAnswer | ApiProblem> {
  try {
    const answer = await callApi<SuggestionAnswer | undefined>("POST", "/api/tickets/classify", { body, signal });
    return answer?.fields ? answer : new ApiProblem(0, "unknown", "That was no reading.");
  } catch (error) {
    return error instanceof ApiProblem ? error : new ApiProblem(0, "aborted", "Nobody waits for this any more.");
  }
}
