/** True if the window is at least as wide as the theme's breakpoint. Works only in the browser. */
export function isAtLeast(breakpoint: "lg" | "panel"): boolean {
  const width = getComputedStyle(document.documentElement).getPropertyValue(`--breakpoint-${breakpoint}`);
  return matchMedia(`(min-width: ${width})`).matches;
}
