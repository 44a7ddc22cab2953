import { describe, expect, it } from "vitest";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { NO_ANSWERS, openCases, type ReviewAction, type ReviewAnswers, reviewReducer, versionOf } from "./review-state";

const [a, b, c] = ["a", "b", "c"].map(caseOf) as [ReviewCase, ReviewCase, ReviewCase];
const LISTED = [a, b, c];
const answer = (...cases: ReviewCase[]): ReviewAction => ({
  type: "answer",
  cases,
  words: "Kept: Account",
  skip: false,
});
const skip = (seen: ReviewCase): ReviewAction => ({ type: "answer", cases: [seen], words: "Skipped", skip: true });
const UNDO: ReviewAction = { type: "undo" };

describe("the state of a visit to the review inbox", () => {
  it("an answered case goes at once and stays away, whatever the server’s list says meanwhile", () => {
    const state = stateAfter(answer(b));
    expect(ids(state)).toEqual(["a", "c"]);
    expect(ids(state, [a, { ...b, version: 9 }, c])).toEqual(["a", "c"]);
    expect(state).toMatchObject({ done: 1, notice: null, given: [{ turn: 1, words: "Kept: Account" }] });
  });

  it("a case with a later version than its answer is another case and is shown", () => {
    const state = stateAfter(answer(b), { type: "answered", seen: b, turn: 1, version: 2 });
    expect(ids(state, [a, { ...b, version: 2 }, c])).toEqual(["a", "c"]);
    expect(ids(state, [a, { ...b, version: 3 }, c])).toEqual(["a", "b", "c"]);
  });

  it("an undone case stands where it stood, also while the server’s list lacks it", () => {
    const state = stateAfter(answer(b), answer(a), UNDO, UNDO);
    expect(ids(state, [c])).toEqual(["a", "b", "c"]);
    expect(state).toMatchObject({ done: 0, given: [] });
  });

  it("undo takes the latest answer back first", () => {
    const state = stateAfter(answer(a), answer(b), UNDO);
    expect(ids(state)).toEqual(["b", "c"]);
    expect(state.given.map(({ cases }) => cases)).toEqual([[a]]);
  });

  it("the version after an undo is the one to answer with next", () => {
    const undone: ReviewAction = { type: "undone", seen: b, turn: 2, version: 3 };
    const state = stateAfter(answer(b), UNDO, undone);
    expect(versionOf(b, state)).toBe(3);
    expect(openCases([a, c], state)).toContainEqual({ ...b, version: 3 });
  });

  it("a result of an earlier turn does not bring back a case that was answered again", () => {
    const again = stateAfter(answer(b), UNDO, answer(b));
    const late = reviewReducer(again, { type: "undone", seen: b, turn: 2, version: 3 });
    expect(ids(late)).toEqual(["a", "c"]);
    expect(versionOf(b, late)).toBe(3);
    expect(reviewReducer(again, { type: "answered", seen: b, turn: 1, version: 2 })).toEqual(again);
  });

  it("a skipped case stands last until the skip is undone", () => {
    expect(ids(stateAfter(skip(a)))).toEqual(["b", "c", "a"]);
    expect(stateAfter(skip(a)).done).toBe(0);
    expect(ids(stateAfter(skip(a), UNDO))).toEqual(["a", "b", "c"]);
  });

  it("a refused answer brings the case back as it is now, and does not count", () => {
    const now = { ...b, version: 5 };
    const state = stateAfter(
      answer(b),
      { type: "refused", seen: b, now, skip: false, detail: "Not now." },
      { type: "finished", turn: 1, through: [] },
    );
    expect(openCases(LISTED, state)).toEqual([a, now, c]);
    expect(state).toMatchObject({ done: 0, given: [] });
    expect(state.notice).toBe("“Case b” is back in the list. The ticket changed meanwhile: look at it again.");
  });

  it("a case that did not change is back with the reason that the server gave", () => {
    const state = stateAfter(answer(b), { type: "refused", seen: b, now: b, skip: false, detail: "Not now." });
    expect(state.notice).toBe("“Case b” is back in the list. Not now.");
  });

  it("a case that somebody else settled first stays away and is named", () => {
    const lost = stateAfter(skip(b), { type: "refused", seen: b, now: null, skip: true, detail: "" });
    expect(ids(lost)).toEqual(["a", "c"]);
    expect(lost.notice).toBe("Somebody else settled “Case b” first.");
    expect(ids(stateAfter({ type: "settled-elsewhere", seen: b }))).toEqual(["a", "c"]);
  });

  it("an answer that was undone before it was refused is not subtracted twice", () => {
    const state = stateAfter(answer(a), answer(b), UNDO, { type: "finished", turn: 2, through: [] });
    expect(state).toMatchObject({ done: 1, given: [{ turn: 1 }] });
  });

  it("a refused undo leaves the answer as it was given", () => {
    const state = stateAfter(answer(b), UNDO, { type: "undo-refused", seen: b, skip: false, detail: "Too late." });
    expect(ids(state)).toEqual(["a", "c"]);
    expect(state.notice).toBe("“Case b”: Too late.");
  });

  it("of many cases only those that went through stay away and can be undone", () => {
    const state = stateAfter(
      answer(a, b, c),
      {
        type: "answered-many",
        cases: LISTED,
        turn: 1,
        outcomes: [
          { ticket: "a", outcome: "accepted", version: 2 },
          { ticket: "b", outcome: "stale" },
          { ticket: "c", outcome: "not_found" },
        ],
      },
      { type: "finished", turn: 1, through: [a] },
    );
    expect(ids(state, [b])).toEqual(["b"]);
    expect(state).toMatchObject({ done: 1, given: [{ cases: [a], words: "1 case accepted" }] });
    expect(state.notice).toBe("1 accepted. 2 cases had changed meanwhile.");
  });

  it("a bulk answer that was refused as a whole brings all of its cases back", () => {
    const state = stateAfter(answer(a, b), { type: "refused-many", cases: [a, b], detail: "No connection." });
    expect(ids(state)).toEqual(["a", "b", "c"]);
    expect(state.notice).toBe("Nothing was accepted. No connection.");
  });

  it("a further page that repeats a case shows it once, as the first page has it", () => {
    expect(openCases([a, b, { ...a, version: 0 }], NO_ANSWERS)).toEqual([a, b]);
  });
});

function stateAfter(...actions: ReviewAction[]): ReviewAnswers {
  return actions.reduce(reviewReducer, NO_ANSWERS);
}

function ids(state: ReviewAnswers, listed: readonly ReviewCase[] = LISTED): string[] {
  return openCases(listed, state).map(({ id }) => id);
}

function caseOf(id: string, index: number): ReviewCase {
  return {
    id,
    number: `SB-${index}`,
    title: `Case ${id}`,
    description: "The door is locked.",
    priority: "medium",
    channel: "web",
    requester: { id: "marta", name: "Marta" },
    category: null,
    skills: [],
    provenance: {},
    createdAt: `2026-11-20T09:0${index}:00.000Z`,
    version: 1,
    triageResultId: `result-${id}`,
    skipped: false,
    open: ["category"],
    suggestions: [],
  };
}
