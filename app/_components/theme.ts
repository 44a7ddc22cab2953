/** `system`: light or dark, as the device is set. */
export type Theme = "light" | "dark" | "system";

/** The name of the cookie with the chosen theme. The server reads it to render the page in this theme. */
export const THEME_COOKIE = "theme";

/** The theme in the cookie; "system" if the cookie is missing or has another value. */
export function themeOf(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}
