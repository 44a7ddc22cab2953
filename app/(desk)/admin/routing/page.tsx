import type { Metadata } from "next";
import { pageContext } from "@/app/_auth/page";
import { DeskBar } from "@/app/_ui/desk-bar";
import { findRoutingPolicy } from "@/lib/policy/queries";
import { ADMINS } from "../../_parts/staff";
import { RoutingForm } from "./routing-form";

export const metadata: Metadata = { title: "Presence and approvals" };

/** Days on which nobody works, and how long approvals wait. */
export default async function RoutingPage() {
  const ctx = await pageContext({ roles: ADMINS, next: "/admin/routing" });
  const stored = await findRoutingPolicy(ctx);
  return (
    <div className="min-h-full bg-base-200">
      <DeskBar title="Presence and approvals" />
      <div className="mx-auto max-w-6xl p-3 pb-10 sm:p-5">
        <RoutingForm stored={stored} today={ctx.now().toISOString().slice(0, 10)} />
      </div>
    </div>
  );
}
