import type { Role } from "@/lib/words";

/** Who works at the desk. */
export const STAFF: readonly Role[] = ["moderator", "admin"];
export const ADMINS: readonly Role[] = ["admin"];
