import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { CSSProperties, ReactNode } from "react";
import { IconSymbols } from "@/app/_components/icons";
import { THEME_COOKIE, themeOf } from "@/app/_components/theme";
import { Toaster } from "@/app/_components/toast";
import { env } from "@/lib/env";

export const metadata: Metadata = {
  title: { default: "Signalbox", template: "%s · Signalbox" },
  description: "The help desk that classifies a request, assigns it to the right person, and explains why.",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/logo.svg", type: "image/svg+xml" },
    ],
    apple: "/apple-touch-icon.png",
  },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f6f2" },
    { media: "(prefers-color-scheme: dark)", color: "#0d1414" },
  ],
};

/** The frame of every page. A cookie sets the theme; without `data-theme`, the device's theme applies. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  const isDemo = env().DEMO;
  return (
    <html
      lang="en"
      data-theme={theme === "system" ? undefined : theme}
      style={isDemo ? ({ "--banner": "1.75rem" } as CSSProperties) : undefined}
      suppressHydrationWarning
    >
      <body>
        <IconSymbols />
        {isDemo ? <DemoBanner /> : null}
        {children}
        <Toaster />
      </body>
    </html>
  );
}

/** The line at the top of the demo; `--banner` is its height. */
function DemoBanner() {
  return (
    <aside
      aria-label="About this demo"
      className="flex h-7 items-center justify-center overflow-hidden bg-warn-soft px-4 text-warning text-xs"
    >
      <p className="truncate">
        Demo: people and tickets are made up<span className="hidden sm:inline">. Don’t enter real data</span>.
      </p>
    </aside>
  );
}
