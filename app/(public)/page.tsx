import { ButtonLink } from "@/app/_components/button";
import { LogoMark } from "@/app/_components/logo";
import { PortalShell } from "@/app/_features/app-shell/portal-shell";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { pageActor } from "@/app/_server/auth/page";
import { env } from "@/lib/env";
import { Proofs } from "./_landing/proofs";
import { RoutingDrawing } from "./_landing/routing-drawing";

export default async function LandingPage() {
  const actor = await pageActor();
  const start = actor
    ? { href: homeOf(actor.role), label: actor.role === "user" ? "My tickets" : "Go to the queue" }
    : env().DEMO
      ? { href: "/sign-in", label: "Try the demo" }
      : { href: "/tickets/new", label: "Open a ticket" };
  return (
    <PortalShell actor={actor} landing={<Links />}>
      <div className="overflow-x-clip">
        <section className="mx-auto max-w-300 px-4 pt-10 sm:px-6 sm:pt-15">
          <h1 className="max-w-3xl font-semibold text-3xl tracking-[-0.022em] sm:text-4xl">
            Every request reaches someone who can solve it
          </h1>
          <p className="mt-5 max-w-[44rem] text-lg text-muted leading-7.5">
            Signalbox reads each request, sets its category and priority, shows why, and assigns it to the right person.
            Your team has the final say.
          </p>
          <div className="mt-8 flex flex-wrap items-center gap-3">
            <ButtonLink href={start.href} variant="primary" size="xl" className="px-6">
              {start.label}
            </ButtonLink>
            <ButtonLink href="#why" size="xl" className="px-6">
              See how it decides
            </ButtonLink>
            <p className="text-base text-muted sm:ml-3">
              Open source. Runs on your machine with two commands and no API keys.
            </p>
          </div>
        </section>
        <RoutingDrawing />
        <ProductPicture />
        <Proofs />
        <RunIt />
      </div>
      <footer className="border-line border-t px-4 sm:px-12">
        <div className="mx-auto flex h-16 max-w-288 items-center gap-6 text-muted text-sm">
          <LogoMark size={20} />
          <span>Signalbox, under the MIT licence</span>
        </div>
      </footer>
    </PortalShell>
  );
}

function Links() {
  return (
    <nav aria-label="On this page" className="hidden items-center gap-5 text-muted md:flex">
      <a href="#why" className="hover:text-base-content">
        How it decides
      </a>
      <a href="#run" className="hover:text-base-content">
        Run it yourself
      </a>
    </nav>
  );
}

const PICTURE_ALT =
  "An agent’s ticket page: the request with its evidence marked, the steps of triage below it, and each value with its reason on the right.";

function ProductPicture() {
  return (
    <section aria-label="The ticket page" className="mx-auto mt-16 max-w-[82.5rem] px-4 sm:mt-20 sm:px-6">
      <div className="overflow-hidden rounded-xl border border-line bg-base-100 shadow-panel">
        <Picture src="/ticket-page-light.png" className="sb-light-only" />
        <Picture src="/ticket-page-dark.png" className="sb-dark-only" />
      </div>
    </section>
  );
}

/** Lazy loading never fetches the picture of the hidden theme. */
function Picture({ src, className }: { src: string; className: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: two files of known size that need no resizing service
    <img
      src={src}
      alt={PICTURE_ALT}
      width={1440}
      height={900}
      loading="lazy"
      decoding="async"
      className={`h-auto w-full ${className}`}
    />
  );
}

function RunIt() {
  return (
    <section id="run" className="mx-auto max-w-300 px-4 py-20 sm:px-6">
      <div className="sb-card flex flex-col gap-8 p-6 sm:p-10 md:flex-row md:items-center">
        <div>
          <h2 className="font-semibold text-xl">Runs where you want it</h2>
          <p className="mt-2 max-w-sm text-md text-muted">
            Run it as one process on a laptop, or on Vercel with Neon, Inngest and Resend. Without an AI key, the
            built‑in model classifies tickets.
          </p>
        </div>
        <pre className="rounded-lg bg-neutral px-6 py-5 font-mono text-base text-neutral-content leading-7 md:ml-auto">
          npm ci{"\n"}npm run demo
        </pre>
      </div>
    </section>
  );
}
