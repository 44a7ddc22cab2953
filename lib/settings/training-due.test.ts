import { expect, it } from "vitest";
import { labelsUntilTraining } from "./training-due";

it.each([
  [0, null, 20],
  [20, null, 0],
  [20, 20, 25],
  [44, 20, 1],
  [1_000, 1_000, 100],
  [1_200, 1_000, 0],
  // The number of labels can also decrease: tickets are deleted, imports removed.
  [10, 1_000, 1_090],
])("With %i labels and %s at the last training, %i labels are missing", (labels, labelsThen, missing) => {
  expect(labelsUntilTraining({ labels, labelsThen })).toBe(missing);
});
