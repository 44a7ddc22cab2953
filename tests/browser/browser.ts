import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";

/** Where the lane's app answers. */
export const APP = setting("BROWSER_URL");

/** Where it keeps its data, and in `mail` what it would have sent. */
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
/** ms; how long any one thing on a page may take, also on a machine that is busy. */
const PATIENCE_MS = 30_000;
/** For `expect.poll`, with the same patience. */
export const WAIT = { timeout: PATIENCE_MS, interval: 250 };
const PASSWORD = "demopassword";

/** The demo's three people, by role. */
export const DEMO = { user: "viewer@demo.com", moderator: "moderator@demo.com", admin: "admin@demo.com" } as const;

/** What an admin's side bar leads to, and the panes in which things are made. */
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

interface Window {
  /** Address of somebody who is signed in already; a visitor without. */
  as?: string;
  password?: string;
  /** 390 × 844 with touch. */
  phone?: boolean;
  /** What the device prefers. */
  device?: "light" | "dark";
  /** What was chosen in the theme menu. */
  theme?: "light" | "dark";
  script?: boolean;
}

let browser: Promise<Browser> | undefined;
const heard: string[] = [];

/** A page in a browser session of its own. */
export async function openWindow({
  as,
  password = PASSWORD,
  phone,
  device,
  theme,
  script,
}: Window = {}): Promise<Page> {
  browser ??= chromium.launch({ executablePath: setting("BROWSER_CHROMIUM"), args: ARGS });
  const context = await (await browser).newContext({
    baseURL: APP,
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    hasTouch: phone,
    isMobile: phone,
    colorScheme: device ?? "light",
    javaScriptEnabled: script ?? true,
    // Axe would measure the colours of something that is still fading in.
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (theme) await context.addCookies([{ name: "theme", value: theme, url: APP }]);
  if (as) await signIn(context, as, password);
  const page = await context.newPage();
  page.on("pageerror", (error) => heard.push(`${new URL(page.url()).pathname}: ${error.message}`));
  page.on("console", (message) => {
    // A refused request is the test's business, and Chromium writes one line for each.
    if (message.type() !== "error" || message.text().startsWith("Failed to load resource")) return;
    heard.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  return page;
}

/** Goes to a page and waits until it answers to presses and keys. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const answer = await page.goto(path);
  await pageSettled(page);
  return answer;
}

/** Resolves once React holds every control of the page and has nothing left to do. */
export async function pageSettled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll("button, input, textarea, select")];
    return controls.every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));
  });
  await page.evaluate(() => new Promise<void>((done) => requestIdleCallback(() => done())));
}

/** What pages threw or wrote to the console as an error since this file began. */
export function complaints(): readonly string[] {
  return heard;
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** By next-auth's own requests, as the sign-in page sends them. */
async function signIn(context: BrowserContext, email: string, password: string): Promise<void> {
  const { csrfToken } = (await (await context.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { email, password, csrfToken, callbackUrl: APP, json: "true" };
  const answer = await context.request.post("/api/auth/callback/credentials", { form, headers: { origin: APP } });
  if (!answer.ok()) throw new Error(`${email} can't sign in: ${answer.status()}`);
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: these tests run by \`npm run test:browser\`.`);
  return value;
}
