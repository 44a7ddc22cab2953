import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";

/** Whose answer it is. Our own jobs give none: a review is a person's word. */
export function reviewerId(actor: Actor): string {
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person answers a review.");
  return actor.id;
}
