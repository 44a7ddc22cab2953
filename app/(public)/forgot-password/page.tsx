import type { Metadata } from "next";
import { AuthFrame } from "@/app/(public)/auth-frame";
import { ForgotForm } from "./forgot-form";

export const metadata: Metadata = { title: "Reset your password" };

export default function ForgotPasswordPage() {
  return (
    <AuthFrame>
      <ForgotForm />
    </AuthFrame>
  );
}
