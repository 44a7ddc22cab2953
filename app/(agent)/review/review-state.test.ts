import { describe, expect, it } from "vitest";
import type { ReviewCase } from "@/lib/tickets/review/queries";
import { NO_ANSWERS, openCases, type ReviewAction, type ReviewAnswers, reviewReducer, versionOf } from "./review-state";

const [a, b, c] = ["a", "b", "c"].map(caseOf) as [ReviewCase, ReviewCase, ReviewCase];
const LISTED = [a, b, c];
const answer = (...cases: ReviewCase[]): ReviewAction => ({
  type: "answer",
  cases,
  text: "Accepted: Account",
  skip: false,
});
const skip = (reviewCase: ReviewCase): ReviewAction => ({
  type: "answer",
  cases: [reviewCase],
  text: "Skipped",
  skip: true,
});
const UNDO: ReviewAction = { type: "undo" };

describe("reviewReducer", () => {
  it("An answered case disappears at once and stays away while the server still lists it", () => {
    const state = stateAfter(answer(b));
    expect(ids(state)).toEqual(["a", "c"]);
    expect(ids(state, [a, { ...b, version: 9 }, c])).toEqual(["a", "c"]);
    expect(state).toMatchObject({ done: 1, notice: null, undoable: [{ turn: 1, text: "Accepted: Account" }] });
  });

  it("A case with a later version than its answer is shown again", () => {
    const state = stateAfter(answer(b), { type: "answered", reviewCase: b, turn: 1, version: 2 });
    expect(ids(state, [a, { ...b, version: 2 }, c])).toEqual(["a", "c"]);
    expect(ids(state, [a, { ...b, version: 3 }, c])).toEqual(["a", "b", "c"]);
  });

  it("An undone case returns to its position even if the server does not list it yet", () => {
    const state = stateAfter(answer(b), answer(a), UNDO, UNDO);
    expect(ids(state, [c])).toEqual(["a", "b", "c"]);
    expect(state).toMatchObject({ done: 0, undoable: [] });
  });

  it("Undo reverts the latest answer first", () => {
    const state = stateAfter(answer(a), answer(b), UNDO);
    expect(ids(state)).toEqual(["b", "c"]);
    expect(state.undoable.map(({ cases }) => cases)).toEqual([[a]]);
  });

  it("The next answer after an undo uses the version that the undo returned", () => {
    const undone: ReviewAction = { type: "undone", reviewCase: b, turn: 2, version: 3 };
    const state = stateAfter(answer(b), UNDO, undone);
    expect(versionOf(b, state)).toBe(3);
    expect(openCases([a, c], state)).toContainEqual({ ...b, version: 3 });
  });

  it("The late result of an undo does not restore a case that was answered again", () => {
    const again = stateAfter(answer(b), UNDO, answer(b));
    const late = reviewReducer(again, { type: "undone", reviewCase: b, turn: 2, version: 3 });
    expect(ids(late)).toEqual(["a", "c"]);
    expect(versionOf(b, late)).toBe(3);
    expect(reviewReducer(again, { type: "answered", reviewCase: b, turn: 1, version: 2 })).toEqual(again);
  });

  it("A skipped case is last until the skip is undone", () => {
    expect(ids(stateAfter(skip(a)))).toEqual(["b", "c", "a"]);
    expect(stateAfter(skip(a)).done).toBe(0);
    expect(ids(stateAfter(skip(a), UNDO))).toEqual(["a", "b", "c"]);
  });

  it("A refused answer restores the present case and does not count", () => {
    const now = { ...b, version: 5 };
    const state = stateAfter(
      answer(b),
      { type: "refused", reviewCase: b, now, skip: false, detail: "Not now." },
      { type: "finished", turn: 1, settled: [] },
    );
    expect(openCases(LISTED, state)).toEqual([a, now, c]);
    expect(state).toMatchObject({ done: 0, undoable: [] });
    expect(state.notice).toBe("“Case b” is back in the list. The ticket has changed, so please check it again.");
  });

  it("The notice about a refused answer gives the server’s reason if the case did not change", () => {
    const state = stateAfter(answer(b), { type: "refused", reviewCase: b, now: b, skip: false, detail: "Not now." });
    expect(state.notice).toBe("“Case b” is back in the list. Not now.");
  });

  it("A case that someone else answered first stays away and is named in the notice", () => {
    const lost = stateAfter(skip(b), { type: "refused", reviewCase: b, now: null, skip: true, detail: "" });
    expect(ids(lost)).toEqual(["a", "c"]);
    expect(lost.notice).toBe("“Case b” was already reviewed.");
    expect(ids(stateAfter({ type: "settled-elsewhere", reviewCase: b }))).toEqual(["a", "c"]);
  });

  it("An answer that was undone before it was refused is subtracted once", () => {
    const state = stateAfter(answer(a), answer(b), UNDO, { type: "finished", turn: 2, settled: [] });
    expect(state).toMatchObject({ done: 1, undoable: [{ turn: 1 }] });
  });

  it("A refused undo keeps the answer", () => {
    const state = stateAfter(answer(b), UNDO, {
      type: "undo-refused",
      reviewCase: b,
      skip: false,
      detail: "Too late.",
    });
    expect(ids(state)).toEqual(["a", "c"]);
    expect(state.notice).toBe("“Case b”: Too late.");
  });

  it("Only the accepted cases of a bulk answer stay away and can be undone", () => {
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
      { type: "finished", turn: 1, settled: [a] },
    );
    expect(ids(state, [b])).toEqual(["b"]);
    expect(state).toMatchObject({ done: 1, undoable: [{ cases: [a], text: "1 case accepted" }] });
    expect(state.notice).toBe("1 accepted. 2 cases have changed in the meantime.");
  });

  it("A refused bulk answer restores all its cases", () => {
    const state = stateAfter(answer(a, b), { type: "refused-many", cases: [a, b], detail: "No connection." });
    expect(ids(state)).toEqual(["a", "b", "c"]);
    expect(state.notice).toBe("Nothing was accepted. No connection.");
  });

  it("A case that two pages list is shown once, as on the first page", () => {
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
    description: "My account is locked.",
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
