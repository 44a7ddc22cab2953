import { z } from "zod";
import { PASSWORD_MAX, passwordProblem } from "@/lib/auth/password-rules";
import { AVAILABILITIES, ROLES } from "@/lib/domain/people";

/** Trimmed and in lower case, so that each account has one spelling. */
export const EmailInput = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter a valid email address.").max(254, "An email address can have at most 254 characters."));

const name = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "A name can have at most 100 characters.")
  .regex(/^\P{Cc}*$/u, "A name must be one line of text.");

const newPassword = z.string().superRefine((password, check) => {
  const problem = passwordProblem(password);
  if (problem) check.addIssue({ code: "custom", message: problem });
});

/** No rules, so that older passwords keep working. */
const typedPassword = z.string().min(1, "Enter your password.").max(PASSWORD_MAX);

const token = z.string().min(1).max(100);

export const SignUpInput = z
  .strictObject({ name, email: EmailInput, password: newPassword })
  .superRefine((account, check) => {
    const problem = passwordProblem(account.password, account.email);
    if (problem) check.addIssue({ code: "custom", path: ["password"], message: problem });
  });
export type SignUp = z.output<typeof SignUpInput> & { address: string };

export const SignInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1, "Enter your email address.").max(254),
  password: typedPassword,
});
export type SignIn = z.output<typeof SignInInput> & {
  address: string;
  /** `cookie`: for next-auth, without a bearer token. */
  door: "bearer" | "cookie";
};

export const AskResetInput = z.strictObject({ email: EmailInput });
export type AskReset = z.output<typeof AskResetInput> & { address: string };

export const ResetPasswordInput = z.strictObject({ token, password: newPassword });
export type ResetPassword = z.output<typeof ResetPasswordInput>;

/** Without a token, the signed-in person asks for another link. */
export const VerifyEmailInput = z.strictObject({ token: token.optional() });

export const ChangePasswordInput = z.strictObject({ currentPassword: typedPassword, newPassword });
export type ChangePassword = z.output<typeof ChangePasswordInput>;

const timeZone = z.string().max(60).refine(isTimeZone, "Enter a time zone such as Europe/Berlin.");

/** Three per day. */
const MAX_SPANS = 21;

/** Weekly working hours. Null means always at work. */
export const WorkingHoursInput = z
  .strictObject({
    timeZone,
    spans: z
      .array(
        z.strictObject({
          day: z.int().min(1, "A day is 1 (Monday) to 7 (Sunday).").max(7, "A day is 1 (Monday) to 7 (Sunday)."),
          from: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Enter a time such as 09:00."),
          to: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "Enter a time such as 17:00."),
        }),
      )
      .min(1, "Add at least one time span, or remove the working hours.")
      .max(MAX_SPANS, `A week can have at most ${MAX_SPANS} time spans.`),
  })
  .superRefine(({ spans }, check) => {
    for (const [index, { day, from, to }] of spans.entries()) {
      const addIssue = (message: string) => check.addIssue({ code: "custom", path: ["spans", index, "to"], message });
      if (to <= from)
        addIssue("The end must be after the start. Split a night into two spans: until 24:00 and from 00:00.");
      const other = spans.slice(0, index).find((one) => one.day === day && one.from < to && from < one.to);
      if (other) addIssue(`${from} to ${to} overlaps ${other.from} to ${other.to} on the same day.`);
    }
  });

const availability = {
  availability: z.enum(AVAILABILITIES),
  /** Null: until further notice. */
  awayUntil: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullable(),
  /** Where open tickets go: they stay, to the queue, or to a colleague. */
  handsTo: z.union([z.enum(["keep", "queue"]), z.uuid().toLowerCase()], "Enter keep, queue or a colleague's id."),
  workingHours: WorkingHoursInput.nullable(),
};

const preferences = z.strictObject({ theme: z.enum(["system", "light", "dark"]), timeZone }).partial();
export type Preferences = z.output<typeof preferences>;

/** Absent preferences are not changed. */
export const UpdateMeInput = z.strictObject({ name, preferences, ...availability }).partial();
export type UpdateMe = z.output<typeof UpdateMeInput>;

const staff = {
  role: z.enum(ROLES),
  /** Slugs of skills in the list. */
  skills: z.array(z.string().trim().toLowerCase().max(40)).max(100).transform(distinct),
  /** Ids or slugs of all teams. */
  teams: z.array(z.string().trim().toLowerCase().max(80)).max(50).transform(distinct),
  capacity: z
    .int("Capacity must be a whole number.")
    .min(1, "Capacity must be at least 1. To stop assigning tickets, set the person to away.")
    .max(1_000, "Capacity must be at most 1,000."),
};

export const InvitePersonInput = z.strictObject({
  name,
  email: EmailInput,
  role: staff.role.default("user"),
  skills: staff.skills.default([]),
  teams: staff.teams.default([]),
  capacity: staff.capacity.default(20),
});
export type InvitePerson = z.output<typeof InvitePersonInput>;

export const UpdatePersonInput = z
  .strictObject({ name, ...staff, ...availability, deactivated: z.boolean() })
  .partial();
export type UpdatePerson = z.output<typeof UpdatePersonInput> & { id: string };

export const CreateAdminInput = z.strictObject({ name, email: EmailInput, password: newPassword.optional() });
export type CreateAdmin = z.output<typeof CreateAdminInput>;

/** A repeated or comma-separated parameter. */
const roles = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((list) => list.split(",")))
  .pipe(z.array(z.enum(ROLES)).max(20));

export const ListPeopleInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
  /** Matches names, addresses, skill slugs and team names. */
  search: z.string().trim().min(1).max(100).optional(),
  role: roles.optional(),
  /** `invited`: has not chosen a password yet. */
  state: z.enum(["active", "invited", "deactivated"]).optional(),
  /** `true`: only people who can be assigned tickets. Also for staff. */
  assignable: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});
export type ListPeople = z.output<typeof ListPeopleInput>;

function distinct(list: string[]): string[] {
  return [...new Set(list)];
}

/** Offsets such as +02:00 have no summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
