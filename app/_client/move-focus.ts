/** Before `from` is removed: focuses the first match of the selector `to` in the closest `region` (a selector too). */
export function moveFocus(from: Element, region: string, to: string): void {
  from.closest(region)?.querySelector<HTMLElement>(to)?.focus();
}
