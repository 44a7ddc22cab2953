import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits for a session or a mailed link. Only `hash` may be stored. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashToken(token) };
}

/** SHA-256, hex. Enough for a random token: there is nothing to guess from a list, so a slow hash would only cost time. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Compares two secrets of any length in the same time, wherever they differ. */
export function secretsEqual(one: string, other: string): boolean {
  return timingSafeEqual(createHash("sha256").update(one).digest(), createHash("sha256").update(other).digest());
}
