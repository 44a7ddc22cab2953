/** The first training needs no fewer; below that every class has one or two examples. */
export const FIRST_LABELS = 20;
/** A tenth more labels is the least that a measurement can tell from chance, and a training each hour helps nobody. */
const MORE_SHARE = 0.1;
const MORE_AT_LEAST = 25;

/** How many labels have to come before the next training is worth its while; 0 where it is due. */
export function labelsUntilTraining({ labels, labelsThen }: { labels: number; labelsThen: number | null }): number {
  const due =
    labelsThen === null ? FIRST_LABELS : labelsThen + Math.max(MORE_AT_LEAST, Math.ceil(labelsThen * MORE_SHARE));
  return Math.max(0, due - labels);
}
