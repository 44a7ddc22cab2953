"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import type { AcceptedCase } from "@/lib/tickets/review/accept-many";
import type { AnsweredCase } from "@/lib/tickets/review/answer-review";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { isSameCase, type ReviewValues } from "./case-text";
import { NO_ANSWERS, type ReviewAction, reviewReducer, type UndoableAnswer, versionOf } from "./review-state";

export type CaseAnswer = { answer: "accept" | "reject" | "skip" } | { answer: "change"; values: ReviewValues };

/** Sends answers and undos. The state changes before the server responds; requests for one case run in order. */
export function useAnswers() {
  const router = useRouter();
  const [state, setState] = useState(NO_ANSWERS);
  const latest = useRef(state);
  /** The latest request of each case. */
  const requests = useRef(new Map<string, Promise<unknown>>());
  const settledByTurn = useRef(new Map<number, Promise<readonly ReviewCase[]>>());

  function dispatch(action: ReviewAction) {
    latest.current = reviewReducer(latest.current, action);
    setState(latest.current);
  }

  function start(
    { cases, text, skip }: Omit<UndoableAnswer, "turn">,
    send: (turn: number) => Promise<readonly ReviewCase[]>,
  ) {
    dispatch({ type: "answer", cases, text, skip });
    const { turn } = latest.current;
    const sent = send(turn);
    settledByTurn.current.set(turn, sent);
    for (const { id } of cases) requests.current.set(id, sent);
    sent.then((settled) => {
      dispatch({ type: "finished", turn, settled });
      router.refresh();
    });
  }

  function answer(reviewCase: ReviewCase, caseAnswer: CaseAnswer, text: string) {
    const skip = caseAnswer.answer === "skip";
    start({ cases: [reviewCase], text, skip }, async (turn) => {
      await requests.current.get(reviewCase.id);
      try {
        const version = versionOf(reviewCase, latest.current);
        const answered = await sendAnswer(reviewCase, caseAnswer, version).catch((error: unknown) =>
          retryAnswer(reviewCase, caseAnswer, error),
        );
        if (!skip) dispatch({ type: "answered", reviewCase, turn, version: answered.version });
        return [reviewCase];
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        const now = error.status === 412 || error.status === 404 ? await presentCase(reviewCase) : reviewCase;
        dispatch({ type: "refused", reviewCase, now, skip, detail: error.detail });
        return [];
      }
    });
  }

  function acceptAll(cases: readonly ReviewCase[], text: string) {
    start({ cases, text, skip: false }, async (turn) => {
      await Promise.all(cases.map(({ id }) => requests.current.get(id)));
      try {
        const { cases: outcomes } = await callApi<{ cases: AcceptedCase[] }>("POST", "/api/review/acceptances", {
          body: {
            cases: cases.map((reviewCase) => ({
              ticket: reviewCase.id,
              triageResultId: reviewCase.triageResultId,
              version: versionOf(reviewCase, latest.current),
            })),
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

  /** Undoes the latest answer. Returns its first case; null: nothing to undo. */
  function undo(): ReviewCase | null {
    const last = latest.current.undoable.at(-1);
    if (!last) return null;
    dispatch({ type: "undo" });
    for (const reviewCase of last.cases)
      requests.current.set(reviewCase.id, sendUndo(reviewCase, last, latest.current.turn));
    return last.cases[0] ?? null;
  }

  async function sendUndo(reviewCase: ReviewCase, answer: UndoableAnswer, turn: number) {
    const settled = await settledByTurn.current.get(answer.turn);
    if (!settled?.includes(reviewCase)) return;
    try {
      const { version } = await callApi<AnsweredCase>("DELETE", `/api/review/${reviewCase.id}`);
      dispatch({ type: "undone", reviewCase, turn, version });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      dispatch({ type: "undo-refused", reviewCase, skip: answer.skip, detail: error.detail });
    }
    router.refresh();
  }

  /** Waits for a case's latest request. The returned function is true until a newer answer or undo follows. */
  async function idle({ id }: ReviewCase): Promise<() => boolean> {
    await requests.current.get(id);
    const turnNow = () => latest.current.cases.get(id)?.turn;
    const turn = turnNow();
    return () => turnNow() === turn;
  }

  return { state, dispatch, answer, acceptAll, undo, idle };
}

function sendAnswer({ id, triageResultId }: ReviewCase, caseAnswer: CaseAnswer, version: number) {
  return callApi<AnsweredCase>("PUT", `/api/review/${id}`, { body: { ...caseAnswer, triageResultId }, version });
}

/** Sends the answer again if only the rest of the ticket changed, for example its assignee. */
async function retryAnswer(reviewCase: ReviewCase, caseAnswer: CaseAnswer, error: unknown): Promise<AnsweredCase> {
  const now = error instanceof ApiProblem && error.status === 412 ? await presentCase(reviewCase) : null;
  if (!now || !isSameCase(reviewCase, now)) throw error;
  return sendAnswer(reviewCase, caseAnswer, now.version);
}

/** The case as it is now. Null: it does not exist any more. If the request fails, the case that we know. */
async function presentCase(reviewCase: ReviewCase): Promise<ReviewCase | null> {
  return callApi<ReviewCase>("GET", `/api/review/${reviewCase.id}`).catch((error: unknown) =>
    error instanceof ApiProblem && error.status === 404 ? null : reviewCase,
  );
}
