"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { AcceptedCase } from "@/lib/tickets/review/accept-many";
import type { AnsweredCase } from "@/lib/tickets/review/answer-review";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { isSameCase, type ReviewValues } from "./case-text";
import { type GivenAnswer, NO_ANSWERS, type ReviewAction, reviewReducer, versionOf } from "./review-state";

/** What somebody does with a case. */
export type CaseAnswer = { answer: "accept" | "reject" | "skip" } | { answer: "change"; values: ReviewValues };

/** Sends the answers and undos of one visit. The state changes at once; the requests about one case run in order. */
export function useAnswers() {
  const router = useRouter();
  const [state, setState] = useState(NO_ANSWERS);
  const latest = useRef(state);
  /** The latest request about a case. */
  const running = useRef(new Map<string, Promise<unknown>>());
  /** By turn: the cases that went through. */
  const sent = useRef(new Map<number, Promise<readonly ReviewCase[]>>());

  function dispatch(action: ReviewAction) {
    latest.current = reviewReducer(latest.current, action);
    setState(latest.current);
  }

  function begin(
    { cases, words, skip }: Omit<GivenAnswer, "turn">,
    send: (turn: number) => Promise<readonly ReviewCase[]>,
  ) {
    dispatch({ type: "answer", cases, words, skip });
    const { turn } = latest.current;
    const through = send(turn);
    sent.current.set(turn, through);
    for (const { id } of cases) running.current.set(id, through);
    through.then((settled) => {
      dispatch({ type: "finished", turn, through: settled });
      router.refresh();
    });
  }

  function answer(seen: ReviewCase, said: CaseAnswer, words: string) {
    const skip = said.answer === "skip";
    begin({ cases: [seen], words, skip }, async (turn) => {
      await running.current.get(seen.id);
      try {
        const version = versionOf(seen, latest.current);
        const answered = await put(seen, said, version).catch((error: unknown) => putAgain(seen, said, error));
        if (!skip) dispatch({ type: "answered", seen, turn, version: answered.version });
        return [seen];
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        const now = error.status === 412 || error.status === 404 ? await presentCase(seen) : seen;
        dispatch({ type: "refused", seen, now, skip, detail: error.detail });
        return [];
      }
    });
  }

  function acceptAll(cases: readonly ReviewCase[], words: string) {
    begin({ cases, words, skip: false }, async (turn) => {
      await Promise.all(cases.map(({ id }) => running.current.get(id)));
      try {
        const { cases: outcomes } = await callApi<{ cases: AcceptedCase[] }>("POST", "/api/review/acceptances", {
          body: {
            cases: cases.map((seen) => {
              return { ticket: seen.id, triageResultId: seen.triageResultId, version: versionOf(seen, latest.current) };
            }),
          },
        });
        dispatch({ type: "answered-many", cases, turn, outcomes });
        return cases.filter((_, index) => outcomes[index]?.outcome === "accepted");
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        dispatch({ type: "refused-many", cases, detail: error.detail });
        return [];
      }
    });
  }

  /** Takes the latest answer back and returns the case to look at again; null where there is none. */
  function undo(): ReviewCase | null {
    const last = latest.current.given.at(-1);
    if (!last) return null;
    dispatch({ type: "undo" });
    for (const seen of last.cases) running.current.set(seen.id, takeBack(seen, last, latest.current.turn));
    return last.cases[0] ?? null;
  }

  async function takeBack(seen: ReviewCase, { turn: undone, skip }: GivenAnswer, turn: number) {
    const through = await sent.current.get(undone);
    if (!through?.includes(seen)) return;
    try {
      const { version } = await callApi<AnsweredCase>("DELETE", `/api/review/${seen.id}`);
      dispatch({ type: "undone", seen, turn, version });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      dispatch({ type: "undo-refused", seen, skip, detail: error.detail });
    }
    router.refresh();
  }

  /** Resolves once no request about a case is on the way, with a test whether anything was begun with it since. */
  async function idle({ id }: ReviewCase): Promise<() => boolean> {
    await running.current.get(id);
    const turnNow = () => latest.current.cases.get(id)?.turn;
    const turn = turnNow();
    return () => turnNow() === turn;
  }

  return { state, dispatch, answer, acceptAll, undo, idle };
}

function put({ id, triageResultId }: ReviewCase, said: CaseAnswer, version: number): Promise<AnsweredCase> {
  return callApi<AnsweredCase>("PUT", `/api/review/${id}`, { body: { ...said, triageResultId }, version });
}

/** Repeats an answer where the ticket changed in nothing that the case asks: it may only have got an owner. */
async function putAgain(seen: ReviewCase, said: CaseAnswer, error: unknown): Promise<AnsweredCase> {
  const now = error instanceof ApiProblem && error.status === 412 ? await presentCase(seen) : null;
  if (!now || !isSameCase(seen, now)) throw error;
  return put(seen, said, now.version);
}

async function presentCase({ id }: ReviewCase): Promise<ReviewCase | null> {
  return callApi<ReviewCase>("GET", `/api/review/${id}`).catch(() => null);
}
