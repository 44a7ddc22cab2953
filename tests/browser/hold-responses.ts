import type { Page, Request } from "playwright-core";
import { pageSettled } from "./browser";

interface HeldResponses {
  /** The first held request: the server has processed it, but the page has no response. */
  first: Promise<Request>;
  /** Number of matching requests so far. */
  count: () => number;
  /** Lets all responses through. */
  release: () => void;
}

/** Holds responses to matching requests until `release`, as on a slow connection. */
export async function holdResponses(page: Page, matches: (request: Request) => boolean): Promise<HeldResponses> {
  const released = openableGate();
  let resolveFirst: (request: Request) => void = () => {};
  const first = new Promise<Request>((done) => (resolveFirst = done));
  let count = 0;
  await page.route(
    () => true,
    async (route) => {
      const request = route.request();
      if (!matches(request)) return route.fallback();
      count++;
      if (released.isOpen()) return route.fallback();
      // The page may be closed or have aborted the request.
      const response = await route.fetch({ maxRedirects: 0 }).catch(() => null);
      resolveFirst(request);
      await released.passed;
      if (response) await route.fulfill({ response }).catch(() => {});
    },
  );
  return { first, count: () => count, release: released.open };
}

/** Opens a page without its scripts until `loadScripts`. */
export async function visitEarly(page: Page, path: string): Promise<{ loadScripts: () => Promise<void> }> {
  const gate = openableGate();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await gate.passed;
    await route.continue().catch(() => {});
  });
  await page.goto(path, { waitUntil: "commit" });
  const loadScripts = () => {
    gate.open();
    return pageSettled(page);
  };
  return { loadScripts };
}

/** A request that refreshes the page or navigates; not a prefetch. */
export function isPageRequest(request: Request): boolean {
  const headers = request.headers();
  return headers.rsc === "1" && !("next-router-prefetch" in headers) && !("next-router-segment-prefetch" in headers);
}

/** An API call that changes data. */
export function isChange(request: Request): boolean {
  return new URL(request.url()).pathname.startsWith("/api/") && request.method() !== "GET";
}

/** `passed` resolves after `open`. */
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
