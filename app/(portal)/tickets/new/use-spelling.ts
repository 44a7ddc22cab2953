"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import {
  type CorrectedText,
  continueText,
  originalText,
  takeCorrections,
  undoCorrections,
} from "@/lib/spelling/corrected-text";
import type { SuggestedCorrection } from "@/lib/spelling/suggest-corrections";
import { postOrProblem } from "./post-or-problem";

const PAUSE_MS = 1_200;
const MIN_LENGTH = 10;

type SpellingAnswer = { corrections: SuggestedCorrection[]; proposedTitle: string | null };

interface SpellingInput {
  description: string;
  title: string;
  personId: string;
  write: (description: string) => void;
}

/** Spelling suggestions for a text, updated when typing pauses. Can undo corrections. Ignores failed requests. */
export function useSpelling({ description, title, personId, write }: SpellingInput) {
  const [state, setState] = useState<CorrectedText>({ text: description, open: [], taken: [] });
  const [proposed, setProposed] = useState<{ of: string; title: string | null }>({ of: "", title: null });
  // After each edit of the form's text, the corrections get new positions.
  if (state.text !== description) setState(continueText(state, description));

  const draftJson = state.taken.length > 0 ? JSON.stringify(state) : "";
  useDraft(`wording/${personId}`, { kept: draftJson }, (draft) => {
    const restored = parseDraft(draft.kept);
    if (restored) setState(restored);
  });

  const notBeforeMs = useRef(0);
  useEffect(() => {
    if (description.trim().length < MIN_LENGTH) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      if (Date.now() < notBeforeMs.current) return;
      const result = await postOrProblem<SpellingAnswer>("/api/wording", { description }, abort.signal);
      if (abort.signal.aborted) return;
      if (result instanceof ApiProblem) {
        notBeforeMs.current = Date.now() + (result.retryAfterSeconds ?? 0) * 1_000;
        return;
      }
      setProposed({ of: description, title: result.proposedTitle });
      setState((now) => (now.text === description ? { ...now, open: result.corrections } : now));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [description]);

  function update(next: CorrectedText) {
    setState(next);
    write(next.text);
  }
  return {
    ...state,
    original: state.taken.length > 0 ? originalText(state) : undefined,
    proposedTitle: proposed.of === description && title.trim() === "" ? proposed.title : null,
    apply: (chosen: readonly SuggestedCorrection[]) => update(takeCorrections(state, chosen)),
    undo: () => update(undoCorrections(state)),
  };
}

export type SpellingHelpState = ReturnType<typeof useSpelling>;

/** Undefined if invalid: other code can write to the browser's storage too. */
function parseDraft(json: string): CorrectedText | undefined {
  try {
    const { text, taken } = JSON.parse(json) as CorrectedText;
    const isValid = taken.every(({ start, end, proposed }) => text.slice(start, end) === proposed);
    return isValid ? { text, taken, open: [] } : undefined;
  } catch {
    return undefined;
  }
}
