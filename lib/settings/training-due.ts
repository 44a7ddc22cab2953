/** Labels needed for the first training. With fewer, every class has only one or two examples. */
export const FIRST_LABELS = 20;
/** Fewer new labels change nothing measurable. */
const MORE_SHARE = 0.1;
const MORE_AT_LEAST = 25;

/** How many labels are missing until the next training; 0 if it is due. */
export function labelsUntilTraining({ labels, labelsThen }: { labels: number; labelsThen: number | null }): number {
  const due =
    labelsThen === null ? FIRST_LABELS : labelsThen + Math.max(MORE_AT_LEAST, Math.ceil(labelsThen * MORE_SHARE));
  return Math.max(0, due - labels);
}
