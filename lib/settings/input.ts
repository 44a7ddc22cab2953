import { z } from "zod";
import { AUTOMATION_LEVELS } from "@/lib/domain/triage";

const share = z.number().min(0, "A share is at least 0.").max(1, "A share is at most 1.");
const level = z.enum(AUTOMATION_LEVELS);
const amount = z.number().min(0, "An amount is not negative.").max(1_000_000);
const slug = z.string().min(1).max(60);
const modelName = z
  .string()
  .max(100, "A model's name has at most 100 characters.")
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, "A model's name has letters, digits, dots and hyphens only.");

/** How far automation goes for one field, and from which confidence the cautious level applies. */
const FieldPolicy = z.strictObject({ level, threshold: share });

/** What differs for one category; what is missing is as the field has it. */
const CategoryPolicy = z.strictObject({
  level: level.optional(),
  threshold: share.optional(),
  /** True: a ticket that this category speaks for is never sent to a vendor's model. */
  neverOutside: z.boolean().optional(),
});

/** Price of a vendor's model in US dollars for a million tokens. */
const Price = z.strictObject({ input: amount, output: amount });

/** Everything that admins decide about triage. Every part has a default, so that a fresh workspace needs none. */
export const TriageSettings = z.strictObject({
  /** Who decides first: our own model where it is sure enough and a vendor's below that, the other way round, or ours alone. */
  order: z.enum(["own-first", "gemini-first", "own-only"]).default("own-first"),
  /** True: the one that was not needed is asked too, for comparison only. */
  shadow: z.boolean().default(false),
  fields: z
    .strictObject({
      category: FieldPolicy.default({ level: "cautious", threshold: 0.75 }),
      priority: FieldPolicy.default({ level: "cautious", threshold: 0.75 }),
      skills: FieldPolicy.default({ level: "cautious", threshold: 0.75 }),
      title: FieldPolicy.default({ level: "cautious", threshold: 0 }),
    })
    .prefault({}),
  categories: z.record(slug, CategoryPolicy).default({}),
  /** A learned model with fewer labels applies nothing by itself. */
  learning: z
    .strictObject({
      leastLabels: z.number().int().min(1).max(20_000).default(200),
      leastOfClass: z.number().int().min(1).max(1_000).default(10),
    })
    .prefault({}),
  /** A category whose values people keep less often than `target`, over the last `window` decisions, is turned down. */
  breaker: z
    .strictObject({
      target: share.default(0.75),
      window: z.number().int().min(5).max(1_000).default(50),
      least: z.number().int().min(5).max(1_000).default(20),
    })
    .prefault({}),
  cost: z
    .strictObject({
      /** The vendor's list for text in its paid tier, of October 2026: https://ai.google.dev/gemini-api/docs/pricing */
      prices: z.record(modelName, Price).default({
        "gemini-3.5-flash-lite": { input: 0.3, output: 2.5 },
        "gemini-3.5-flash": { input: 1.5, output: 9 },
        "gemini-3.1-flash-lite": { input: 0.25, output: 1.5 },
      }),
      /** US dollars; null: no bound. */
      dailyBudget: amount.nullable().default(null),
      monthlyBudget: amount.nullable().default(null),
      /** Asked from 80% of a budget on; null: the same model goes on. */
      cheaperModel: modelName.nullable().default(null),
      /** How many readings by a vendor's model one person's tickets get in a day. */
      readingsPerPerson: z.number().int().min(0).max(10_000).default(50),
    })
    .prefault({}),
});
export type TriageSettings = z.output<typeof TriageSettings>;

/** What a fresh workspace has. */
export const DEFAULT_TRIAGE_SETTINGS: TriageSettings = TriageSettings.parse({});

/** The whole policy, as it is to be. */
export const TriageSettingsInput = z.strictObject({ policy: TriageSettings });
export type TriageSettingsInput = z.output<typeof TriageSettingsInput>;

/** A changed policy and the version that was seen when it was changed. */
export const SaveTriageSettingsInput = TriageSettingsInput.extend({ version: z.number().int().min(0) });
export type SaveTriageSettingsInput = z.output<typeof SaveTriageSettingsInput>;

const hours = (most: number) => z.number().int().min(1, "At least an hour.").max(most);

/** What admins decide about who is there, and about approvals. Every part has a default. */
export const RoutingSettings = z.strictObject({
  /** Days on which nobody works who has working hours: dates as they are in each person's time zone. */
  holidays: z
    .array(
      z.strictObject({ day: z.iso.date("A day is written like 2026-12-25."), name: z.string().trim().min(1).max(80) }),
    )
    .max(400, "At most 400 holidays.")
    .refine((list) => new Set(list.map(({ day }) => day)).size === list.length, "A day is a holiday once.")
    .default([]),
  /** The first two count for offers to another team as well. */
  approvals: z
    .strictObject({
      /** Who has not answered is asked once more after that many hours. */
      reminderHours: hours(24 * 30).default(24),
      /** After that many, counted from the asking, the next one or an admin is asked as well. */
      escalationHours: hours(24 * 90).default(72),
      /** How long a mailed link is good. */
      linkDays: z.number().int().min(1).max(30).default(7),
    })
    .refine((wait) => wait.escalationHours > wait.reminderHours, "Escalation comes after the reminder.")
    .prefault({}),
});
export type RoutingSettings = z.output<typeof RoutingSettings>;

/** What a fresh workspace has. */
export const DEFAULT_ROUTING_SETTINGS: RoutingSettings = RoutingSettings.parse({});

/** The whole of it, as it is to be. */
export const RoutingSettingsInput = z.strictObject({ policy: RoutingSettings });

/** With the version that was seen when it was changed. */
export const SaveRoutingSettingsInput = RoutingSettingsInput.extend({ version: z.number().int().min(0) });
export type SaveRoutingSettingsInput = z.output<typeof SaveRoutingSettingsInput>;
