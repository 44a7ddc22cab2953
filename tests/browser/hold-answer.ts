import type { Page, Request } from "playwright-core";

interface HeldAnswer {
  /** The server has answered. */
  isDone: Promise<void>;
  letThrough: () => void;
}

/** The server does what the next such request asks, and its answer reaches the page only when it is let through. */
export async function holdAnswer(page: Page, isMeant: (request: Request) => boolean): Promise<HeldAnswer> {
  const [done, letGo] = [gate(), gate()];
  let met = false;
  await page.route("**", async (route) => {
    if (met || !isMeant(route.request())) return route.fallback();
    met = true;
    const response = await route.fetch();
    done.open();
    await letGo.passed;
    await route.fulfill({ response });
  });
  return { isDone: done.passed, letThrough: letGo.open };
}

/** A page drawn anew; what is fetched ahead of a press is none. */
export function isDrawing(request: Request, path: string): boolean {
  const { rsc, "next-router-prefetch": ahead } = request.headers();
  return new URL(request.url()).pathname === path && rsc === "1" && ahead === undefined;
}

/** `passed` resolves once somebody opens it. */
export function gate(): { passed: Promise<void>; open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((go) => {
    open = go;
  });
  return { passed, open };
}
