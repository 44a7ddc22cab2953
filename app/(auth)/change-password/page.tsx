import type { Metadata } from "next";
import { requireActor } from "@/app/_auth/page";
import { homeOf } from "@/app/_ui/shell-actor";
import { AuthFrame } from "../auth-frame";
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
