import type { Role } from "@/lib/domain/people";

/** Who works at the desk. */
export const STAFF: readonly Role[] = ["moderator", "admin"];
export const ADMINS: readonly Role[] = ["admin"];
