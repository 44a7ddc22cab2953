import { createHash } from "node:crypto";
import { AppError } from "@/lib/errors";
import { HttpProblem } from "./problem";

const KEY = /^[\x21-\x7e]{1,200}$/;

export interface IdempotencyKey {
  key: string;
  requestHash: string;
}

/** The request's Idempotency-Key with a hash of the request; undefined without the header. */
export function idempotencyKeyOf(request: Request, body: string | Uint8Array): IdempotencyKey | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!KEY.test(key)) {
    throw new AppError("invalid", "An Idempotency-Key must be 1 to 200 printable characters without spaces.");
  }
  const path = new URL(request.url).pathname;
  return { key, requestHash: createHash("sha256").update(`${request.method} ${path}\n`).update(body).digest("hex") };
}

export function keyReused(): HttpProblem {
  return new HttpProblem(
    422,
    "idempotency-key-reused",
    "This Idempotency-Key was used with another body. Use a new one.",
  );
}
