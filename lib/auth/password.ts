import { randomInt } from "node:crypto";
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";

/** argon2id with OWASP's recommended minimum: 19 MiB, two passes, one lane; about 25 ms of one core
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). */
const COST: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random, discarded password at the same cost, for accounts without a password. */
const DUMMY_HASH = "$argon2id$v=19$m=19456,t=2,p=1$T5sC/lX9xPulDR+C+q7FnQ$dJIlM2gjI1rKSsVnU1mdosmuh1JuVFgh7Z2leFZhhUA";

/** A hash in PHC format with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), COST);
}

/** True if the password matches the hash. Without a hash (unknown address, or no password yet) it takes the same time
 * and returns false, so that the time reveals nothing. */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? DUMMY_HASH, normalize(password));
  return matches && passwordHash != null;
}

/** Twenty characters in four groups, from 31 that are easy to read aloud: 99 bits. */
export function temporaryPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** Keyboards differ: a letter may be one or two code points. */
function normalize(password: string): string {
  return password.normalize("NFKC");
}
