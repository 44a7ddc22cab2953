import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** Creates a token of 256 random bits for a session or an emailed link. Store only its `hash`. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** The SHA-256 of a token, as hex. A fast hash is safe here, because nobody can guess a random token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two secrets of any length in constant time. */
export function secretsEqual(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
