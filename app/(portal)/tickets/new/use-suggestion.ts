"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import type { TextClassification } from "@/lib/triage/classify-text";
import type { ClassifyTextInput } from "@/lib/triage/input";
import { postOrProblem } from "./post-or-problem";

const PAUSE_MS = 600;
const MIN_LENGTH = 15;
const TIMEOUT_MS = 15_000;

/** The response of `/api/tickets/classify` that requesters get. It has no confidence. */
export type SuggestionAnswer = Omit<TextClassification, "confidence">;

export type SuggestionState = { answer: SuggestionAnswer | null; isLoading: boolean; refresh: () => void };

/** Classifies the text when typing pauses. Shows the last answer until the next; ignores failures, waits after a 429. */
export function useSuggestion(description: string, title: string, category: string): SuggestionState {
  const [answer, setAnswer] = useState<SuggestionAnswer | null>(null);
  const [isLoading, setIsLoading] = useState(false);
  const [notBeforeMs, setNotBeforeMs] = useState(0);
  const latest = useRef({ text: "", abort: new AbortController() });
  const isLongEnough = description.trim().length >= MIN_LENGTH;

  const request = useCallback(async () => {
    const text = JSON.stringify([description, title, category]);
    if (!isLongEnough || text === latest.current.text || Date.now() < notBeforeMs) return;
    latest.current.abort.abort();
    const abort = new AbortController();
    latest.current = { text, abort };
    setIsLoading(true);
    const timeout = setTimeout(() => abort.abort(), TIMEOUT_MS);
    const result = await classify({ description, title: title.trim(), category }, abort.signal);
    clearTimeout(timeout);
    if (latest.current.abort !== abort) return;
    setIsLoading(false);
    if (!(result instanceof ApiProblem)) return setAnswer(result);
    latest.current.text = "";
    if (result.retryAfterSeconds) setNotBeforeMs(Date.now() + result.retryAfterSeconds * 1_000);
  }, [description, title, category, isLongEnough, notBeforeMs]);

  useEffect(() => {
    const timer = setTimeout(request, Math.max(PAUSE_MS, notBeforeMs - Date.now()));
    return () => clearTimeout(timer);
  }, [request, notBeforeMs]);
  useEffect(() => {
    if (isLongEnough) return;
    // The answer to a deleted text must not reappear when the next text begins.
    latest.current.abort.abort();
    latest.current = { text: "", abort: new AbortController() };
    setAnswer(null);
    setIsLoading(false);
  }, [isLongEnough]);
  useEffect(() => () => latest.current.abort.abort(), []);

  return { answer: isLongEnough ? answer : null, isLoading, refresh: request };
}

async function classify(body: ClassifyTextInput, signal: AbortSignal): Promise<SuggestionAnswer | ApiProblem> {
  const answer = await postOrProblem<SuggestionAnswer | undefined>("/api/tickets/classify", body, signal);
  if (answer instanceof ApiProblem || answer?.fields) return answer;
  return new ApiProblem(0, "unknown", "The response has no fields.");
}
