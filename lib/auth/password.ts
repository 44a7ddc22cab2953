import { randomInt } from "node:crypto";
import { type Algorithm, hash, type Options, verify } from "@node-rs/argon2";

/**
 * argon2id at the least that OWASP's password storage cheat sheet recommends: 19 MiB, two passes, one lane
 * (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). About 25 ms of one core.
 */
const COST: Options = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of 32 random bytes that nobody kept, at the same cost: what a password is compared with where there is none. */
const STAND_IN = "$argon2id$v=19$m=19456,t=2,p=1$T5sC/lX9xPulDR+C+q7FnQ$dJIlM2gjI1rKSsVnU1mdosmuh1JuVFgh7Z2leFZhhUA";

/** A hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(composed(password), COST);
}

/**
 * True where the password is the one of the hash. Without a hash (an unknown address, an account that never had a
 * password) it does the same work and says no, so that the time taken tells nothing.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? STAND_IN, composed(password));
  return matches && passwordHash != null;
}

/** Twenty characters out of 31 that nobody confuses when read aloud: 99 bits, in four groups. */
export function temporaryPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** One letter can be typed as one or two code points, depending on the keyboard. */
function composed(password: string): string {
  return password.normalize("NFKC");
}
