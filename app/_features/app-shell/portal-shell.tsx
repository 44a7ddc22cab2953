import { ArrowLeft, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Avatar } from "@/app/_components/avatar";
import { ButtonLink } from "@/app/_components/button";
import { Logo } from "@/app/_components/logo";
import { NavLink } from "@/app/_components/nav-link";
import { SkipLink } from "@/app/_components/skip-link";
import { ThemeSwitch } from "@/app/_components/theme-switch";
import type { PersonActor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { hasOutbox } from "@/lib/mail/queries";
import { AccountMenu } from "./account-menu";
import { openApprovals } from "./load-shell";
import { APPROVALS_LINK } from "./nav-links";
import { homeOf, shellActor } from "./shell-actor";

interface PortalShellProps {
  actor: PersonActor | null;
  /** Phones show this in place of the logo. */
  phone?: { title: string; back: string; icon?: "back" | "close" };
  /** Replaces the signed-in person's links on the landing page. */
  landing?: ReactNode;
  children: ReactNode;
}

/** The frame of pages for visitors and requesters: a header and one column. */
export async function PortalShell({ actor, phone, landing, children }: PortalShellProps) {
  const approvalCount = actor && !landing ? await openApprovals() : null;
  return (
    <div
      className={`flex min-h-[calc(100dvh-var(--banner,0px))] flex-col text-md ${landing ? "bg-base-200" : "bg-base-100"}`}
    >
      <SkipLink />
      <header className={`shrink-0 text-base ${landing ? "px-4 sm:px-12" : "border-line border-b px-4 sm:px-8"}`}>
        <div className={`flex items-center gap-6 sm:gap-8 ${landing ? "mx-auto h-16 max-w-288" : "h-14"}`}>
          {phone ? <PhoneTitle {...phone} /> : null}
          <Link
            href={actor && !landing ? homeOf(actor.role) : "/"}
            className={`rounded-sm ${phone ? "hidden sm:block" : ""}`}
          >
            <Logo size={24} />
          </Link>
          {landing ?? (actor ? <Links actor={actor} approvalCount={approvalCount} /> : null)}
          <div className="ml-auto flex items-center gap-2">
            {actor ? <Account actor={actor} approvalCount={approvalCount} /> : <Visitor />}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
    </div>
  );
}

function PhoneTitle({ title, back, icon }: NonNullable<PortalShellProps["phone"]>) {
  const Icon = icon === "close" ? X : ArrowLeft;
  return (
    <div className="-ml-2 flex items-center gap-1 sm:hidden">
      <Link href={back} className="grid size-11 place-items-center rounded-md text-muted">
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
        <span className="sr-only">{icon === "close" ? "Close" : "Back"}</span>
      </Link>
      <span className="font-semibold text-md">{title}</span>
    </div>
  );
}

const LINK =
  "hidden rounded-sm py-1 text-muted hover:text-base-content aria-[current=page]:font-semibold aria-[current=page]:text-base-content sm:block";

function Links({ actor, approvalCount }: { actor: PersonActor; approvalCount: string | null }) {
  const first = actor.role === "user" ? { href: "/tickets", label: "My tickets" } : { href: "/queue", label: "Queue" };
  return (
    <nav aria-label="Main" className="flex items-center gap-5">
      <NavLink href={first.href} className={LINK}>
        {first.label}
      </NavLink>
      <NavLink href="/tickets/new" className={LINK}>
        New ticket
      </NavLink>
      {approvalCount ? (
        <NavLink href={APPROVALS_LINK.href} className={LINK}>
          {APPROVALS_LINK.label} <span className="num chip chip-soft ml-0.5 text-2xs">{approvalCount}</span>
        </NavLink>
      ) : null}
    </nav>
  );
}

function Account({ actor, approvalCount }: { actor: PersonActor; approvalCount: string | null }) {
  const trigger = (
    <button
      type="button"
      className="flex min-h-11 items-center gap-3 rounded-md px-1.5 text-muted hover:text-base-content"
      aria-label={`Account of ${actor.name}`}
    >
      <span className="hidden sm:block">{actor.name}</span>
      <Avatar person={actor} size={28} />
    </button>
  );
  return (
    <AccountMenu actor={shellActor(actor)} outbox={hasOutbox(actor)} approvalCount={approvalCount} trigger={trigger} />
  );
}

function Visitor() {
  const { DEMO: isDemo, SIGNUP: signup } = env();
  return (
    <>
      <ThemeSwitch />
      <ButtonLink href="/sign-in" variant="ghost" className="text-base">
        Sign in
      </ButtonLink>
      {isDemo || signup === "open" ? (
        <ButtonLink
          href={isDemo ? "/sign-in" : "/sign-up"}
          variant="primary"
          size="lg"
          className="hidden sm:inline-flex"
        >
          {isDemo ? "Try the demo" : "Create account"}
        </ButtonLink>
      ) : null}
    </>
  );
}
