import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/_components/logo";
import { SkipLink } from "@/app/_components/skip-link";
import { ThemeSwitch } from "@/app/_components/theme-switch";

/** The frame of the page that an emailed approval link opens. Approvers need no account for it. */
export function ApproveFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-[calc(100dvh-var(--banner,0px))] flex-col bg-base-100 text-md">
      <SkipLink />
      <header className="flex h-14 shrink-0 items-center justify-between border-line border-b px-4 sm:px-8">
        <Link href="/" className="rounded-sm">
          <Logo size={24} />
        </Link>
        <ThemeSwitch />
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        <div className="mx-auto w-full max-w-[42rem] px-4 pt-8 pb-20 sm:pt-12">{children}</div>
      </main>
    </div>
  );
}

type ApproveMessageProps = { title: string; children: ReactNode; actions?: ReactNode };

export function ApproveMessage({ title, children, actions }: ApproveMessageProps) {
  return (
    <div className="mx-auto max-w-lg pt-6 sm:pt-16">
      <h1 className="font-semibold text-2xl">{title}</h1>
      <div className="mt-2 space-y-3 text-muted">{children}</div>
      {actions ? <div className="mt-6 flex flex-wrap gap-3">{actions}</div> : null}
    </div>
  );
}
