import type { Actor } from "@/lib/auth/actor";
import { AppError } from "@/lib/errors";

export function reviewerId(actor: Actor): string {
  if (actor.kind !== "person") throw new AppError("forbidden", "Only a person can answer a review.");
  return actor.id;
}
