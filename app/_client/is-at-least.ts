/** Whether the window is as wide as a breakpoint of the theme. For browsers. */
export function isAtLeast(breakpoint: "md" | "pane"): boolean {
  const width = getComputedStyle(document.documentElement).getPropertyValue(`--breakpoint-${breakpoint}`);
  return matchMedia(`(min-width: ${width})`).matches;
}
