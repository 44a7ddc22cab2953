import type { ReactNode } from "react";
import { pageActor, pageContext } from "@/app/_server/auth/page";
import { loadShell } from "./load-shell";
import { StaffShell } from "./staff-shell";

/** Puts the frame around staff pages. People who can't use them get no frame; each page checks permissions itself. */
export async function StaffLayout({ children }: { children: ReactNode }) {
  const actor = await pageActor();
  if (!actor || actor.mustChangePassword || actor.role === "user") return children;
  return (
    <StaffShell actor={actor} {...(await loadShell(await pageContext()))}>
      {children}
    </StaffShell>
  );
}
