import Link from "next/link";
import type { ReactNode } from "react";
import { ButtonLink } from "@/app/_components/button";
import { Logo } from "@/app/_components/logo";
import { SkipLink } from "@/app/_components/skip-link";
import { ThemeSwitch } from "@/app/_components/theme-switch";
import { ProgressPanel } from "./progress-panel";

/** The frame of the account pages: a narrow form; in windows from 1000 px, a drawing stands beside it. */
export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="roomy grid min-h-[calc(100dvh-var(--banner,0px))] bg-base-100 text-base split:grid-cols-2">
      <SkipLink />
      <div className="flex flex-col">
        <header className="flex items-center justify-between px-6 pt-5 sm:px-12 sm:pt-8">
          <Link href="/" className="rounded-sm">
            <Logo size={26} />
          </Link>
          <ThemeSwitch />
        </header>
        <main id="main" tabIndex={-1} className="mx-auto flex w-full max-w-[25rem] flex-1 flex-col px-4 outline-none">
          {children}
        </main>
      </div>
      <ProgressPanel />
    </div>
  );
}

export function AuthMain({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) {
  return (
    <div className="py-12 sm:pt-24">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {about ? <p className="mt-1 text-md text-muted">{about}</p> : null}
      <div className="mt-6">{children}</div>
    </div>
  );
}

export function AuthMessage({ href, action, ...main }: { title: string; about: string; href: string; action: string }) {
  return (
    <AuthMain {...main}>
      <ButtonLink href={href} variant="primary" size="xl" className="w-full">
        {action}
      </ButtonLink>
    </AuthMain>
  );
}
