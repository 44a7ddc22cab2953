/** What the address of a catalogue page says: which row's form is shown, or the form for a new one. */
export interface SidePanelState {
  item: string | null;
  isNew: boolean;
}

export function readSidePanel(params: Record<string, string | string[] | undefined>): SidePanelState {
  return { item: [params.item ?? []].flat()[0] ?? null, isNew: params.new !== undefined };
}

/** The address of a page with one row's form open. */
export function itemHref(path: string, id: string): string {
  return `${path}?item=${id}`;
}

/** Those facts of `wanted` that differ from what stands; lists count by their words in order. */
export function changedOnly<T extends Record<string, unknown>>(stands: Record<string, unknown>, wanted: T): Partial<T> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(stands[name]),
  );
  return Object.fromEntries(changed) as Partial<T>;
}
