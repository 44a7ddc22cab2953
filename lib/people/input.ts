import { z } from "zod";
import { PASSWORD_MAX, passwordProblem } from "@/lib/auth/password-rules";
import { AVAILABILITIES, ROLES } from "@/lib/domain/people";

/** One spelling an account: the address without surrounding space, in lower case. */
export const EmailInput = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("This is not an e-mail address.").max(254, "An e-mail address has at most 254 characters."));

const name = z
  .string()
  .trim()
  .min(1, "Give a name.")
  .max(100, "A name has at most 100 characters.")
  .regex(/^\P{Cc}*$/u, "A name is one line of text.");

const newPassword = z.string().superRefine((password, check) => {
  const fault = passwordProblem(password);
  if (fault) check.addIssue({ code: "custom", message: fault });
});

/** What is typed to prove who one is: no rules, so that older passwords keep working. */
const typedPassword = z.string().min(1, "Type your password.").max(PASSWORD_MAX);

const token = z.string().min(1).max(100);

export const SignUpInput = z
  .strictObject({ name, email: EmailInput, password: newPassword })
  .superRefine((account, check) => {
    const fault = passwordProblem(account.password, account.email);
    if (fault) check.addIssue({ code: "custom", path: ["password"], message: fault });
  });
export type SignUp = z.output<typeof SignUpInput> & { address: string };

export const SignInInput = z.strictObject({
  email: z.string().trim().toLowerCase().min(1, "Type your e-mail address.").max(254),
  password: typedPassword,
});
export type SignIn = z.output<typeof SignInInput> & {
  address: string;
  /** `cookie`: next-auth's JWT carries the session's id, and no bearer token is made. */
  door: "bearer" | "cookie";
};

export const AskResetInput = z.strictObject({ email: EmailInput });
export type AskReset = z.output<typeof AskResetInput> & { address: string };

export const ResetPasswordInput = z.strictObject({ token, password: newPassword });
export type ResetPassword = z.output<typeof ResetPasswordInput>;

/** Without a token, whoever is signed in asks for another link. */
export const VerifyEmailInput = z.strictObject({ token: token.optional() });

export const ChangePasswordInput = z.strictObject({ currentPassword: typedPassword, newPassword });
export type ChangePassword = z.output<typeof ChangePasswordInput>;

const timeZone = z.string().max(60).refine(isTimeZone, "This is not a time zone, such as Europe/Berlin.");

/** Three spans for each day of a week. */
const MOST_SPANS = 21;

/** When somebody works. Null takes the hours away: at work at any time. */
export const WorkingHoursInput = z
  .strictObject({
    timeZone,
    spans: z
      .array(
        z.strictObject({
          day: z.int().min(1, "A day is 1 (Monday) to 7 (Sunday).").max(7, "A day is 1 (Monday) to 7 (Sunday)."),
          from: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "A time is written like 09:00."),
          to: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "A time is written like 17:00."),
        }),
      )
      .min(1, "Name some hours, or take the working hours away.")
      .max(MOST_SPANS, `A week has at most ${MOST_SPANS} spans.`),
  })
  .superRefine(({ spans }, check) => {
    for (const [index, { day, from, to }] of spans.entries()) {
      const refuse = (message: string) => check.addIssue({ code: "custom", path: ["spans", index, "to"], message });
      if (to <= from) refuse("A span ends after it begins. A night is two spans: until 24:00, and from 00:00.");
      const other = spans.slice(0, index).find((one) => one.day === day && one.from < to && from < one.to);
      if (other) refuse(`${from} to ${to} overlaps ${other.from} to ${other.to} of the same day.`);
    }
  });

const availability = {
  availability: z.enum(AVAILABILITIES),
  /** When an away person comes back by itself; null for "until further notice". */
  awayUntil: z.iso.datetime({ offset: true }).pipe(z.coerce.date()).nullable(),
  /** What happens to the open tickets of who goes away: they keep them, the queue gets them, or a colleague, by id. */
  handsTo: z.union([z.enum(["keep", "queue"]), z.uuid().toLowerCase()], "Say keep, queue, or a colleague's id."),
  workingHours: WorkingHoursInput.nullable(),
};

const preferences = z
  .strictObject({
    theme: z.enum(["system", "light", "dark"]),
    timeZone,
  })
  .partial();
export type Preferences = z.output<typeof preferences>;

/** Preferences that are not named stay as they are. */
export const UpdateMeInput = z.strictObject({ name, preferences, ...availability }).partial();
export type UpdateMe = z.output<typeof UpdateMeInput>;

const desk = {
  role: z.enum(ROLES),
  /** Slugs of skills in the list. */
  skills: z.array(z.string().trim().toLowerCase().max(40)).max(100).transform(distinct),
  /** Ids or slugs of teams; the whole new list. Who leads a team is said at the team. */
  teams: z.array(z.string().trim().toLowerCase().max(80)).max(50).transform(distinct),
  capacity: z
    .int("How many tickets at a time is a whole number.")
    .min(1, "Nobody works with a capacity of 0. Set 1 or more, or mark them as away.")
    .max(1_000, "Somebody can have at most 1,000 tickets at a time."),
};

export const InvitePersonInput = z.strictObject({
  name,
  email: EmailInput,
  role: desk.role.default("user"),
  skills: desk.skills.default([]),
  teams: desk.teams.default([]),
  capacity: desk.capacity.default(20),
});
export type InvitePerson = z.output<typeof InvitePersonInput>;

export const UpdatePersonInput = z.strictObject({ name, ...desk, ...availability, deactivated: z.boolean() }).partial();
export type UpdatePerson = z.output<typeof UpdatePersonInput> & { id: string };

export const CreateAdminInput = z.strictObject({ name, email: EmailInput, password: newPassword.optional() });
export type CreateAdmin = z.output<typeof CreateAdminInput>;

/** Either a repeated or a comma-separated parameter. */
const roles = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((part) => part.split(",")))
  .pipe(z.array(z.enum(ROLES)).max(20));

export const ListPeopleInput = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z.string().max(500).optional(),
  /** Words in a name, an address, a skill's slug or a team's name. */
  search: z.string().trim().min(1).max(100).optional(),
  role: roles.optional(),
  /** `invited` people have not chosen a password of their own yet. */
  state: z.enum(["active", "invited", "deactivated"]).optional(),
  /** `true`: only who may be given tickets, and only what one needs to choose; staff may ask too. */
  assignable: z
    .enum(["true", "false"])
    .default("false")
    .transform((word) => word === "true"),
});
export type ListPeople = z.output<typeof ListPeopleInput>;

function distinct(list: string[]): string[] {
  return [...new Set(list)];
}

/** A place's zone: an offset such as +02:00 knows no summer time. */
function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
