"use client";
import Link from "next/link";
import { useState } from "react";
import { callApi } from "@/app/_client/api";
import { useForm } from "@/app/_client/use-form";
import { AuthForm, NewPasswordField } from "@/app/(public)/auth-form";
import { AuthMain, AuthMessage } from "@/app/(public)/auth-frame";
import { ResetPasswordInput } from "@/lib/people/input";

export function ResetForm({ token }: { token: string }) {
  const [done, setDone] = useState(false);
  const form = useForm({
    schema: ResetPasswordInput,
    start: { password: "" },
    shape: ({ password }) => ({ token, password }),
    async send(input) {
      await callApi("POST", "/api/auth/reset", { body: input });
      setDone(true);
      return undefined;
    },
  });
  if (done) {
    const about = "You have been signed out on all other devices.";
    return (
      <div role="status">
        <AuthMessage title="Password changed" about={about} href="/sign-in" action="Sign in" />
      </div>
    );
  }
  const newLink = (
    <Link href="/forgot-password" className="link-in">
      Get a new link
    </Link>
  );
  return (
    <AuthMain title="Choose a new password">
      <AuthForm form={form} submit="Save password" busyLabel="Saving" problemLink={newLink}>
        <NewPasswordField label="New password" {...form.field("password")} />
      </AuthForm>
    </AuthMain>
  );
}
