import { z } from "zod";
import { AUTOMATION_LEVELS } from "@/lib/domain/triage";

const share = z.number().min(0, "A share must be at least 0.").max(1, "A share must be at most 1.");
const level = z.enum(AUTOMATION_LEVELS);
const amount = z.number().min(0, "An amount must not be negative.").max(1_000_000);
const slug = z.string().min(1).max(60);
const modelName = z
  .string()
  .max(100, "A model's name can have at most 100 characters.")
  .regex(/^[a-z0-9][a-z0-9._-]*$/i, "A model's name has letters, digits, dots and hyphens only.");

/** At the level "cautious", we apply values with at least the confidence `threshold`. */
const FieldPolicy = z.strictObject({ level, threshold: share });

const CategoryPolicy = z.strictObject({
  level: level.optional(),
  threshold: share.optional(),
  /** True: tickets of this category are never sent to a vendor's model. */
  neverOutside: z.boolean().optional(),
});

/** US dollars per million tokens. */
const Price = z.strictObject({ input: amount, output: amount });

/** Everything that admins decide about triage. Every value has a default. */
export const TriageSettings = z.strictObject({
  /** Which model runs first. The other one also runs if the first is not confident. */
  order: z.enum(["own-first", "gemini-first", "own-only"]).default("own-first"),
  /** True: the other model always runs too, to compare both. Its values are not applied. */
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
  /** Our model applies a value only with at least this many labels in total and of that value. */
  learning: z
    .strictObject({
      leastLabels: z.number().int().min(1).max(20_000).default(200),
      leastOfClass: z.number().int().min(1).max(1_000).default(10),
    })
    .prefault({}),
  /** If people keep less than the share `target` of the last `window` values of a category, it is only suggested. */
  breaker: z
    .strictObject({
      target: share.default(0.75),
      window: z.number().int().min(5).max(1_000).default(50),
      /** With fewer values, nothing changes. */
      least: z.number().int().min(5).max(1_000).default(20),
    })
    .prefault({}),
  cost: z
    .strictObject({
      /** Prices of the paid tier in October 2026: https://ai.google.dev/gemini-api/docs/pricing */
      prices: z.record(modelName, Price).default({
        "gemini-3.5-flash-lite": { input: 0.3, output: 2.5 },
        "gemini-3.5-flash": { input: 1.5, output: 9 },
        "gemini-3.1-flash-lite": { input: 0.25, output: 1.5 },
      }),
      /** Budgets in US dollars; null: no limit. */
      dailyBudget: amount.nullable().default(null),
      monthlyBudget: amount.nullable().default(null),
      /** The model to use once 80% of a budget is spent. */
      cheaperModel: modelName.nullable().default(null),
      /** At most this many tickets of one person go to a vendor's model per day. */
      readingsPerPerson: z.number().int().min(0).max(10_000).default(50),
    })
    .prefault({}),
});
export type TriageSettings = z.output<typeof TriageSettings>;

export const DEFAULT_TRIAGE_SETTINGS: TriageSettings = TriageSettings.parse({});

export const TriageSettingsInput = z.strictObject({ policy: TriageSettings });
export type TriageSettingsInput = z.output<typeof TriageSettingsInput>;

export const SaveTriageSettingsInput = TriageSettingsInput.extend({ version: z.number().int().min(0) });
export type SaveTriageSettingsInput = z.output<typeof SaveTriageSettingsInput>;

const hours = (max: number) => z.number().int().min(1, "At least one hour.").max(max);

/** Everything that admins decide about holidays and approvals. Every value has a default. */
export const RoutingSettings = z.strictObject({
  /** Holidays count for people with working hours, in each person's time zone. */
  holidays: z
    .array(
      z.strictObject({ day: z.iso.date("Enter a date such as 2026-12-25."), name: z.string().trim().min(1).max(80) }),
    )
    .max(400, "At most 400 holidays.")
    .refine((list) => new Set(list.map(({ day }) => day)).size === list.length, "This day is already a holiday.")
    .default([]),
  /** `reminderHours` and `escalationHours` also apply to offers of tickets to another team. */
  approvals: z
    .strictObject({
      reminderHours: hours(24 * 30).default(24),
      /** After this time the next person or an admin is asked too. */
      escalationHours: hours(24 * 90).default(72),
      linkDays: z.number().int().min(1).max(30).default(7),
    })
    .refine(
      ({ reminderHours, escalationHours }) => escalationHours > reminderHours,
      "The escalation must come after the reminder.",
    )
    .prefault({}),
});
export type RoutingSettings = z.output<typeof RoutingSettings>;

export const RoutingSettingsInput = z.strictObject({ policy: RoutingSettings });

export const SaveRoutingSettingsInput = RoutingSettingsInput.extend({ version: z.number().int().min(0) });
export type SaveRoutingSettingsInput = z.output<typeof SaveRoutingSettingsInput>;
