import type { Role } from "@/lib/domain/people";

/** Who works at the desk. */
export const STAFF_ROLES: readonly Role[] = ["moderator", "admin"];
export const ADMIN_ROLES: readonly Role[] = ["admin"];
