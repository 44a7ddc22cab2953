/** Moves the focus away from an element that will be removed. Focuses the first match of the selector `to` inside the
 * closest ancestor that matches the selector `region`. */
export function moveFocus(from: Element, region: string, to: string): void {
  from.closest(region)?.querySelector<HTMLElement>(to)?.focus();
}
