import type { Page, Request } from "playwright-core";
import { pageSettled } from "./browser";

interface Held {
  /** The first request that was held back: the server has worked on it, and the page does not know. */
  first: Promise<Request>;
  /** How many there were so far. */
  count: () => number;
  /** Lets the answers through, those held and those to come. */
  release: () => void;
}

/** Holds the answers to some of the page's requests back until they are released, as on a slow line. */
export async function holdResponses(page: Page, isMeant: (request: Request) => boolean): Promise<Held> {
  const released = openableGate();
  let seen: (request: Request) => void = () => {};
  const first = new Promise<Request>((done) => (seen = done));
  let many = 0;
  await page.route(
    () => true,
    async (route) => {
      const request = route.request();
      if (!isMeant(request)) return route.fallback();
      many++;
      if (released.isOpen()) return route.fallback();
      // The page may be gone or have stopped waiting for it.
      const answer = await route.fetch({ maxRedirects: 0 }).catch(() => null);
      seen(request);
      await released.passed;
      if (answer) await route.fulfill({ response: answer }).catch(() => {});
    },
  );
  return { first, count: () => many, release: released.open };
}

/** Opens a page whose scripts do not come before they are let through. */
export async function visitEarly(page: Page, path: string): Promise<{ letScriptsCome: () => Promise<void> }> {
  const come = openableGate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await come.passed;
    await route.continue().catch(() => {});
  });
  await page.goto(path, { waitUntil: "commit" });
  const letScriptsCome = () => {
    come.open();
    return pageSettled(page);
  };
  return { letScriptsCome };
}

/** A request by which the page is drawn anew or another one is gone to, no guess that it might be. */
export function isDrawing(request: Request): boolean {
  const headers = request.headers();
  return headers.rsc === "1" && !("next-router-prefetch" in headers) && !("next-router-segment-prefetch" in headers);
}

/** A call of the API that changes something. */
export function isChange(request: Request): boolean {
  return new URL(request.url()).pathname.startsWith("/api/") && request.method() !== "GET";
}

/** `passed` resolves once somebody opens it. */
export function openableGate(): { passed: Promise<void>; open: () => void; isOpen: () => boolean } {
  let opened = false;
  let pass = () => {};
  const passed = new Promise<void>((done) => (pass = done));
  const open = () => {
    opened = true;
    pass();
  };
  return { passed, open, isOpen: () => opened };
}
