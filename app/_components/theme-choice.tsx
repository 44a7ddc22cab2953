"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { MenuChoice } from "./menu";
import { THEME_COOKIE, type Theme, themeOf } from "./theme";

const YEAR_SECONDS = 31_536_000;
const ICON = { size: 15, strokeWidth: 1.75, "aria-hidden": true } as const;
const OPTIONS = [
  { value: "light", label: "Light", icon: <Sun {...ICON} /> },
  { value: "dark", label: "Dark", icon: <Moon {...ICON} /> },
  { value: "system", label: "System", icon: <Monitor {...ICON} /> },
] as const;

/** Menu items to choose the theme. A choice applies at once and is saved in a cookie for the server. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(watch, currentTheme, () => "system" as const);
  return <MenuChoice<Theme> label="Theme" value={theme} options={OPTIONS} onChange={choose} keepOpen />;
}

const currentTheme = (): Theme => themeOf(document.documentElement.dataset.theme);

function choose(theme: Theme) {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
}

function watch(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
