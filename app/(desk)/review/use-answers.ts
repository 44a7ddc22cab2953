"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ApiProblem, callApi } from "@/app/_ui/api";
import { titleOf } from "@/app/_ui/title-of";
import { count } from "@/app/_ui/words";
import type { AcceptedCase } from "@/lib/tickets/review/accept-many";
import type { AnsweredCase } from "@/lib/tickets/review/answer-review";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { isSameCase, type Values } from "./case-words";
import type { useCases } from "./use-cases";

/** What somebody does with a case. */
export type Answer = { answer: "accept" | "reject" | "skip" } | { answer: "change"; values: Values };

/** An answer of this visit, and the way back. */
export interface Given {
  cases: readonly ReviewCase[];
  /** "Kept: Account" */
  words: string;
  skip: boolean;
  /** Those that went through. */
  sent: Promise<readonly ReviewCase[]>;
}

/**
 * Answers, optimistically: a case is gone at once, and what was refused comes back with a sentence (`notice`). Undo
 * takes the answers of this visit back, the latest first.
 */
export function useAnswers(list: ReturnType<typeof useCases>) {
  const router = useRouter();
  const [given, setGiven] = useState<readonly Given[]>([]);
  const [notice, setNotice] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  /** What of a case is under way: the next thing done to it waits. */
  const running = useRef(new Map<string, Promise<unknown>>());
  const versions = useRef(new Map<string, number>());
  /** How often something was begun with a case: what was begun earlier says nothing of it any more. */
  const turns = useRef(new Map<string, number>());

  /** Begins something with a case; tells later whether that is still the latest. */
  function turnOf(id: string): () => boolean {
    const turn = (turns.current.get(id) ?? 0) + 1;
    turns.current.set(id, turn);
    return () => turns.current.get(id) === turn;
  }

  function begin(cases: readonly ReviewCase[], words: string, skip: boolean, sent: Given["sent"]) {
    const one: Given = { cases, words, skip, sent };
    for (const { id } of cases) running.current.set(id, sent);
    setNotice(null);
    setGiven((before) => [...before, one]);
    setDone((before) => before + (skip ? 0 : cases.length));
    sent.then((through) => {
      if (through.length < cases.length) {
        if (!skip) setDone((before) => before - (cases.length - through.length));
        setGiven((before) => before.flatMap((each) => (each === one ? shortened(one, through) : each)));
      }
      router.refresh();
    });
  }

  function answer(seen: ReviewCase, said: Answer, words: string) {
    const skip = said.answer === "skip";
    if (skip) list.putOff(seen, true);
    else list.take([seen]);
    begin([seen], words, skip, send(seen, said, turnOf(seen.id)));
  }

  async function send(seen: ReviewCase, said: Answer, isLatest: () => boolean): Promise<readonly ReviewCase[]> {
    await running.current.get(seen.id);
    try {
      const version = Math.max(seen.version, versions.current.get(seen.id) ?? 0);
      const answered = await put(seen, said, version).catch((error: unknown) => putAgain(seen, said, error));
      if (said.answer !== "skip" && isLatest()) list.settle(seen.id, answered.version);
      return [seen];
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      await refuse(seen, said, error);
      return [];
    }
  }

  /** Somebody was faster, or it can't be done: calmly, whoever looks at another case by now is not disturbed. */
  async function refuse(seen: ReviewCase, said: Answer, { status, detail }: ApiProblem) {
    const now = status === 412 || status === 404 ? await presentCase(seen) : seen;
    if (said.answer === "skip") list.putOff(seen, false);
    if (!now) {
      list.take([seen]);
      return setNotice(`Somebody else settled “${titleOf(seen)}” first.`);
    }
    list.putBack(now);
    const changed = now.version > seen.version || now.verdictId !== seen.verdictId;
    const why = changed ? "The ticket changed meanwhile: look at it again." : detail;
    setNotice(`“${titleOf(seen)}” is back in the list. ${why}`);
  }

  function acceptAll(cases: readonly ReviewCase[]) {
    list.take(cases);
    begin(cases, count(cases.length, "case accepted", "cases accepted"), false, sendAll(cases));
  }

  async function sendAll(cases: readonly ReviewCase[]): Promise<readonly ReviewCase[]> {
    const latest = cases.map(({ id }) => turnOf(id));
    await Promise.all(cases.map(({ id }) => running.current.get(id)));
    try {
      const named = cases.map(({ id: ticket, verdictId, version }) => {
        return { ticket, verdictId, version: Math.max(version, versions.current.get(ticket) ?? 0) };
      });
      const answered = await callApi<{ cases: AcceptedCase[] }>("POST", "/api/review/acceptances", {
        body: { cases: named },
      });
      const through = cases.filter((_, index) => answered.cases[index]?.outcome === "accepted");
      const missed = cases.length - through.length;
      // What is still a case comes back as the list is drawn anew.
      for (const [index, seen] of cases.entries()) {
        const { outcome, version } = answered.cases[index]!;
        if (!latest[index]!()) continue;
        if (outcome === "accepted" && version !== undefined) list.settle(seen.id, version);
        else list.release(seen);
      }
      if (missed > 0)
        setNotice(`${through.length} accepted. ${count(missed, "case had", "cases had")} changed meanwhile.`);
      return through;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      for (const seen of cases) list.putBack(seen);
      setNotice(`Nothing was accepted. ${error.detail}`);
      return [];
    }
  }

  /** Takes the latest answer back and says which case is looked at again; null where there is none. */
  function undo(): ReviewCase | null {
    const last = given.at(-1);
    if (!last) return null;
    setGiven((before) => before.filter((each) => each !== last));
    setNotice(null);
    for (const seen of last.cases) {
      if (last.skip) list.putOff(seen, false);
      else list.putBack(seen);
      running.current.set(seen.id, takeBack(seen, last, turnOf(seen.id)));
    }
    if (!last.skip) setDone((before) => before - last.cases.length);
    return last.cases[0] ?? null;
  }

  async function takeBack(seen: ReviewCase, last: Given, isLatest: () => boolean) {
    const through = await last.sent;
    if (!through.includes(seen)) return;
    try {
      const { version } = await callApi<AnsweredCase>("DELETE", `/api/review/${seen.id}`);
      versions.current.set(seen.id, version);
      if (isLatest()) list.putBack({ ...seen, version });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (!last.skip) list.take([seen]);
      setNotice(`“${titleOf(seen)}”: ${error.detail}`);
    }
    router.refresh();
  }

  const settled = (seen: ReviewCase) => {
    list.take([seen]);
    setNotice(`Somebody else settled “${titleOf(seen)}” first.`);
  };
  /** Resolves once nothing is under way with a case; tells later whether nothing was begun with it since. */
  async function idle({ id }: ReviewCase): Promise<() => boolean> {
    await running.current.get(id);
    const turn = turns.current.get(id);
    return () => turns.current.get(id) === turn;
  }
  return { answer, acceptAll, undo, last: given.at(-1) ?? null, done, notice, setNotice, settled, idle };
}

function shortened(one: Given, through: readonly ReviewCase[]): Given[] {
  return through.length > 0
    ? [{ ...one, cases: through, words: count(through.length, "case accepted", "cases accepted") }]
    : [];
}

function put({ id, verdictId }: ReviewCase, said: Answer, version: number): Promise<AnsweredCase> {
  return callApi<AnsweredCase>("PUT", `/api/review/${id}`, { body: { ...said, verdictId }, version });
}

/** Once more, where the ticket changed in nothing that the case is about: it may have got its owner meanwhile. */
async function putAgain(seen: ReviewCase, said: Answer, error: unknown): Promise<AnsweredCase> {
  const now = error instanceof ApiProblem && error.status === 412 ? await presentCase(seen) : null;
  if (!now || !isSameCase(seen, now)) throw error;
  return put(seen, said, now.version);
}

async function presentCase({ id }: ReviewCase): Promise<ReviewCase | null> {
  return callApi<ReviewCase>("GET", `/api/review/${id}`).catch(() => null);
}
