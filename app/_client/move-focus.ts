/** Moves the focus from an element that is about to be removed to the first match of `to` in its closest `region`. */
export function moveFocus(from: Element, region: string, to: string): void {
  from.closest(region)?.querySelector<HTMLElement>(to)?.focus();
}
