import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/app/_components/logo";

/** A page that shows only a message, such as "Page not found". */
export function PlainPage({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="flex min-h-[calc(100dvh-var(--banner,0px))] flex-col bg-base-100 px-6 text-md">
      <header className="flex h-14 items-center sm:px-6">
        <Link href="/" className="rounded-sm">
          <Logo size={26} />
        </Link>
      </header>
      <main id="main" className="mx-auto flex w-full max-w-lg flex-1 flex-col justify-center pb-32">
        <svg width="160" height="44" viewBox="0 0 160 44" fill="none" aria-hidden="true" className="mb-6">
          <path d="M0 12h62l20 20h54" stroke="var(--color-primary)" strokeWidth="2.5" />
          <path d="M140 22v20" stroke="var(--sb-edge)" strokeWidth="3" />
          <path d="M62 12h98" stroke="var(--sb-track)" strokeWidth="2.5" strokeDasharray="5 5" />
        </svg>
        <h1 className="font-semibold text-2xl">{title}</h1>
        <div className="mt-2 text-muted">{children}</div>
        {actions ? <div className="mt-6 flex flex-wrap gap-3">{actions}</div> : null}
      </main>
    </div>
  );
}
