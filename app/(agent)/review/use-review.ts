"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { callApi } from "@/app/_client/api";
import { isCovered, usePageShortcut } from "@/app/_client/use-page-shortcut";
import { useNextPage } from "@/app/_components/show-more";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import type { ReviewCase, ReviewCaseDetails, ReviewPage } from "@/lib/tickets/review/queries";
import {
  answerOptions,
  formatValues,
  isAcceptable,
  questionField,
  type ReviewValues,
  suggestedValues,
  suggestionFor,
} from "./case-text";
import { openCases, type ReviewAnswers } from "./review-state";
import { type CaseAnswer, useAnswers } from "./use-answers";
import { useCaseDetails } from "./use-case-details";

/** The API's limit. */
const MAX_BULK = 100;

/** The state of the review inbox: the current case, selected cases, chosen options, answers and shortcuts. */
export function useReview(page: ReviewPage, first: ReviewCaseDetails | null, names: CatalogueNames) {
  const answers = useAnswers();
  const { state, dispatch } = answers;
  const { listed, more } = useListed(page);
  const cases = openCases(listed, state);
  const [currentId, setCurrentId] = useState(first?.id ?? null);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const [changing, setChanging] = useState(false);
  /** Counts the calls of `show()`. */
  const [turn, setTurn] = useState(0);
  // In narrow windows the case is a screen with its own URL, so that Back leads to the list.
  const open = useSearchParams().has("case");
  const found = cases.findIndex(({ id }) => id === currentId);
  const lastPosition = useRef(0);
  const at = found >= 0 ? found : Math.min(lastPosition.current, cases.length - 1);
  const current = cases[at] ?? null;
  const details = useCaseDetails(current, cases[at + 1] ?? null, first, {
    onSettled: (reviewCase) => dispatch({ type: "settled-elsewhere", reviewCase }),
    idle: answers.idle,
  });
  const selected = cases.filter(({ id }) => selectedIds.has(id));
  const setNotice = (text: string | null) => dispatch({ type: "notice", text });
  useSettledNotice({ current, at, lastPosition, cases, state, notify: setNotice });

  function show(next: ReviewCase | null | undefined, { opens = open } = {}) {
    setCurrentId(next?.id ?? null);
    setTurn((before) => before + 1);
    const href = next && opens ? `/review?case=${next.number}` : "/review";
    if (opens && !open) window.history.pushState(null, "", href);
    else if (open) window.history.replaceState(null, "", href);
  }
  const step = (by: number) => show(cases[Math.min(cases.length - 1, Math.max(0, at + by))]);
  const nextAfter = (answered: readonly ReviewCase[]) => {
    const remaining = cases.filter((reviewCase) => !answered.includes(reviewCase));
    return remaining.find((reviewCase) => cases.indexOf(reviewCase) > at) ?? remaining.at(-1) ?? null;
  };

  function answer(reviewCase: ReviewCase, caseAnswer: CaseAnswer, text: string) {
    answers.answer(reviewCase, caseAnswer, text);
    show(nextAfter([reviewCase]));
  }
  /** What Accept sets: the suggestions, changed by the chosen option. */
  const chosenFor = (reviewCase: ReviewCase): ReviewValues => {
    const field = questionField(reviewCase);
    const choice = choices[reviewCase.triageResultId];
    return { ...suggestedValues(reviewCase, names), ...(field && choice !== undefined ? { [field]: choice } : {}) };
  };
  const isReady = (reviewCase: ReviewCase) =>
    isAcceptable(reviewCase, names) ||
    (questionField(reviewCase) === "category" && choices[reviewCase.triageResultId] !== undefined);

  function accept() {
    if (selected.length > 0) return acceptSelected();
    if (!current) return;
    if (!isReady(current)) return setChanging(true);
    const values = chosenFor(current);
    const choice = choices[current.triageResultId];
    const isAsSuggested = choice === undefined || choice === suggestionFor(current, questionField(current))?.value;
    if (isAsSuggested) answer(current, { answer: "accept" }, `Accepted: ${formatValues(values, names)}`);
    else answer(current, { answer: "change", values }, `Changed: ${formatValues(values, names)}`);
  }
  function acceptSelected() {
    const accepted = selected.filter((reviewCase) => isAcceptable(reviewCase, names)).slice(0, MAX_BULK);
    if (accepted.length === 0) return;
    setSelectedIds(new Set());
    answers.acceptAll(accepted, formatCount(accepted.length, "case accepted", "cases accepted"));
    show(current && !accepted.includes(current) ? current : nextAfter(accepted));
  }
  function change(values: ReviewValues) {
    setChanging(false);
    if (current) answer(current, { answer: "change", values }, `Changed: ${formatValues(values, names)}`);
  }
  const reject = () => current && answer(current, { answer: "reject" }, "Rejected");
  const skip = () => current && answer(current, { answer: "skip" }, "Skipped");
  function undo() {
    const undone = answers.undo();
    if (undone) show(undone);
  }
  // A selected case is accepted as suggested: selecting drops its choice, choosing deselects it.
  function toggle(reviewCase: ReviewCase) {
    setChoices(({ [reviewCase.triageResultId]: _, ...others }) => others);
    setSelectedIds(
      (before) => new Set(before.has(reviewCase.id) ? without(before, reviewCase.id) : [...before, reviewCase.id]),
    );
  }
  const acceptable = cases.filter((reviewCase) => isAcceptable(reviewCase, names));
  function toggleAll() {
    setChoices({});
    setSelectedIds(selected.length > 0 ? new Set() : new Set(acceptable.slice(0, MAX_BULK).map(({ id }) => id)));
  }
  function choose(reviewCase: ReviewCase, value: string) {
    setSelectedIds((before) => new Set(without(before, reviewCase.id)));
    setChoices((before) => ({ ...before, [reviewCase.triageResultId]: value }));
  }
  function chooseNth(index: number) {
    const option = current && answerOptions(current, names)[index];
    if (current && option) choose(current, option.value);
  }

  const isSingle = current !== null && selected.length === 0;
  usePageShortcut("j", () => step(1));
  usePageShortcut("k", () => step(-1));
  usePageShortcut("c", () => setChanging(true), isSingle);
  usePageShortcut("x", () => reject(), isSingle);
  usePageShortcut("s", () => skip(), isSingle);
  usePageShortcut("z", undo);
  usePageShortcut("a", toggleAll);
  usePageShortcut("1", () => chooseNth(0));
  usePageShortcut("2", () => chooseNth(1));
  usePageShortcut("3", () => chooseNth(2));
  useEnterKey("Enter", accept);
  useEnterKey(" ", () => current && isAcceptable(current, names) && toggle(current));
  usePageShortcut("Escape", () => setSelectedIds(new Set()), selected.length > 0);

  return {
    ...{ cases, current, details, open, turn, selected, choices, changing, more },
    ...{ accept, change, reject, skip, undo, step, show, toggle, toggleAll, choose, chosenFor, isReady, setChanging },
    isAcceptable: (reviewCase: ReviewCase) => isAcceptable(reviewCase, names),
    last: state.undoable.at(-1) ?? null,
    done: state.done,
    notice: state.notice,
    dismissNotice: () => setNotice(null),
  };
}

export type ReviewState = ReturnType<typeof useReview>;

function useListed(page: ReviewPage) {
  const [further, setFurther] = useState<ReviewPage | null>(null);
  const more = useNextPage((further ?? page).nextCursor, async (cursor) => {
    const next = await callApi<ReviewPage>("GET", `/api/review?limit=50&cursor=${encodeURIComponent(cursor)}`);
    setFurther((before) => ({ ...next, cases: [...(before?.cases ?? []), ...next.cases] }));
  });
  return { listed: [...page.cases, ...(further?.cases ?? [])], more };
}

interface SettledNotice {
  current: ReviewCase | null;
  at: number;
  lastPosition: { current: number };
  cases: readonly ReviewCase[];
  state: ReviewAnswers;
  notify: (text: string) => void;
}

/** Shows a notice when another person answered the current case. Remembers its position. */
function useSettledNotice({ current, at, lastPosition, cases, state, notify }: SettledNotice) {
  const before = useRef(current);
  useEffect(() => {
    const previous = before.current;
    before.current = current;
    lastPosition.current = Math.max(0, at);
    if (!previous || cases.some(({ id }) => id === previous.id)) return;
    if (state.cases.get(previous.id)?.hiddenUpTo !== undefined) return;
    notify("The case you had open was already reviewed.");
  });
}

function without(ids: ReadonlySet<string>, id: string): string[] {
  return [...ids].filter((other) => other !== id);
}

/** Handles the key unless the focused control, a dialog or a menu uses it. */
function useEnterKey(key: "Enter" | " ", onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.repeat) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || isCovered()) return;
      if (event.target instanceof Element && event.target.closest(CONTROLS[key])) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [key]);
}

const BOTH_KEYS = "a, button, textarea, select, summary, [contenteditable], [role=dialog], [role=menu]";
/** Controls that use the key: a checkbox uses Space but not Enter. */
const CONTROLS = { Enter: `${BOTH_KEYS}, input:not([type=checkbox])`, " ": `${BOTH_KEYS}, input` };
