import { z } from "zod";
import { PASSWORD_MAX, passwordProblem } from "@/lib/auth/password-rules";
import { PAGE_INPUT } from "@/lib/domain/page-input";
import { AVAILABILITIES, ROLES } from "@/lib/domain/people";

/** An email address, trimmed and in lower case, so that each address has one spelling. */
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

/** An existing password. The rules for new ones don't apply, so that older passwords still work. */
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
  /** `bearer`: the response contains a token. `cookie`: next-auth sets a cookie. */
  sessionType: "bearer" | "cookie";
};

export const AskResetInput = z.strictObject({ email: EmailInput });
export type AskReset = z.output<typeof AskResetInput> & { address: string };

export const ResetPasswordInput = z.strictObject({ token, password: newPassword });
export type ResetPassword = z.output<typeof ResetPasswordInput>;

/** With a token, verifies the address. Without one, the signed-in person gets another link. */
export const VerifyEmailInput = z.strictObject({ token: token.optional() });

export const ChangePasswordInput = z.strictObject({ currentPassword: typedPassword, newPassword });
export type ChangePassword = z.output<typeof ChangePasswordInput>;

const timeZone = z.string().max(60).refine(isTimeZone, "Enter a time zone such as Europe/Berlin.");

/** Three time spans a day. */
const MAX_SPANS = 21;

/** Weekly working hours. People without them count as always at work. */
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
  /** The end of the absence; null: not known. */
  awayUntil: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullable(),
  /** `keep` leaves open tickets, `queue` returns them, an id gives them to that person. */
  handsTo: z.union([z.enum(["keep", "queue"]), z.uuid().toLowerCase()], "Enter keep, queue or a colleague's id."),
  workingHours: WorkingHoursInput.nullable(),
};

const preferences = z.strictObject({ theme: z.enum(["system", "light", "dark"]), timeZone }).partial();
export type Preferences = z.output<typeof preferences>;

/** Fields and preferences that are absent stay unchanged. */
export const UpdateMeInput = z.strictObject({ name, preferences, ...availability }).partial();
export type UpdateMe = z.output<typeof UpdateMeInput>;

const staff = {
  role: z.enum(ROLES),
  /** Slugs of all the person's skills. */
  skills: z.array(z.string().trim().toLowerCase().max(40)).max(100).transform(distinct),
  /** Ids or slugs of all the person's teams. */
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

/** Roles from a query string: repeated parameters or a comma-separated list. */
const roles = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((list) => list.split(",")))
  .pipe(z.array(z.enum(ROLES)).max(20));

export const ListPeopleInput = z.strictObject({
  ...PAGE_INPUT,
  search: z.string().trim().min(1).max(100).optional(),
  role: roles.optional(),
  /** `invited`: people who must still replace their temporary password. */
  state: z.enum(["active", "invited", "deactivated"]).optional(),
  assignable: z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true"),
});
export type ListPeople = z.output<typeof ListPeopleInput>;

function distinct(list: string[]): string[] {
  return [...new Set(list)];
}

/** Refuses offsets such as +02:00, because they don't follow summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
