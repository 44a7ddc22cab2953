/** The side panel's state in a catalogue page's query: the open item, or the form for a new one. */
export function readSidePanel(params: Record<string, string | string[] | undefined>): {
  item: string | null;
  isNew: boolean;
} {
  return { item: [params.item ?? []].flat()[0] ?? null, isNew: params.new !== undefined };
}

/** The path of a page with one item's form open. */
export function itemHref(path: string, id: string): string {
  return `${path}?item=${id}`;
}

/** The fields of `wanted` that differ from `current`. The order of lists matters. */
export function changedOnly<T extends Record<string, unknown>>(
  current: Record<string, unknown>,
  wanted: T,
): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(current[name]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
