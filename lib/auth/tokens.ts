import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** A token of 256 random bits for a session or a mailed link. Store only `hash`. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** SHA-256, hex. A fast hash is safe here, because random tokens cannot be guessed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two secrets of any length in constant time. */
export function secretsEqual(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
