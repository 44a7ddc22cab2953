/** Passwords of the three named accounts and of all `others`. Accounts without one can't sign in by password. */
export interface DemoPasswords {
  admin: string;
  moderator: string;
  viewer: string;
  others?: string;
}

const KNOWN = "demopassword";

export const KNOWN_PASSWORDS: DemoPasswords = { admin: KNOWN, moderator: KNOWN, viewer: KNOWN, others: KNOWN };

/** The accounts that the start script prints, by address. */
export const NAMED_ACCOUNTS = new Map<string, "admin" | "moderator" | "viewer">([
  ["admin@demo.com", "admin"],
  ["moderator@demo.com", "moderator"],
  ["viewer@demo.com", "viewer"],
]);
