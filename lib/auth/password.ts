import { randomInt } from "node:crypto";
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";

// The least cost that OWASP recommends for argon2id. A hash takes about 25 ms of one core.
// https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const COST: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password that nobody knows. It stands in where an account or its password is missing. */
const DUMMY_HASH = "$argon2id$v=19$m=19456,t=2,p=1$T5sC/lX9xPulDR+C+q7FnQ$dJIlM2gjI1rKSsVnU1mdosmuh1JuVFgh7Z2leFZhhUA";

/** Hashes a password. The result is in PHC format and contains a random salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), COST);
}

/** True if the password matches. Without a hash: false after the same time, so that timing doesn't reveal accounts. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? DUMMY_HASH, normalize(password));
  return matches && passwordHash != null;
}

/** Creates a random password: four groups of five letters or digits that are easy to read aloud. It has 99 bits. */
export function temporaryPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** Some keyboards send a letter with an accent as two characters. Both forms must give the same hash. */
function normalize(password: string): string {
  return password.normalize("NFKC");
}
