import type { Metadata } from "next";
import { homeOf } from "@/app/_features/app-shell/shell-actor";
import { requireActor } from "@/app/_server/auth/page";
import { AuthFrame } from "@/app/(public)/auth-frame";
import { ChangePasswordForm } from "./change-password-form";

export const metadata: Metadata = { title: "Change password" };

export default async function ChangePasswordPage() {
  const actor = await requireActor({ next: "/change-password", beforePasswordChange: true });
  return (
    <AuthFrame>
      <ChangePasswordForm email={actor.email} forced={actor.mustChangePassword} home={homeOf(actor.role)} />
    </AuthFrame>
  );
}
