import type { Role } from "@/lib/domain/people";

export const STAFF_ROLES: readonly Role[] = ["moderator", "admin"];
export const ADMIN_ROLES: readonly Role[] = ["admin"];
