import { z } from "zod";

/** All settings, read at the first call, because a build has none. Throws with the name of an invalid setting. */
export function env(): Env {
  if (holder.__signalboxEnv) return holder.__signalboxEnv;
  const settings = readEnv(process.env);
  // Without this variable, next-auth would trust the Host header.
  process.env.NEXTAUTH_URL = `${settings.APP_URL}/api/auth`;
  holder.__signalboxEnv = settings;
  return settings;
}

const flag = z.enum(["0", "1", "true", "false"]).transform((v) => v === "1" || v === "true");
const count = (fallback: number, max = 1_000_000) => z.coerce.number().int().min(1).max(max).default(fallback);
const url = z.url({ protocol: /^https?$/ });

/** The start script sets random passwords for the demo if other machines can reach it. */
const demoPasswords = z
  .string()
  .transform((text, check): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      check.addIssue({ code: "custom", message: "not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.object({ admin: z.string().min(10), moderator: z.string().min(10), viewer: z.string().min(10) }));

const Settings = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_POOL: count(10, 100),
  NEON_WSPROXY: z.string().optional(),
  DATA_DIR: z.string().default(".data"),
  APP_URL: url.optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  TRUST_PROXY: flag.default(false),
  /** Set by our server script. It writes the client's address into a header, so that we can trust this header. */
  OWN_SERVER: flag.default(false),
  HOT_RELOAD: flag.default(false),
  AUTH_SECRET: z.string().min(32).optional(),
  SIGNUP: z.enum(["open", "invite"]).default("open"),
  ADMIN_EMAIL: z.email().optional(),
  ADMIN_PASSWORD: z.string().min(10).max(200).optional(),
  DEMO: flag.default(false),
  DEMO_PASSWORDS: demoPasswords.optional(),
  LIMIT_SIGNIN_FAILURES: count(10),
  LIMIT_SIGNUPS_PER_HOUR: count(20),
  LIMIT_CLASSIFY_PER_MINUTE: count(30),
  LIMIT_LINKS_PER_HOUR: count(5),
  LIMIT_LINKS_BY_ADDRESS_PER_HOUR: count(30),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_DEV: z.string().optional(),
  INNGEST_BASE_URL: url.optional(),
  ENGINE_CONCURRENCY: count(4, 64),
  ENGINE_BACKOFF_MS: z
    .string()
    .regex(/^\d+(,\d+)*$/)
    .default("15000,30000,60000,120000,300000,600000,1200000,2400000,3600000,7200000")
    .transform((v) => v.split(",").map(Number)),
  GEMINI_API_KEY: z.string().optional(),
  GEMINI_MODEL: z.string().default("gemini-3.5-flash-lite"),
  GEMINI_BASE_URL: url.optional(),
  GEMINI_TIMEOUT_MS: count(15_000, 120_000),
  RESEND_API_KEY: z.string().optional(),
  RESEND_BASE_URL: url.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  MAIL_FROM: z.string().default("Signalbox <signalbox@localhost>"),
  MAIL_TIMEOUT_MS: count(15_000, 60_000),
  VERCEL: z.string().optional(),
});

export type Env = z.output<typeof Settings> & {
  /** Our public address. All links use it, never a request's Host header. */
  APP_URL: string;
};

/** Settings from a record of strings. Empty strings count as unset, as in an `.env` file. */
export function readEnv(raw: Record<string, string | undefined>): Env {
  const values = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = Settings.safeParse(values);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
    throw new Error(
      `Signalbox can't start: the setting ${names.join(" and ")} is not valid. See .env.example for what it takes.`,
    );
  }
  const settings = parsed.data;
  return { ...settings, APP_URL: (settings.APP_URL ?? `http://localhost:${settings.PORT}`).replace(/\/$/, "") };
}

/** True in bundled code; false in commands and tests, which run from the sources. */
export function isBundled(): boolean {
  return process.env.NEXT_RUNTIME !== undefined;
}

export type EngineMode = "cloud" | "dev" | "embedded";

/** Says which engine runs background jobs. Throws for settings that are incomplete or unsafe. */
export function engineMode(settings: Env = env()): EngineMode {
  const { INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey, INNGEST_DEV: dev, VERCEL: vercel } = settings;
  const useDev = dev !== undefined && dev !== "0" && dev !== "false";
  if (useDev && vercel)
    throw new Error("Signalbox can't start on Vercel with INNGEST_DEV set: it switches signature checks off.");
  if (useDev) return "dev";
  if (eventKey && signingKey) return "cloud";
  if (eventKey || signingKey || vercel) {
    throw new Error(
      `Signalbox can't start: the setting ${eventKey ? "INNGEST_SIGNING_KEY" : "INNGEST_EVENT_KEY"} is missing.`,
    );
  }
  return "embedded";
}

const holder = globalThis as { __signalboxEnv?: Env };
