"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { callApi } from "@/app/_client/api";
import { usePageShortcut } from "@/app/_client/use-page-shortcut";
import { useMore } from "@/app/_components/show-more";
import type { CatalogueNames } from "@/app/_features/names/names";
import { formatCount } from "@/lib/display-text/labels";
import type { ReviewCase, ReviewCaseDetails, ReviewPage } from "@/lib/tickets/review/queries";
import {
  answerOptions,
  askedField,
  formatValues,
  isAcceptable,
  type ReviewValues,
  suggestedValues,
  suggestionFor,
} from "./case-text";
import { openCases, type ReviewAnswers } from "./review-state";
import { useAnswers } from "./use-answers";
import { useCaseDetails } from "./use-case-details";
import { useEnterKey } from "./use-enter-key";

/** As many as one request takes. */
const MOST_AT_ONCE = 100;

/** The inbox as it is worked: which case is looked at, which are ticked, what was chosen, and every key. */
export function useReview(page: ReviewPage, first: ReviewCaseDetails | null, names: CatalogueNames) {
  const answers = useAnswers();
  const { state, dispatch } = answers;
  const { listed, more } = useListed(page);
  const cases = openCases(listed, state);
  const [currentId, setCurrentId] = useState(first?.id ?? null);
  const [ticks, setTicks] = useState<ReadonlySet<string>>(new Set());
  const [points, setPoints] = useState<Readonly<Record<string, string>>>({});
  const [changing, setChanging] = useState(false);
  /** Rises whenever the focus should go to the case: by a key or an answer, never by itself. */
  const [turn, setTurn] = useState(0);
  // On phones the case is a screen of its own; its address says so, and Back leads to the list.
  const open = useSearchParams().has("case");
  const found = cases.findIndex(({ id }) => id === currentId);
  const place = useRef(0);
  const at = found >= 0 ? found : Math.min(place.current, cases.length - 1);
  const current = cases[at] ?? null;
  const details = useCaseDetails(current, cases[at + 1] ?? null, first, {
    onGone: (gone) => dispatch({ type: "settled-elsewhere", seen: gone }),
    idle: answers.idle,
  });
  const ticked = cases.filter(({ id }) => ticks.has(id));
  const setNotice = (words: string | null) => dispatch({ type: "notice", words });
  useVanished({ current, at, place, cases, state, tell: setNotice });

  function show(next: ReviewCase | null | undefined, { opens = open } = {}) {
    setCurrentId(next?.id ?? null);
    setTurn((before) => before + 1);
    const href = next && opens ? `/review?case=${next.number}` : "/review";
    if (opens && !open) window.history.pushState(null, "", href);
    else if (open) window.history.replaceState(null, "", href);
  }
  const step = (by: number) => show(cases[Math.min(cases.length - 1, Math.max(0, at + by))]);
  const nextOf = (gone: readonly ReviewCase[]) => {
    const left = cases.filter((seen) => !gone.includes(seen));
    return left.find((seen) => cases.indexOf(seen) > at) ?? left.at(-1) ?? null;
  };

  function give(seen: ReviewCase, said: Parameters<typeof answers.answer>[1], words: string) {
    answers.answer(seen, said, words);
    show(nextOf([seen]));
  }
  /** What accepting would set: the suggestions, with the points as they were set here. */
  const chosenFor = (seen: ReviewCase): ReviewValues => {
    const field = askedField(seen);
    const set = points[seen.triageResultId];
    return { ...suggestedValues(seen, names), ...(field && set !== undefined ? { [field]: set } : {}) };
  };
  const isReady = (seen: ReviewCase) =>
    isAcceptable(seen, names) || (askedField(seen) === "category" && points[seen.triageResultId] !== undefined);

  function accept() {
    if (ticked.length > 0) return acceptTicked();
    if (!current) return;
    if (!isReady(current)) return setChanging(true);
    const values = chosenFor(current);
    const field = askedField(current);
    const set = points[current.triageResultId];
    const asSuggested = set === undefined || set === suggestionFor(current, field)?.value;
    if (asSuggested) give(current, { answer: "accept" }, `Kept: ${formatValues(values, names)}`);
    else give(current, { answer: "change", values }, `Changed: ${formatValues(values, names)}`);
  }
  function acceptTicked() {
    const taken = ticked.filter((seen) => isAcceptable(seen, names)).slice(0, MOST_AT_ONCE);
    if (taken.length === 0) return;
    setTicks(new Set());
    answers.acceptAll(taken, formatCount(taken.length, "case accepted", "cases accepted"));
    show(current && !taken.includes(current) ? current : nextOf(taken));
  }
  function change(values: ReviewValues) {
    setChanging(false);
    if (current) give(current, { answer: "change", values }, `Changed: ${formatValues(values, names)}`);
  }
  const reject = () => current && give(current, { answer: "reject" }, "Left as it is");
  const skip = () => current && give(current, { answer: "skip" }, "Skipped");
  function undo() {
    const back = answers.undo();
    if (back) show(back);
  }
  /** What is ticked is accepted as it was suggested. */
  function tick(seen: ReviewCase) {
    setPoints(({ [seen.triageResultId]: _, ...others }) => others);
    setTicks((before) => (before.has(seen.id) ? without(before, seen.id) : new Set([...before, seen.id])));
  }
  const acceptable = cases.filter((seen) => isAcceptable(seen, names));
  function tickAll() {
    setPoints({});
    setTicks(ticked.length > 0 ? new Set() : new Set(acceptable.slice(0, MOST_AT_ONCE).map(({ id }) => id)));
  }
  function setWay(seen: ReviewCase, value: string) {
    setTicks((before) => without(before, seen.id));
    setPoints((before) => ({ ...before, [seen.triageResultId]: value }));
  }
  function setNth(nth: number) {
    const way = current && answerOptions(current, names)[nth];
    if (current && way) setWay(current, way.value);
  }

  const one = current !== null && ticked.length === 0;
  usePageShortcut("j", () => step(1));
  usePageShortcut("k", () => step(-1));
  usePageShortcut("c", () => setChanging(true), one);
  usePageShortcut("x", () => reject(), one);
  usePageShortcut("s", () => skip(), one);
  usePageShortcut("z", undo);
  usePageShortcut("a", tickAll);
  usePageShortcut("1", () => setNth(0));
  usePageShortcut("2", () => setNth(1));
  usePageShortcut("3", () => setNth(2));
  useEnterKey("Enter", accept);
  useEnterKey(" ", () => current && isAcceptable(current, names) && tick(current));
  usePageShortcut("Escape", () => setTicks(new Set()), ticked.length > 0);

  return {
    ...{ cases, current, details, open, turn, ticked, points, changing, more },
    ...{ accept, change, reject, skip, undo, step, show, tick, tickAll, setWay, chosenFor, isReady, setChanging },
    isAcceptable: (seen: ReviewCase) => isAcceptable(seen, names),
    last: state.given.at(-1) ?? null,
    done: state.done,
    notice: state.notice,
    forget: () => setNotice(null),
  };
}

export type ReviewState = ReturnType<typeof useReview>;

/** The server's page and the further pages that were loaded behind it. */
function useListed(page: ReviewPage) {
  const [behind, setBehind] = useState<ReviewPage | null>(null);
  const more = useMore((behind ?? page).nextCursor, async (cursor) => {
    const found = await callApi<ReviewPage>("GET", `/api/review?limit=50&cursor=${encodeURIComponent(cursor)}`);
    setBehind((before) => ({ ...found, cases: [...(before?.cases ?? []), ...found.cases] }));
  });
  return { listed: [...page.cases, ...(behind?.cases ?? [])], more };
}

interface Looked {
  current: ReviewCase | null;
  at: number;
  place: { current: number };
  cases: readonly ReviewCase[];
  state: ReviewAnswers;
  tell: (words: string) => void;
}

/** Says so when the case that somebody looks at was settled elsewhere, and remembers its place. */
function useVanished({ current, at, place, cases, state, tell }: Looked) {
  const before = useRef(current);
  useEffect(() => {
    const was = before.current;
    before.current = current;
    place.current = Math.max(0, at);
    if (!was || cases.some(({ id }) => id === was.id)) return;
    if (state.cases.get(was.id)?.hiddenUpTo !== undefined) return;
    tell("Somebody else settled the case that you were looking at.");
  });
}

function without(ticks: ReadonlySet<string>, id: string): Set<string> {
  return new Set([...ticks].filter((tick) => tick !== id));
}
