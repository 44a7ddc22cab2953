import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { formatCount } from "@/lib/display-text/labels";
import type { AcceptedCase } from "@/lib/tickets/review/accept-many";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { inCaseOrder } from "./case-order";

/** What the person did with one review case since the page was opened. */
export interface CaseState {
  /** The number of the latest answer or undo of this case. */
  turn?: number;
  /** Hides the case up to this version; infinite: always. */
  hiddenUpTo?: number;
  restored?: ReviewCase;
  /** Applies to this triage result only. */
  skipped?: { triageResultId: string; value: boolean };
  version?: number;
}

export interface UndoableAnswer {
  turn: number;
  cases: readonly ReviewCase[];
  /** "Accepted: Account" */
  text: string;
  skip: boolean;
}

export interface ReviewAnswers {
  cases: ReadonlyMap<string, CaseState>;
  /** Oldest first. */
  undoable: readonly UndoableAnswer[];
  done: number;
  notice: string | null;
  turn: number;
}

export const NO_ANSWERS: ReviewAnswers = { cases: new Map(), undoable: [], done: 0, notice: null, turn: 0 };

export type ReviewAction =
  /** Hides or skips the cases before the server responds. */
  | { type: "answer"; cases: readonly ReviewCase[]; text: string; skip: boolean }
  | { type: "answered"; reviewCase: ReviewCase; turn: number; version: number }
  | { type: "answered-many"; cases: readonly ReviewCase[]; turn: number; outcomes: readonly AcceptedCase[] }
  /** `now`: the case on the server; null if it was closed. */
  | { type: "refused"; reviewCase: ReviewCase; now: ReviewCase | null; skip: boolean; detail: string }
  | { type: "refused-many"; cases: readonly ReviewCase[]; detail: string }
  /** `settled`: the cases that the finished request answered. */
  | { type: "finished"; turn: number; settled: readonly ReviewCase[] }
  | { type: "undo" }
  | { type: "undone"; reviewCase: ReviewCase; turn: number; version: number }
  | { type: "undo-refused"; reviewCase: ReviewCase; skip: boolean; detail: string }
  | { type: "settled-elsewhere"; reviewCase: ReviewCase }
  | { type: "notice"; text: string | null };

/** The state after an action. A success no longer shows or hides a case that got a newer answer or undo. */
export function reviewReducer(state: ReviewAnswers, action: ReviewAction): ReviewAnswers {
  switch (action.type) {
    case "answer": {
      const { cases, text, skip } = action;
      const turn = state.turn + 1;
      const changed = changeCases(state, cases, (reviewCase) => ({
        turn,
        ...(skip ? skipped(reviewCase, true) : HIDDEN),
      }));
      const done = state.done + (skip ? 0 : cases.length);
      return { ...changed, turn, done, notice: null, undoable: [...state.undoable, { turn, cases, text, skip }] };
    }
    case "answered":
      return isLatest(state, action)
        ? changeCases(state, [action.reviewCase], () => hiddenUpTo(action.version))
        : state;
    case "answered-many":
      return acceptedMany(state, action);
    case "refused": {
      const { reviewCase, now, skip, detail } = action;
      const back = skip ? changeCases(state, [reviewCase], () => skipped(reviewCase, false)) : state;
      if (!now) return settledElsewhere(back, reviewCase);
      const changed = now.version > reviewCase.version || now.triageResultId !== reviewCase.triageResultId;
      const why = changed ? "The ticket has changed, so please check it again." : detail;
      return { ...restore(back, [now]), notice: `“${ticketTitle(reviewCase)}” is back in the list. ${why}` };
    }
    case "refused-many":
      return { ...restore(state, action.cases), notice: `Nothing was accepted. ${action.detail}` };
    case "finished":
      return finished(state, action);
    case "undo": {
      const last = state.undoable.at(-1);
      if (!last) return state;
      const turn = state.turn + 1;
      const back = last.skip
        ? changeCases(state, last.cases, (reviewCase) => skipped(reviewCase, false))
        : restore(state, last.cases);
      const done = state.done - (last.skip ? 0 : last.cases.length);
      const undoable = state.undoable.slice(0, -1);
      return { ...changeCases(back, last.cases, () => ({ turn })), turn, done, undoable, notice: null };
    }
    case "undone": {
      const { reviewCase, version } = action;
      const updated = changeCases(state, [reviewCase], () => ({ version }));
      return isLatest(state, action) ? restore(updated, [{ ...reviewCase, version }]) : updated;
    }
    case "undo-refused": {
      const { reviewCase, skip, detail } = action;
      return {
        ...(skip ? state : changeCases(state, [reviewCase], () => HIDDEN)),
        notice: `“${ticketTitle(reviewCase)}”: ${detail}`,
      };
    }
    case "settled-elsewhere":
      return settledElsewhere(state, action.reviewCase);
    case "notice":
      return { ...state, notice: action.text };
  }
}

/** The cases to show, in the server's order: its list without answered cases, and with restored ones. */
export function openCases(listed: readonly ReviewCase[], { cases }: ReviewAnswers): ReviewCase[] {
  const shown = new Map(listed.toReversed().map((reviewCase) => [reviewCase.id, reviewCase]));
  for (const { restored } of cases.values()) if (restored && !shown.has(restored.id)) shown.set(restored.id, restored);
  const current = [...shown.values()].map((reviewCase) => {
    const { restored, skipped } = cases.get(reviewCase.id) ?? {};
    const newest = restored && restored.version > reviewCase.version ? restored : reviewCase;
    return skipped?.triageResultId === newest.triageResultId ? { ...newest, skipped: skipped.value } : newest;
  });
  return inCaseOrder(current.filter(({ id, version }) => version > (cases.get(id)?.hiddenUpTo ?? 0)));
}

/** The ticket version to send with an answer: the case's, or a higher one that an undo returned. */
export function versionOf({ id, version }: ReviewCase, { cases }: ReviewAnswers): number {
  return Math.max(version, cases.get(id)?.version ?? 0);
}

const HIDDEN = { hiddenUpTo: Number.POSITIVE_INFINITY };
const hiddenUpTo = (version: number) => ({ hiddenUpTo: version });
const skipped = ({ triageResultId }: ReviewCase, value: boolean) => ({ skipped: { triageResultId, value } });

function changeCases(
  state: ReviewAnswers,
  cases: readonly ReviewCase[],
  change: (reviewCase: ReviewCase) => CaseState,
): ReviewAnswers {
  const changed = cases.map(
    (reviewCase) => [reviewCase.id, { ...state.cases.get(reviewCase.id), ...change(reviewCase) }] as const,
  );
  return { ...state, cases: new Map([...state.cases, ...changed]) };
}

function restore(state: ReviewAnswers, cases: readonly ReviewCase[]): ReviewAnswers {
  return changeCases(state, cases, (restored) => ({ restored, hiddenUpTo: undefined }));
}

function settledElsewhere(state: ReviewAnswers, reviewCase: ReviewCase): ReviewAnswers {
  const notice = `“${ticketTitle(reviewCase)}” was already reviewed.`;
  return { ...changeCases(state, [reviewCase], () => HIDDEN), notice };
}

function isLatest(state: ReviewAnswers, { reviewCase, turn }: { reviewCase: ReviewCase; turn: number }): boolean {
  return state.cases.get(reviewCase.id)?.turn === turn;
}

type ActionOf<Type> = Extract<ReviewAction, { type: Type }>;

function acceptedMany(state: ReviewAnswers, { cases, turn, outcomes }: ActionOf<"answered-many">): ReviewAnswers {
  const answered = outcomes.reduce((before, { outcome, version }, index) => {
    const reviewCase = cases[index]!;
    if (!isLatest(before, { reviewCase, turn })) return before;
    return changeCases(before, [reviewCase], () => ({ hiddenUpTo: outcome === "accepted" ? version : undefined }));
  }, state);
  const failed = outcomes.filter(({ outcome }) => outcome !== "accepted").length;
  if (failed === 0) return answered;
  const notice = `${cases.length - failed} accepted. ${formatCount(failed, "case has", "cases have")} changed in the meantime.`;
  return { ...answered, notice };
}

/** Takes the cases that were not settled out of the answer. An undone answer is no longer in the list. */
function finished(state: ReviewAnswers, { turn, settled }: ActionOf<"finished">): ReviewAnswers {
  const answer = state.undoable.find((other) => other.turn === turn);
  if (!answer || settled.length === answer.cases.length) return state;
  const text = formatCount(settled.length, "case accepted", "cases accepted");
  const remaining = settled.length > 0 ? [{ ...answer, cases: settled, text }] : [];
  return {
    ...state,
    done: state.done - (answer.skip ? 0 : answer.cases.length - settled.length),
    undoable: state.undoable.flatMap((other) => (other === answer ? remaining : other)),
  };
}
