/** Gives the focus of what is about to be removed to something that stays: the first match in the nearest region around it. */
export function moveFocus(from: Element, region: string, to: string): void {
  from.closest(region)?.querySelector<HTMLElement>(to)?.focus();
}
