"use client";
import { useEffect, useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { useDraft } from "@/app/_client/use-draft";
import {
  type CorrectedText,
  continueText,
  originalText,
  takeCorrections,
  undoCorrections,
} from "@/lib/spelling/corrected-text";
import type { SuggestedCorrection } from "@/lib/spelling/suggest-corrections";

/** Longer than until the text is read: whoever is typing needs no word about their spelling. */
const PAUSE_MS = 1_200;
/** Shorter texts have nothing to correct that their writer does not see. */
const ENOUGH = 10;

interface Answer {
  corrections: SuggestedCorrection[];
  proposedTitle: string | null;
}

interface WordingInput {
  description: string;
  title: string;
  personId: string;
  /** Puts another text into the form. */
  write: (description: string) => void;
}

/**
 * Help with a text while it is written: what is proposed, what was taken, and the writer's own words. Nothing changes
 * unless it is taken; whatever fails is passed over in silence.
 */
export function useSpelling({ description, title, personId, write }: WordingInput) {
  const [state, setState] = useState<CorrectedText>({ text: description, open: [], taken: [] });
  const [proposed, setProposed] = useState<{ of: string; title: string | null }>({ of: "", title: null });
  // The form holds the text; what is said about it goes along with each change.
  if (state.text !== description) setState(continueText(state, description));

  const kept = state.taken.length > 0 ? JSON.stringify(state) : "";
  useDraft(`wording/${personId}`, { kept }, (draft) => {
    const found = readKept(draft.kept);
    if (found) setState(found);
  });

  const notBeforeMs = useRef(0);
  useEffect(() => {
    if (description.trim().length < ENOUGH) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      if (Date.now() < notBeforeMs.current) return;
      const found = await ask(description, stop.signal);
      if (stop.signal.aborted) return;
      if (found instanceof ApiProblem) {
        notBeforeMs.current = Date.now() + (found.retryAfterSeconds ?? 0) * 1_000;
        return;
      }
      setProposed({ of: description, title: found.proposedTitle });
      setState((now) => (now.text === description ? { ...now, open: found.corrections } : now));
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [description]);

  function become(next: CorrectedText) {
    setState(next);
    write(next.text);
  }
  return {
    ...state,
    /** The writer's own words where they took corrections. */
    original: state.taken.length > 0 ? originalText(state) : undefined,
    /** Only of the words that stand there now, and only while there is no title. */
    proposedTitle: proposed.of === description && title.trim() === "" ? proposed.title : null,
    take: (chosen: readonly SuggestedCorrection[]) => become(takeCorrections(state, chosen)),
    undo: () => become(undoCorrections(state)),
  };
}

export type SpellingHelpState = ReturnType<typeof useSpelling>;

async function ask(description: string, signal: AbortSignal): Promise<Answer | ApiProblem> {
  try {
    return await callApi<Answer>("POST", "/api/wording", { body: { description }, signal });
  } catch (error) {
    return error instanceof ApiProblem ? error : new ApiProblem(0, "aborted", "A newer text is being read.");
  }
}

/** What this tab kept, if it still fits together: others may have written there. */
function readKept(kept: string): CorrectedText | undefined {
  try {
    const { text, taken } = JSON.parse(kept) as CorrectedText;
    const fits = taken.every(({ start, end, proposed }) => text.slice(start, end) === proposed);
    return fits ? { text, taken, open: [] } : undefined;
  } catch {
    return undefined;
  }
}
