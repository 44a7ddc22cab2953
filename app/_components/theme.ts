/** What a person may choose; "system" follows the device. */
export const THEMES = ["light", "dark", "system"] as const;
export type Theme = (typeof THEMES)[number];

/** The cookie that the layout reads, so that the first bytes of a page already carry the theme. */
export const THEME_COOKIE = "theme";

export function themeOf(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? "system";
}
