/** Labels needed for the first training. With fewer, most values have only one or two examples. */
export const FIRST_LABELS = 20;
/** A new training needs 10% more labels, at least 25. Fewer make no difference that we can measure. */
const MORE_SHARE = 0.1;
const MORE_AT_LEAST = 25;

/** Labels missing for the next training; 0 if it is due. `labelsThen`: labels at the last training; null: none yet. */
export function labelsUntilTraining({ labels, labelsThen }: { labels: number; labelsThen: number | null }): number {
  const due =
    labelsThen === null ? FIRST_LABELS : labelsThen + Math.max(MORE_AT_LEAST, Math.ceil(labelsThen * MORE_SHARE));
  return Math.max(0, due - labels);
}
