import { ticketTitle } from "@/app/_features/ticket/ticket-title";
import { formatCount } from "@/lib/display-text/labels";
import type { AcceptedCase } from "@/lib/tickets/review/accept-many";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { inCaseOrder } from "./case-order";

/** What this visit knows of one case beyond the server's list. */
export interface CaseState {
  /** The turn of the latest answer or undo. Results of earlier turns are ignored. */
  turn?: number;
  /** Hidden up to this version; without an end while its answer is on the way, whatever the server's list says. */
  hiddenUpTo?: number;
  /** The case as it came back. */
  restored?: ReviewCase;
  /** Whether the reader put it off here, for this result of triage. */
  skipped?: { triageResultId: string; value: boolean };
  /** The version after the latest undo. */
  version?: number;
}

/** An answer of this visit that can be undone. */
export interface GivenAnswer {
  turn: number;
  cases: readonly ReviewCase[];
  /** "Kept: Account" */
  words: string;
  skip: boolean;
}

/** The answers of one visit to the review inbox. */
export interface ReviewAnswers {
  cases: ReadonlyMap<string, CaseState>;
  /** The latest is the last one. */
  given: readonly GivenAnswer[];
  done: number;
  notice: string | null;
  /** The number of the latest answer or undo. */
  turn: number;
}

export const NO_ANSWERS: ReviewAnswers = { cases: new Map(), given: [], done: 0, notice: null, turn: 0 };

export type ReviewAction =
  /** The cases go at once, before the server has answered. */
  | { type: "answer"; cases: readonly ReviewCase[]; words: string; skip: boolean }
  | { type: "answered"; seen: ReviewCase; turn: number; version: number }
  | { type: "answered-many"; cases: readonly ReviewCase[]; turn: number; outcomes: readonly AcceptedCase[] }
  /** `now` is the case as it is, null where it is none any more. */
  | { type: "refused"; seen: ReviewCase; now: ReviewCase | null; skip: boolean; detail: string }
  | { type: "refused-many"; cases: readonly ReviewCase[]; detail: string }
  /** An answer is over; `through` are the cases that it settled. */
  | { type: "finished"; turn: number; through: readonly ReviewCase[] }
  | { type: "undo" }
  | { type: "undone"; seen: ReviewCase; turn: number; version: number }
  | { type: "undo-refused"; seen: ReviewCase; skip: boolean; detail: string }
  | { type: "settled-elsewhere"; seen: ReviewCase }
  | { type: "notice"; words: string | null };

/** The state after an action. A result changes a case only where nothing newer was begun with it. */
export function reviewReducer(state: ReviewAnswers, action: ReviewAction): ReviewAnswers {
  switch (action.type) {
    case "answer": {
      const { cases, words, skip } = action;
      const turn = state.turn + 1;
      const begun = changeCases(state, cases, (seen) => ({ turn, ...(skip ? putOff(seen, true) : HIDDEN) }));
      const done = state.done + (skip ? 0 : cases.length);
      return { ...begun, turn, done, notice: null, given: [...state.given, { turn, cases, words, skip }] };
    }
    case "answered":
      return isLatest(state, action) ? changeCases(state, [action.seen], () => hiddenUpTo(action.version)) : state;
    case "answered-many":
      return acceptedMany(state, action);
    case "refused": {
      const { seen, now, skip, detail } = action;
      const back = skip ? changeCases(state, [seen], () => putOff(seen, false)) : state;
      if (!now) return settledElsewhere(back, seen);
      const changed = now.version > seen.version || now.triageResultId !== seen.triageResultId;
      const why = changed ? "The ticket changed meanwhile: look at it again." : detail;
      return { ...restore(back, [now]), notice: `“${ticketTitle(seen)}” is back in the list. ${why}` };
    }
    case "refused-many":
      return { ...restore(state, action.cases), notice: `Nothing was accepted. ${action.detail}` };
    case "finished":
      return finished(state, action);
    case "undo": {
      const last = state.given.at(-1);
      if (!last) return state;
      const turn = state.turn + 1;
      const back = last.skip
        ? changeCases(state, last.cases, (seen) => putOff(seen, false))
        : restore(state, last.cases);
      const done = state.done - (last.skip ? 0 : last.cases.length);
      const given = state.given.slice(0, -1);
      return { ...changeCases(back, last.cases, () => ({ turn })), turn, done, given, notice: null };
    }
    case "undone": {
      const { seen, version } = action;
      const known = changeCases(state, [seen], () => ({ version }));
      return isLatest(state, action) ? restore(known, [{ ...seen, version }]) : known;
    }
    case "undo-refused": {
      const { seen, skip, detail } = action;
      return {
        ...(skip ? state : changeCases(state, [seen], () => HIDDEN)),
        notice: `“${ticketTitle(seen)}”: ${detail}`,
      };
    }
    case "settled-elsewhere":
      return settledElsewhere(state, action.seen);
    case "notice":
      return { ...state, notice: action.words };
  }
}

/** The cases to show: the server's, without what was answered here, with what came back, in the server's order. */
export function openCases(listed: readonly ReviewCase[], { cases }: ReviewAnswers): ReviewCase[] {
  const shown = new Map(listed.toReversed().map((one) => [one.id, one]));
  // A case that came back here is shown also while the server's list still lacks it.
  for (const { restored } of cases.values()) if (restored && !shown.has(restored.id)) shown.set(restored.id, restored);
  const current = [...shown.values()].map((one) => {
    const { restored, skipped } = cases.get(one.id) ?? {};
    const newest = restored && restored.version > one.version ? restored : one;
    return skipped?.triageResultId === newest.triageResultId ? { ...newest, skipped: skipped.value } : newest;
  });
  return inCaseOrder(current.filter(({ id, version }) => version > (cases.get(id)?.hiddenUpTo ?? 0)));
}

/** The version to answer a case with: an undo of this visit may have raised it. */
export function versionOf({ id, version }: ReviewCase, { cases }: ReviewAnswers): number {
  return Math.max(version, cases.get(id)?.version ?? 0);
}

const HIDDEN = { hiddenUpTo: Number.POSITIVE_INFINITY };
/** A later version is another case. */
const hiddenUpTo = (version: number) => ({ hiddenUpTo: version });
const putOff = ({ triageResultId }: ReviewCase, value: boolean) => ({ skipped: { triageResultId, value } });

function changeCases(
  state: ReviewAnswers,
  cases: readonly ReviewCase[],
  change: (seen: ReviewCase) => CaseState,
): ReviewAnswers {
  const changed = cases.map((seen) => [seen.id, { ...state.cases.get(seen.id), ...change(seen) }] as const);
  return { ...state, cases: new Map([...state.cases, ...changed]) };
}

function restore(state: ReviewAnswers, cases: readonly ReviewCase[]): ReviewAnswers {
  return changeCases(state, cases, (restored) => ({ restored, hiddenUpTo: undefined }));
}

function settledElsewhere(state: ReviewAnswers, seen: ReviewCase): ReviewAnswers {
  const notice = `Somebody else settled “${ticketTitle(seen)}” first.`;
  return { ...changeCases(state, [seen], () => HIDDEN), notice };
}

function isLatest(state: ReviewAnswers, { seen, turn }: { seen: ReviewCase; turn: number }): boolean {
  return state.cases.get(seen.id)?.turn === turn;
}

type Of<Type> = Extract<ReviewAction, { type: Type }>;

/** What is still a case comes back as the server's list has it. */
function acceptedMany(state: ReviewAnswers, { cases, turn, outcomes }: Of<"answered-many">): ReviewAnswers {
  const answered = outcomes.reduce((before, { outcome, version }, index) => {
    const seen = cases[index]!;
    if (!isLatest(before, { seen, turn })) return before;
    return changeCases(before, [seen], () => ({ hiddenUpTo: outcome === "accepted" ? version : undefined }));
  }, state);
  const missed = outcomes.filter(({ outcome }) => outcome !== "accepted").length;
  if (missed === 0) return answered;
  const accepted = cases.length - missed;
  return {
    ...answered,
    notice: `${accepted} accepted. ${formatCount(missed, "case had", "cases had")} changed meanwhile.`,
  };
}

/** Only what went through can be undone and counts; an answer that was undone meanwhile is no longer in the list. */
function finished(state: ReviewAnswers, { turn, through }: Of<"finished">): ReviewAnswers {
  const one = state.given.find((each) => each.turn === turn);
  if (!one || through.length === one.cases.length) return state;
  const words = formatCount(through.length, "case accepted", "cases accepted");
  const left = through.length > 0 ? [{ ...one, cases: through, words }] : [];
  return {
    ...state,
    done: state.done - (one.skip ? 0 : one.cases.length - through.length),
    given: state.given.flatMap((each) => (each === one ? left : each)),
  };
}
