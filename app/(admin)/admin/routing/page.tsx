import type { Metadata } from "next";
import { PageBar } from "@/app/_features/app-shell/page-bar";
import { pageContext } from "@/app/_server/auth/page";
import { ADMIN_ROLES } from "@/app/_server/auth/staff-roles";
import { findRoutingSettings } from "@/lib/settings/queries";
import { RoutingForm } from "./routing-form";

export const metadata: Metadata = { title: "Holidays and approvals" };

export default async function RoutingPage() {
  const ctx = await pageContext({ roles: ADMIN_ROLES, next: "/admin/routing" });
  const stored = await findRoutingSettings(ctx);
  return (
    <div className="min-h-full bg-base-200">
      <PageBar title="Holidays and approvals" />
      <div className="mx-auto max-w-6xl p-3 pb-10 sm:p-5">
        <RoutingForm stored={stored} today={ctx.now().toISOString().slice(0, 10)} />
      </div>
    </div>
  );
}
