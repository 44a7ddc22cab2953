/** "system" follows the device. */
export type Theme = "light" | "dark" | "system";

/** The layout reads this cookie, so that pages arrive in the right theme. */
export const THEME_COOKIE = "theme";

export function themeOf(cookie: string | undefined): Theme {
  return cookie === "light" || cookie === "dark" ? cookie : "system";
}
