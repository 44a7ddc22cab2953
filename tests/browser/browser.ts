import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";

/** The address of the suite's app. */
export const APP = setting("BROWSER_URL");

/** The app's data folder; `mail` in it has the sent emails. */
export const DATA_DIR = setting("BROWSER_DATA_DIR");

const ARGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** Generous, for busy machines. */
const TIMEOUT_MS = 30_000;
/** Options for `expect.poll`. */
export const WAIT = { timeout: TIMEOUT_MS, interval: 250 };
const PASSWORD = "demopassword";

/** The demo's three people, by role. */
export const DEMO = { user: "viewer@demo.com", moderator: "moderator@demo.com", admin: "admin@demo.com" } as const;

/** The pages of the admin's sidebar, and the forms for new items. */
export const ADMIN_PAGES = [
  "/queue?view=all",
  "/approvals",
  "/people",
  "/people?new=1",
  "/categories?new=1",
  "/teams?new=1",
  "/skills?new=1",
  "/admin/routing",
  "/admin/triage",
  "/admin/triage/levels",
  "/dictionary?new=1",
  "/admin/rules",
  "/admin/rules?new=1",
  "/admin/runs",
  "/admin/triage/learning",
  "/outbox",
];

interface WindowOptions {
  /** The email address of a signed-in person; a visitor without. */
  as?: string;
  password?: string;
  /** 390 × 844 with touch. */
  phone?: boolean;
  /** The device's preference. */
  device?: "light" | "dark";
  /** The choice in the theme menu. */
  theme?: "light" | "dark";
  script?: boolean;
}

let browser: Promise<Browser> | undefined;
const errors: string[] = [];

/** Opens a page in a new browser session. */
export async function openWindow({
  as,
  password = PASSWORD,
  phone,
  device,
  theme,
  script,
}: WindowOptions = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: setting("BROWSER_CHROMIUM"), args: ARGS });
  const context = await (await browser).newContext({
    baseURL: APP,
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
    isMobile: phone,
    colorScheme: device ?? "light",
    javaScriptEnabled: script ?? true,
    // Otherwise axe would measure colours during animations.
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(TIMEOUT_MS);
  if (theme) await context.addCookies([{ name: "theme", value: theme, url: APP }]);
  if (as) await signIn(context, as, password);
  const page = await context.newPage();
  page.on("pageerror", (error) => errors.push(`${new URL(page.url()).pathname}: ${error.message}`));
  page.on("console", (message) => {
    // Chromium logs every failed request; tests check those themselves.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    errors.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  return page;
}

/** Goes to a page and waits until it is interactive. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path);
  await pageSettled(page);
  return response;
}

/** Resolves when React has hydrated every control and is idle. */
export async function pageSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, input, textarea, select")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
  await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done())));
}

/** Errors that pages threw or logged since the file started. */
export function pageErrors(): readonly string[] {
  return errors;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Sends the same next-auth requests as the sign-in page. */
async function signIn(context: BrowserContext, email: string, password: string): Promise<void> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { email, password, csrfToken, callbackUrl: APP, json: "true" };
  const response = await context.request.post("/api/auth/callback/credentials", { form, headers: { origin: APP } });
  if (!response.ok()) throw new Error(`${email} can't sign in: ${response.status()}`);
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests run by \`npm run test:browser\`.`);
  return value;
}
