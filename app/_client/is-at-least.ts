/** True if the window is at least as wide as a breakpoint of the theme. Browser only. */
export function isAtLeast(breakpoint: "md" | "split"): boolean {
  const width = getComputedStyle(document.documentElement).getPropertyValue(`--breakpoint-${breakpoint}`);
  return matchMedia(`(min-width: ${width})`).matches;
}
